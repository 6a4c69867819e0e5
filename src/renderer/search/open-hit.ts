import { openSession } from '../store/session.ts'
import type { Found } from './merge.ts'

/** Shows the chat that was found, or that the message which was found is in. */
export async function openHit({ hit }: Found): Promise<void> {
  if (hit.kind !== 'customer') await openSession(hit.kind === 'message' ? hit.sessionId : hit.id)
}
