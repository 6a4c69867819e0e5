import { v7 as uuidv7 } from 'uuid'
import { isReadOnly, may } from '#shared/access.ts'
import type { AssignmentTarget } from '#shared/commands/assignment.ts'
import { type ConflictDetails, ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import { type Actor, sessionScopes } from '../access/index.ts'
import { type ChangeRecord, messageAdded, participantChanged, sessionChanged } from '../changes/index.ts'
import type { CommandHandler, Outcome } from '../command-handler.ts'
import { announcePresence } from '../presence/index.ts'
import {
  admitUser,
  advanceSession,
  beforeOf,
  heldSession,
  insertMessage,
  insertSystemMessage,
  mayHandle,
  userName,
} from '../sessions/index.ts'

export const assignSession: CommandHandler<'session.assign'> = async (write) => {
  const { tx, reader, input } = write
  if (!may(reader.role, 'session.assign')) throw new ParleyError('FORBIDDEN', 'Only staff assign chats.')
  const before = heldSession(write)
  if (!mayHandle(reader, before)) {
    throw new ParleyError('FORBIDDEN', 'Only its assignee or a supervisor hands this chat on.')
  }

  return async () => {
    if (isReadOnly(before.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    const { expectedAssigneeId } = input
    if (expectedAssigneeId !== undefined && expectedAssigneeId !== before.assignee_id) {
      throw await assignedOtherwise(tx, before.assignee_id)
    }
    await refuseStrangeTarget(tx, input.to)
    return moveSession(tx, before, { to: input.to, by: reader, note: input.note, at: new Date() })
  }
}

async function assignedOtherwise(tx: Tx, assigneeId: string | null): Promise<ParleyError> {
  if (assigneeId === null) return new ParleyError('CONFLICT', 'Nobody has this chat by now.')
  const details: ConflictDetails = { assigneeId, assigneeName: await userName(tx, assigneeId) }
  return new ParleyError('CONFLICT', `${details.assigneeName} has this chat by now.`, { details })
}

async function refuseStrangeTarget(tx: Tx, to: AssignmentTarget): Promise<void> {
  if (to.kind === 'user') {
    const user = await tx
      .selectFrom('users')
      .select('id')
      .where('id', '=', to.userId)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (user !== undefined) return
    throw new ParleyError('INVALID', 'There is no such colleague.', { field: 'to.userId' })
  }
  if (to.kind === 'queue' || to.teamId === null) return
  const team = await tx.selectFrom('teams').select('id').where('id', '=', to.teamId).executeTakeFirst()
  if (team === undefined) throw new ParleyError('INVALID', 'There is no such team.', { field: 'to.teamId' })
}

/** Where a session goes, who sends it there, and what they say to their colleagues about it. */
export interface Destination {
  readonly to: AssignmentTarget
  readonly by: Actor
  readonly note: string
  readonly at: Date
}

/** Hands a locked session on, by whomever: its age in the queue stays, its former assignee's sight of it may end. */
export async function moveSession(
  tx: Tx,
  before: Row<'sessions'>,
  { to, by, note, at }: Destination,
): Promise<Outcome> {
  const change = changeFor(before, to)
  const scopes = sessionScopes({ ...before, ...change })
  let session = await advanceSession(tx, before.id, { ...change, offer: null, scopes })
  const event = {
    kind: 'assigned',
    fromUserId: before.assignee_id,
    toUserId: session.assignee_id,
    toTeamId: session.team_id,
    byId: by.id,
  } as const
  const changes: ChangeRecord[] = [messageAdded(session, await insertSystemMessage(tx, session, event, at))]
  if (to.kind === 'user') {
    const admitted = await admitUser(tx, session, to.userId)
    if (admitted !== null) changes.unshift(participantChanged(session, admitted))
  }
  if (note !== '') {
    session = await advanceSession(tx, before.id)
    const message = await insertMessage(tx, {
      id: uuidv7(),
      workspace_id: session.workspace_id,
      session_id: session.id,
      seq: session.last_seq,
      sender_kind: by.kind,
      sender_id: by.id,
      type: 'note',
      body: note,
      created_at: at,
    })
    changes.push(messageAdded(session, message))
  }
  const concerned = [before.assignee_id, session.assignee_id].filter((id) => id !== null)
  await announcePresence(tx, session.workspace_id, concerned)
  return {
    sessionId: session.id,
    seq: session.last_seq,
    at,
    changes: [sessionChanged(before, session), ...changes],
    audit: { ...event, withNote: note !== '' },
    before: beforeOf(before),
  }
}

function changeFor(before: Row<'sessions'>, to: AssignmentTarget) {
  switch (to.kind) {
    case 'user':
      return { status: 'active', assignee_id: to.userId, team_id: before.team_id } as const
    case 'team':
      return { status: 'waiting', assignee_id: null, team_id: to.teamId, snoozed_until: null } as const
    case 'queue':
      return { status: 'waiting', assignee_id: null, team_id: before.team_id, snoozed_until: null } as const
  }
}
