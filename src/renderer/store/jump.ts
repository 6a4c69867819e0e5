import type { Id } from '#shared/ids.ts'
import type { ChatPlace } from '#shared/ipc.ts'
import { isElsewhere, showElsewhere } from './chat-windows.ts'
import { openHere, openSession } from './chats.ts'
import { holdAround, setOpened } from './opened.ts'
import { getState } from './store.ts'
import { toast, toastError } from './toasts.ts'

let lastTurn = 0

/** What another window, or a notification, leads to. */
export async function showHere({ sessionId, message }: ChatPlace): Promise<void> {
  if (getState().openId !== sessionId) await openHere(sessionId)
  if (message !== null) await jumpToMessage(sessionId, message.id, message)
}

/**
 * Shows a message in its conversation: what is around it is read, the focus goes there, and it is marked for a moment.
 * `seq` is its place, for those that know it, as a search's hits do.
 */
export async function jumpToMessage(
  sessionId: Id,
  messageId: Id,
  { seq = null, takesFocus = true }: { seq?: number | null; takesFocus?: boolean } = {},
): Promise<void> {
  if (isElsewhere(sessionId)) return showElsewhere({ sessionId, message: { id: messageId, seq, takesFocus } })
  if (getState().openId !== sessionId) await openSession(sessionId)
  const error = await holdAround(sessionId, messageId, seq)
  if (error?.code === 'NOT_FOUND') toast({ key: 'chats.messageGone' }, { tone: 'problem' })
  else if (error) toastError(error)
  else setOpened(sessionId, { jump: { messageId, turn: ++lastTurn, takesFocus } })
}
