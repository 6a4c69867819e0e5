import { useRef, useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import type { QueueRow } from '#shared/ipc.ts'
import { file } from '../actions/run.ts'
import type { ChatAction } from '../actions/table.ts'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { setState, useStore } from '../store/store.ts'

const MAX_SUBJECT = 200

/** What a chat is about. Who may change it does so right here. */
export function SubjectField({ row, actions }: { row: QueueRow; actions: readonly ChatAction[] }) {
  const text = useText()
  const isOnline = useIsOnline()
  const { subject } = row.session
  const isEdited = useStore((state) => state.editedSubject === row.session.id)
  /** The focus comes back to where the editing began. */
  const wasEdited = useRef(false)
  const mayEdit = actions.some(({ id }) => id === 'subject')
  if (mayEdit && isEdited) {
    const close = () => {
      wasEdited.current = true
      setState({ editedSubject: null })
    }
    return <Editor row={row} onClose={close} />
  }
  if (!mayEdit || !isOnline) {
    return subject === '' ? null : (
      <OwnDirection title={subject} className="text-13 text-muted">
        {subject}
      </OwnDirection>
    )
  }
  return (
    <Button
      {...(subject !== '' && { 'aria-label': text('subject.edit', { subject }) })}
      autoFocus={wasEdited.current}
      onPress={() => setState({ editedSubject: row.session.id })}
      className="-mx-1.5 flex h-6 min-w-0 cursor-text items-center rounded-xs px-1.5 text-13 text-muted hover:bg-hover hover:text-ink"
    >
      <span dir="auto" title={subject} className={subject === '' ? 'truncate text-faint' : 'truncate'}>
        {subject === '' ? text('subject.add') : subject}
      </span>
    </Button>
  )
}

function Editor({ row, onClose }: { row: QueueRow; onClose(): void }) {
  const text = useText()
  const [draft, setDraft] = useState(row.session.subject)
  const isClosed = useRef(false)

  function close(keep: boolean) {
    if (isClosed.current) return
    isClosed.current = true
    onClose()
    const subject = draft.trim()
    if (keep && subject !== row.session.subject) void file(row, { subject }, { key: 'subject.done' })
  }

  return (
    <TextField
      aria-label={text('subject.action')}
      value={draft}
      maxLength={MAX_SUBJECT}
      autoFocus
      onChange={setDraft}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(true)
        else if (event.key === 'Escape') close(false)
        else return
        event.preventDefault()
      }}
      className="min-w-0 flex-1"
    >
      <Input
        dir="auto"
        placeholder={text('subject.placeholder')}
        className="selectable h-6 w-full rounded-xs bg-hover px-1.5 text-13 outline-offset-0 placeholder:text-faint"
      />
    </TextField>
  )
}
