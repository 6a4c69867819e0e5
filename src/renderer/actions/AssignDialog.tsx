import { Dialog } from '../design/Dialog.tsx'
import { PickerList } from '../design/PickerList.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld } from '../store/account.tsx'
import type { ChatDialogProps } from './ChatDialogs.tsx'
import { assign } from './run.ts'
import { usePeople } from './use-people.tsx'

/** A colleague for a chat: one press, the best match first. */
export function AssignDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const { people, hold } = usePeople(row)
  const users = useHeld((held) => held.users)
  const choose = (userId: string) => {
    onClose()
    const values = { name: row.customer.name, to: users[userId]?.name ?? '' }
    void assign(row, { kind: 'user', userId }, { key: 'assign.done', values })
  }
  return (
    <Dialog title={text('assign.title', { name: row.customer.name })} onClose={onClose}>
      <div
        className="-mx-3 mt-1 -mb-3 flex h-96 min-h-0 flex-col rounded-md border border-line"
        onPointerEnter={hold}
        onKeyDownCapture={hold}
      >
        <PickerList
          label={text('assign.people')}
          placeholder={text('assign.search')}
          options={people}
          value={[]}
          onChange={([userId]) => userId !== undefined && choose(userId)}
          empty={text('assign.nobody')}
        />
      </div>
    </Dialog>
  )
}
