import type { Id } from '#shared/ids.ts'
import type { ChatPlace, EventPayload } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { draftsSaved } from './drafts.ts'
import { getState } from './store.ts'
import { toast, toastError } from './toasts.ts'
import { nextWaiting } from './waiting.ts'

/** Gives a chat a window of its own: its tab is out of the strip until that is closed. */
export async function popOut(sessionId: Id): Promise<void> {
  // The other window reads what is being written here from the disk.
  await draftsSaved()
  const answer = await ask('window.popOut', { sessionId })
  if (answer.ok) return
  if (answer.error.code === 'CONFLICT') toast({ key: 'chats.tooManyWindows' }, { tone: 'problem' })
  else toastError(answer.error)
}

/** Closes the window of a chat. `isWanted`: it is on view in the console then, which comes to the front. */
export async function popIn(sessionId: Id, isWanted: boolean): Promise<void> {
  await draftsSaved()
  await ask('window.popIn', { sessionId, isWanted })
}

/** Whether a chat is in another window than this one. */
export function isElsewhere(sessionId: Id): boolean {
  const { ownChat, chatWindows } = getState()
  if (ownChat !== null) return ownChat !== sessionId
  return chatWindows.some((chat) => chat.sessionId === sessionId)
}

/** Brings the window that has a chat to the front, and there the message that is wanted. */
export function showElsewhere(place: ChatPlace): void {
  void ask('window.showChat', place)
}

/** Asked for in the window of a chat, which knows of no other: shows the one that waits next, seen from there. */
export function showNextFrom({ from, step }: EventPayload<'step'>): void {
  const next = nextWaiting(getState(), from, step)
  if (next !== null && next !== from) showElsewhere({ sessionId: next, message: null })
}
