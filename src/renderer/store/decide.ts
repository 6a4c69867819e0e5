import type { Id } from '#shared/ids.ts'
import type { ChannelInput } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { readSession } from './opened.ts'
import { toastError } from './toasts.ts'

/** What becomes of a message that could not go out. An edited one comes back as the draft. */
export async function decide(sessionId: Id, input: ChannelInput<'message.decide'>): Promise<void> {
  const answer = await ask('message.decide', input)
  if (!answer.ok) toastError(answer.error)
  else if (input.decision === 'edit') await readSession(sessionId)
}
