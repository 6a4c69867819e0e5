import { UsersRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type AssignmentTarget, MAX_TRANSFER_NOTE } from '#shared/commands/assignment.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import type { Option } from '../design/option.ts'
import { PickerList } from '../design/PickerList.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useIsOnline } from '../store/account.tsx'
import type { ChatDialogProps } from './ChatDialogs.tsx'
import { assign } from './run.ts'
import { usePeople } from './use-people.tsx'

const EVERYBODY = 'everybody'

/** Hands a chat on to a team or a colleague, with a word to them. */
export function TransferDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { people, hold } = usePeople(row)
  const teams = useTeams(row.session.teamId, row.session.assigneeId)
  const options = [...teams, ...people]
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const target = options.find(({ id }) => id === chosen)

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!target || !isOnline) return
    onClose()
    const values = { name: row.customer.name, to: target.label }
    void assign(row, targetOf(target.id, teams), { key: 'transfer.done', values }, note.trim())
  }

  return (
    <Dialog title={text('transfer.title', { name: row.customer.name })} onClose={onClose}>
      <form className="flex flex-col gap-4 pt-1" onSubmit={submit}>
        <div
          className="-mx-3 flex h-64 min-h-0 flex-col rounded-md border border-line"
          onPointerEnter={hold}
          onKeyDownCapture={hold}
        >
          <PickerList
            label={text('transfer.to')}
            placeholder={text('transfer.search')}
            options={options}
            value={chosen === null ? [] : [chosen]}
            onChange={([id]) => setChosen(id ?? null)}
          />
        </div>
        <TextArea
          label={text('transfer.note')}
          hint={text('transfer.noteHint')}
          value={note}
          maxLength={MAX_TRANSFER_NOTE}
          onChange={setNote}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
            // Escape is for the dialog.
            else event.continuePropagation()
          }}
        />
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="min-w-0 flex-1 truncate text-13 text-muted">
            {target && text('transfer.goesTo', { to: target.label })}
          </p>
          <Button onPress={onClose}>{text('action.cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            unavailable={!isOnline ? text('action.offline') : target ? null : text('transfer.choose')}
          >
            {text('transfer.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The queues it could wait in: not the one it waits in already. */
function useTeams(teamId: string | null, assigneeId: string | null): Option[] {
  const text = useText()
  const teams = useHeld((held) => held.teams)
  const queues = [
    ...Object.values(teams).sort((a, b) => a.name.localeCompare(b.name)),
    { id: EVERYBODY, name: text('transfer.everybody') },
  ]
  return queues
    .filter(({ id }) => assigneeId !== null || id !== (teamId ?? EVERYBODY))
    .map(({ id, name }) => ({
      id,
      label: name,
      group: text('transfer.teams'),
      mark: (
        <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-hover text-muted">
          <UsersRound aria-hidden size={16} strokeWidth={1.75} />
        </span>
      ),
    }))
}

function targetOf(id: string, teams: readonly Option[]): AssignmentTarget {
  if (id === EVERYBODY) return { kind: 'team', teamId: null }
  return teams.some((team) => team.id === id) ? { kind: 'team', teamId: id } : { kind: 'user', userId: id }
}
