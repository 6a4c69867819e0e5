import type { RecordEdit } from '#shared/edits.ts'
import type { Customer, Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelInput, ChannelOutput, IpcResult } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { sendCommand } from './commands.ts'
import { toast, toastError } from './toasts.ts'

/** Changes one field, on this desk at once. Answers whether it is there. */
export async function saveField(edit: ChannelInput<'record.edit'>): Promise<boolean> {
  const answer = await ask('record.edit', edit)
  if (!answer.ok) toastError(answer.error)
  return answer.ok
}

/** Mine or theirs, of a field that somebody else has changed too, or that the server refused. */
export async function decideField(
  sessionId: Id,
  { subject, field }: Pick<RecordEdit, 'subject' | 'field'>,
  decision: ChannelInput<'record.decide'>['decision'],
): Promise<void> {
  const answer = await ask('record.decide', { sessionId, subject, field, decision })
  if (!answer.ok) toastError(answer.error)
}

/** Answers whether they are blocked now. */
export async function blockCustomer({ id, name }: Customer, reason: string): Promise<boolean> {
  const answer = await sendCommand('customer.block', { customerId: id, reason })
  if (!answer.ok) {
    toastError(answer.error)
    return false
  }
  const undo = { label: { key: 'action.undo' }, run: () => void unblockCustomer(id) } as const
  toast({ key: 'customer.blockedToast', values: { name } }, { action: undo })
  return true
}

export async function unblockCustomer(customerId: Id): Promise<void> {
  const answer = await sendCommand('customer.unblock', { customerId })
  if (!answer.ok) toastError(answer.error)
}

/** Other chats of a chat's customer and the files in all of them, as far as they are on this computer. */
export interface CustomerHistory {
  chats: readonly Session[]
  moreChats: boolean
  files: readonly Message[]
  moreFiles: boolean
}

/** Null when it could not be read. */
export async function readHistory(sessionId: Id): Promise<CustomerHistory | null> {
  const [chats, files] = await Promise.all([
    ask('customer.sessions', { sessionId, after: null }),
    ask('customer.files', { sessionId, after: null }),
  ])
  if (!chats.ok || !files.ok) return null
  return {
    ...{ chats: chats.value.sessions, moreChats: chats.value.more },
    ...{ files: files.value.messages, moreFiles: files.value.more },
  }
}

/** What the server has of a customer's chats, over what is here. */
export async function completeChats(sessionId: Id, chats: readonly Session[]): Promise<readonly Session[]> {
  const answer = await ask('customer.sessionsOnline', { sessionId })
  return answer.ok ? mergeChats(chats, answer.value.sessions) : chats
}

/** Both, newest first; of a chat that is in both, the one in `newer`. */
export function mergeChats(chats: readonly Session[], newer: readonly Session[]): readonly Session[] {
  const byId = new Map([...chats, ...newer].map((chat) => [chat.id, chat]))
  return [...byId.values()].sort((a, b) => (a.lastMessageAt < b.lastMessageAt ? 1 : -1))
}

export async function moreChats(
  sessionId: Id,
  last: Session,
): Promise<ChannelOutput<'customer.sessions'> | null> {
  const after = { at: last.lastMessageAt, id: last.id }
  const answer = await ask('customer.sessions', { sessionId, after })
  if (!answer.ok) toastError(answer.error)
  return answer.ok ? answer.value : null
}

export async function moreFiles(
  sessionId: Id,
  last: Message,
): Promise<ChannelOutput<'customer.files'> | null> {
  const answer = await ask('customer.files', { sessionId, after: last.id })
  if (!answer.ok) toastError(answer.error)
  return answer.ok ? answer.value : null
}

/** Messages of a chat that is not opened. */
export function peek(sessionId: Id, beforeSeq: number): Promise<IpcResult<ChannelOutput<'session.peek'>>> {
  return ask('session.peek', { sessionId, beforeSeq })
}

/** A picture that a message carries, to be shown; null when it cannot be. */
export async function viewPicture(message: Message, thumbnail: boolean): Promise<Blob | null> {
  const { sessionId, id: messageId } = message
  const answer = await ask('attachment.view', { sessionId, messageId, thumbnail })
  if (!answer.ok) return null
  const { bytes, mimeType } = answer.value
  return new Blob([new Uint8Array(bytes)], { type: mimeType })
}
