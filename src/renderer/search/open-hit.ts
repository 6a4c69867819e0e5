import { openSession } from '../store/chats.ts'
import { jumpToMessage } from '../store/jump.ts'
import type { Found } from './merge.ts'

/** Shows the chat that was found, at the message if it was one. The focus goes along from what has closed. */
export async function openHit({ hit }: Found, takesFocus = true): Promise<void> {
  if (hit.kind === 'message') await jumpToMessage(hit.sessionId, hit.id, { seq: hit.seq, takesFocus })
  if (hit.kind === 'session') await openSession(hit.id)
}
