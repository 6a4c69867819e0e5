import { ChevronDown, ChevronsUp, ChevronUp, CircleSlash2, Minus } from 'lucide-react'
import { useState } from 'react'
import { type Label, type Priority, priority } from '#shared/entities.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { Dialog } from '../design/Dialog.tsx'
import type { Option } from '../design/option.ts'
import { PickerList } from '../design/PickerList.tsx'
import { TagDot } from '../design/Tag.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useIsOnline } from '../store/account.tsx'
import type { ChatDialogProps } from './ChatDialogs.tsx'
import { file } from './run.ts'

const PRIORITY_ICONS = { low: ChevronDown, normal: Minus, high: ChevronUp, urgent: ChevronsUp } as const
/** No label is called that: names are not empty. */
const NONE = ''

const list = '-mx-3 mt-1 flex min-h-0 flex-col rounded-md border border-line'

export function PriorityDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const options: Option<Priority>[] = [...priority.options].reverse().map((id) => ({
    id,
    label: text(`priority.${id}`),
    icon: PRIORITY_ICONS[id],
  }))
  return (
    <Dialog title={text('priority.title', { name: row.customer.name })} onClose={onClose}>
      <div className={cx(list, 'h-52')}>
        <PickerList
          label={text('priority.action')}
          options={options}
          value={[row.session.priority]}
          onChange={([chosen]) => {
            onClose()
            if (chosen === undefined) return
            const values = { priority: text(`priority.${chosen}`) }
            void file(row, { priority: chosen }, { key: 'priority.done', values })
          }}
        />
      </div>
    </Dialog>
  )
}

export function CategoryDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const current = row.session.category
  const labels = useLabels('category', current === null ? [] : [current])
  const none: Option = { id: NONE, label: text('category.none'), icon: CircleSlash2 }
  return (
    <Dialog title={text('category.title', { name: row.customer.name })} onClose={onClose}>
      <div className={cx(list, 'h-72')}>
        <PickerList
          label={text('category.action')}
          options={[none, ...labels]}
          value={[current ?? NONE]}
          onChange={([chosen]) => {
            onClose()
            if (chosen === undefined) return
            const category = chosen === NONE ? null : chosen
            const values = { category: category ?? text('category.none') }
            void file(row, { category }, { key: 'category.done', values })
          }}
        />
      </div>
    </Dialog>
  )
}

/** Several at a time, kept together: one change, and one to undo. */
export function TagsDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const carried = row.session.tags
  const labels = useLabels('tag', carried)
  const [tags, setTags] = useState<readonly string[]>(carried)
  const add = tags.filter((tag) => !carried.includes(tag))
  const remove = carried.filter((tag) => !tags.includes(tag))

  function save() {
    onClose()
    if (add.length + remove.length === 0) return
    const values = { count: add.length + remove.length }
    void file(row, { tags: { add, remove } }, { key: 'tags.done', values })
  }

  return (
    <Dialog title={text('tags.title', { name: row.customer.name })} onClose={onClose}>
      <div className={cx(list, 'h-72')}>
        <PickerList
          label={text('tags.action')}
          options={labels}
          value={tags}
          mode="multiple"
          onChange={setTags}
          empty={text('tags.none')}
        />
      </div>
      <div className="mt-4 flex justify-end gap-2">
        <Button onPress={onClose}>{text('action.cancel')}</Button>
        <Button kind="primary" onPress={save} unavailable={isOnline ? null : text('action.offline')}>
          {text('tags.save')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Those that are offered, and those that the chat carries from before. */
function useLabels(kind: Label['kind'], carried: readonly string[]): Option[] {
  const labels = useHeld((held) => held.labels)
  const offered = Object.values(labels).filter(
    (label) => label.kind === kind && (label.archivedAt === null || carried.includes(label.name)),
  )
  const unknown = carried.filter((name) => !offered.some((label) => label.name === name))
  return [...offered, ...unknown.map((name) => ({ name, color: 'gray' }) as const)]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, color }) => ({ id: name, label: name, mark: <TagDot color={color} /> }))
}
