import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import { cx } from '../design/cx.ts'
import { Dialog } from '../design/Dialog.tsx'
import { fieldBox } from '../design/field.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { MAX_VIEW_NAME, type SavedView } from '../store/queue-lists.ts'
import { deleteView, moveView, renameView } from '../store/saved-views.ts'
import { useStore } from '../store/store.ts'

/** Renames, orders and deletes saved views, each at once. */
export function ManageViewsDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  const saved = useStore((state) => state.preferences.queue.saved)
  const isEmpty = saved.length === 0
  useEffect(() => {
    if (isEmpty) onClose()
  }, [isEmpty, onClose])
  return (
    <Dialog title={text('savedView.manageTitle')} onClose={onClose}>
      <p className="mb-3 text-13 text-muted">{text('savedView.manageBody')}</p>
      <ul className="flex flex-col gap-1.5">
        {saved.map((own, index) => (
          <li key={own.id}>
            <OwnView own={own} isFirst={index === 0} isLast={index === saved.length - 1} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface OwnViewProps {
  own: SavedView
  isFirst: boolean
  isLast: boolean
}

function OwnView({ own: { id, name }, isFirst, isLast }: OwnViewProps) {
  const text = useText()
  const [typed, setTyped] = useState(name)
  const keep = () => {
    const wanted = typed.trim()
    if (wanted === '') setTyped(name)
    else if (wanted !== name) renameView(id, wanted)
  }
  return (
    <div className="flex items-center gap-1">
      <TextField
        aria-label={text('savedView.rename', { name })}
        value={typed}
        onChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          // Escape is for the dialog.
          else event.continuePropagation()
        }}
        maxLength={MAX_VIEW_NAME}
        className="min-w-0 flex-1"
      >
        <Input dir="auto" className={cx('selectable h-9 px-2.5', fieldBox)} />
      </TextField>
      <IconButton
        icon={ArrowUp}
        label={text('savedView.up', { name })}
        isDisabled={isFirst}
        className="data-disabled:opacity-40"
        onPress={() => moveView(id, -1)}
      />
      <IconButton
        icon={ArrowDown}
        label={text('savedView.down', { name })}
        isDisabled={isLast}
        className="data-disabled:opacity-40"
        onPress={() => moveView(id, 1)}
      />
      <IconButton icon={Trash2} label={text('savedView.delete', { name })} onPress={() => deleteView(id)} />
    </div>
  )
}
