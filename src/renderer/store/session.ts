import { mayChangeStatus } from '#shared/access.ts'
import type { SessionStatus } from '#shared/entities.ts'
import { conflictDetails } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelInput, QueueRow } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { sendCommand } from './commands.ts'
import { meOf } from './held.ts'
import { readSession } from './opened.ts'
import { getState } from './store.ts'
import { toast, toastError } from './toasts.ts'

export { openSession } from './chats.ts'
export { readSession } from './opened.ts'

export async function claimSession(sessionId: Id): Promise<void> {
  const answer = await sendCommand('session.claim', { sessionId })
  if (answer.ok) return
  const winner = conflictDetails.safeParse(answer.error.details)
  if (answer.error.code === 'CONFLICT' && winner.success) {
    toast({ key: 'error.claimLost', values: { winner: winner.data.assigneeName } }, { tone: 'problem' })
  } else {
    toastError(answer.error)
  }
}

export async function changeStatus(row: QueueRow, to: SessionStatus): Promise<void> {
  const { id: sessionId, status: from } = row.session
  const answer = await sendCommand('session.status', { sessionId, to })
  if (!answer.ok) {
    toastError(answer.error)
    return
  }
  if (to !== 'ended' || from === 'locked') return
  const role = meOf(getState(), row.accountId)?.user.role
  const mayUndo = role !== undefined && mayChangeStatus(role, 'ended', 'active')
  const undo = {
    label: { key: 'action.undo' },
    run: () => void sendCommand('session.status', { sessionId, to: 'active' }),
  } as const
  toast({ key: 'ended.toast', values: { name: row.customer.name } }, mayUndo ? { action: undo } : {})
}

/** What becomes of a message that could not go out. An edited one comes back as the draft. */
export async function decide(sessionId: Id, input: ChannelInput<'message.decide'>): Promise<void> {
  const answer = await ask('message.decide', input)
  if (!answer.ok) toastError(answer.error)
  else if (input.decision === 'edit') await readSession(sessionId)
}
