import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { ask } from './bridge.ts'
import { sendCommand } from './commands.ts'
import { without } from './entities.ts'
import type { MessageEdit } from './screen.ts'
import { getState, setState } from './store.ts'
import { dismissToast, toast, toastError } from './toasts.ts'

/** For how long a deletion is held back on this desk. */
const UNDO_MS = 10_000

export function beginEdit({ id, sessionId, body, editedAt }: Message): void {
  setState({
    edits: { ...getState().edits, [id]: { sessionId, body, baseEditedAt: editedAt, isSaving: false } },
  })
}

export function changeEdit(id: Id, change: Partial<MessageEdit>): void {
  const { edits } = getState()
  const edit = edits[id]
  if (edit) setState({ edits: { ...edits, [id]: { ...edit, ...change } } })
}

export function dropEdit(id: Id): void {
  setState({ edits: without(getState().edits, [id]) })
}

/**
 * Sends the new text, over the one that its author has seen. Answers whether it is there; when it is not, the field
 * stays: a text that was changed elsewhere meanwhile comes by sync and is shown beside it.
 */
export async function saveEdit({ id, sessionId }: Message): Promise<boolean> {
  const edit = getState().edits[id]
  if (!edit || edit.isSaving) return false
  changeEdit(id, { isSaving: true })
  const { body, baseEditedAt } = edit
  const answer = await sendCommand('message.edit', { sessionId, messageId: id, body, baseEditedAt })
  changeEdit(id, { isSaving: false })
  if (answer.ok) dropEdit(id)
  else if (answer.error.code === 'STALE') toast({ key: 'message.edit.stale' }, { tone: 'problem' })
  else toastError(answer.error)
  return answer.ok
}

/**
 * Deletes a message once it can no longer be taken back. Until then nobody but this window knows: closed or locked
 * before, it has not happened.
 */
export function deleteMessage({ id, sessionId }: Message): void {
  const due = Date.now() + UNDO_MS
  const toastId = toast(
    { key: 'message.deleting.toast' },
    { action: { label: { key: 'action.undo' }, run: () => keepMessage(id) } },
  )
  setState({ deletions: { ...getState().deletions, [id]: { due, toastId } } })
  setTimeout(() => void deleteNow(id, sessionId, due), UNDO_MS)
}

export function keepMessage(id: Id): void {
  const deletion = getState().deletions[id]
  if (deletion) dismissToast(deletion.toastId)
  setState({ deletions: without(getState().deletions, [id]) })
}

async function deleteNow(id: Id, sessionId: Id, due: number): Promise<void> {
  if (getState().deletions[id]?.due !== due) return
  const answer = await sendCommand('message.delete', { sessionId, messageId: id })
  keepMessage(id)
  if (!answer.ok) toastError(answer.error)
}

export async function reviewMessage(
  { id, sessionId }: Message,
  decision: 'approve' | 'reject',
  reason = '',
): Promise<boolean> {
  const answer = await sendCommand('message.review', { sessionId, messageId: id, decision, reason })
  if (!answer.ok) toastError(answer.error)
  return answer.ok
}

/** A message with a file. */
export type FileCarrier = Pick<Message, 'id' | 'sessionId' | 'attachment'>

/** Asks main where to; answers once the file is there, or is not to be. */
export async function saveAttachment({ id, sessionId, attachment }: FileCarrier): Promise<void> {
  const answer = await ask('attachment.save', { sessionId, messageId: id })
  if (!answer.ok) toastError(answer.error)
  else if (answer.value.saved) toast({ key: 'file.saved', values: { name: attachment?.name ?? '' } })
}

export async function cancelSaving({ id, sessionId }: FileCarrier): Promise<void> {
  const answer = await ask('attachment.cancel', { sessionId, messageId: id })
  if (!answer.ok) toastError(answer.error)
}
