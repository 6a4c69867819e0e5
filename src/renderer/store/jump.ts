import type { Id } from '#shared/ids.ts'
import { openSession } from './chats.ts'
import { holdAround, setOpened } from './opened.ts'
import { getState } from './store.ts'
import { toast, toastError } from './toasts.ts'

let lastTurn = 0

/**
 * Shows a message in its conversation: what is around it is read, the focus goes there, and it is marked for a moment.
 * `seq` is its place, for those that know it, as a search's hits do.
 */
export async function jumpToMessage(
  sessionId: Id,
  messageId: Id,
  { seq = null, takesFocus = true }: { seq?: number | null; takesFocus?: boolean } = {},
): Promise<void> {
  if (getState().openId !== sessionId) await openSession(sessionId)
  const error = await holdAround(sessionId, messageId, seq)
  if (error?.code === 'NOT_FOUND') toast({ key: 'chats.messageGone' }, { tone: 'problem' })
  else if (error) toastError(error)
  else setOpened(sessionId, { jump: { messageId, turn: ++lastTurn, takesFocus } })
}
