import { isReadOnly, mayChangeStatus } from '#shared/access.ts'
import { canAskSurvey, type SessionStatus } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, RowChange, Tx } from '../../db/index.ts'
import { sessionScopes } from '../access/index.ts'
import { messageAdded, sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { readFacts } from '../policy/index.ts'
import { announcePresence } from '../presence/index.ts'
import { lockCustomer, refuseSecondOpen } from './customer.ts'
import { waitingSince } from './waiting.ts'
import { advanceSession, beforeOf, heldSession, insertSystemMessage, mayHandle } from './write.ts'

export const changeStatus: CommandHandler<'session.status'> = async (write) => {
  const { tx, reader, input } = write
  const { role } = reader
  if (role === 'customer') throw new ParleyError('FORBIDDEN', 'Only staff change the status of a chat.')
  const before = heldSession(write)
  if (!mayHandle(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its assignee or a supervisor changes the status of this chat.')
  }

  return async () => {
    const { to, reason, survey, expectedStatus } = input
    if (expectedStatus !== undefined && expectedStatus !== before.status) {
      throw new ParleyError('CONFLICT', `This chat is ${before.status} by now.`)
    }
    if (!mayChangeStatus(role, before.status, to)) {
      throw new ParleyError('TRANSITION', `You cannot change this chat from ${before.status} to ${to}.`)
    }
    if (reason !== undefined && !isReadOnly(to)) {
      throw new ParleyError('INVALID', 'A reason is kept only when a chat ends.', { field: 'reason' })
    }
    if (survey !== undefined && to !== 'ended') {
      throw new ParleyError('INVALID', 'Customers are asked only when their chat ends.', { field: 'survey' })
    }
    if (survey === true && !canAskSurvey(before)) {
      throw new ParleyError('INVALID', 'The way this chat came in has no place for a question.', {
        field: 'survey',
      })
    }
    if (isReadOnly(before.status) && !isReadOnly(to)) await refuseReopening(tx, before)
    const at = new Date()
    const isAsked = to === 'ended' && (await asksSurvey(tx, before, survey))
    const session = await advanceSession(tx, before.id, {
      status: to,
      offer: null,
      ...consequences(before, to, at),
      ...(reason !== undefined && { end_reason: reason }),
      ...(isAsked && { survey_asked_at: at }),
    })
    if (before.assignee_id !== null) {
      await announcePresence(tx, reader.workspaceId, [before.assignee_id])
    }
    const event = { kind: 'status', from: before.status, to, userId: reader.id } as const
    const message = await insertSystemMessage(tx, session, event, at)
    return {
      sessionId: session.id,
      seq: session.last_seq,
      at,
      changes: [sessionChanged(before, session), messageAdded(session, message)],
      audit: { from: before.status, to },
      before: beforeOf(before),
    }
  }
}

async function refuseReopening(tx: Tx, { customer_id, type }: Row<'sessions'>): Promise<void> {
  await lockCustomer(tx, customer_id)
  await refuseSecondOpen(tx, customer_id, type, 'This customer already has an open chat of this type.')
}

/** As whoever ends it has chosen; else as the workspace has it. One that is unlocked has ended before. */
async function asksSurvey(tx: Tx, before: Row<'sessions'>, chosen: boolean | undefined): Promise<boolean> {
  if (chosen !== undefined) return chosen
  if (isReadOnly(before.status) || !canAskSurvey(before)) return false
  return (await readFacts(tx, { workspaceId: before.workspace_id })).surveys
}

function consequences(before: Row<'sessions'>, to: SessionStatus, at: Date): RowChange<'sessions'> {
  switch (to) {
    case 'waiting':
      // Back in the queue: whoever takes it next is its assignee.
      return {
        assignee_id: null,
        snoozed_until: null,
        scopes: sessionScopes({ ...before, assignee_id: null }),
      }
    case 'ended':
    case 'locked':
      return {
        ended_at: before.ended_at ?? at,
        due_at: null,
        snoozed_until: null,
        waiting_since: waitingSince(before.waiting_since, 'ended', at),
      }
    case 'active':
    case 'paused':
      return { ended_at: null, end_reason: null, survey_asked_at: null }
  }
}
