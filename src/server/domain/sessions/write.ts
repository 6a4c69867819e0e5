import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { may } from '#shared/access.ts'
import type { CommandName } from '#shared/commands.ts'
import type { Participant, SystemEvent } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { SessionBefore } from '#shared/routes/assignment.ts'
import type { NewRow, Row, RowChange, Tx } from '../../db/index.ts'
import { overlap, type Reader } from '../access/index.ts'
import type { Write } from '../command-handler.ts'

export function sessionNotFound(): ParleyError {
  return new ParleyError('NOT_FOUND', 'There is no such chat, or you may not see it.')
}

/** Holds a session for this transaction, if there is one: until it ends, nobody else writes to it. */
export async function holdSession(tx: Tx, sessionId: string): Promise<Row<'sessions'> | null> {
  const session = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return session ?? null
}

/** The session that a command holds. NOT_FOUND where its author sees none, there or not. */
export function heldSession({ held, reader }: Pick<Write<CommandName>, 'held' | 'reader'>): Row<'sessions'> {
  if (held === null || !overlap(held.scopes, reader.scopes)) throw sessionNotFound()
  return held
}

/** Takes the session's next `seq`, for one message, and changes it in the same stroke. */
export async function advanceSession(
  tx: Tx,
  sessionId: string,
  change: RowChange<'sessions'> = {},
): Promise<Row<'sessions'>> {
  return tx
    .updateTable('sessions')
    .set({ ...change, last_seq: sql<number>`last_seq + 1` })
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Changes a session without saying anything in it. */
export async function changeSession(
  tx: Tx,
  sessionId: string,
  change: RowChange<'sessions'>,
): Promise<Row<'sessions'>> {
  return tx
    .updateTable('sessions')
    .set(change)
    .where('id', '=', sessionId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function insertMessage(tx: Tx, message: NewRow<'messages'>): Promise<Row<'messages'>> {
  return tx.insertInto('messages').values(message).returningAll().executeTakeFirstOrThrow()
}

/** The session's own voice, at its current `seq`. */
export async function insertSystemMessage(
  tx: Tx,
  session: Row<'sessions'>,
  event: SystemEvent,
  at: Date,
): Promise<Row<'messages'>> {
  return insertMessage(tx, {
    id: uuidv7(),
    workspace_id: session.workspace_id,
    session_id: session.id,
    seq: session.last_seq,
    sender_kind: 'system',
    sender_id: null,
    type: 'system',
    event: JSON.stringify(event),
    created_at: at,
  })
}

/** Makes a member of staff a participant who has read nothing yet; null for one who was a participant before. */
export async function admitUser(
  tx: Tx,
  session: Pick<Row<'sessions'>, 'id' | 'workspace_id'>,
  userId: string,
): Promise<Row<'participants'> | null> {
  const admitted = await tx
    .insertInto('participants')
    .values({
      id: uuidv7(),
      workspace_id: session.workspace_id,
      session_id: session.id,
      kind: 'user',
      member_id: userId,
    })
    .onConflict((conflict) => conflict.columns(['session_id', 'kind', 'member_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return admitted ?? null
}

/** Makes somebody a participant, or moves one on: who speaks at `seq` has had and read everything up to it. */
export async function joinSession(
  tx: Tx,
  session: Pick<Row<'sessions'>, 'id' | 'workspace_id'>,
  member: { kind: Participant['kind']; id: string },
  seq: number,
): Promise<Row<'participants'>> {
  return tx
    .insertInto('participants')
    .values({
      id: uuidv7(),
      workspace_id: session.workspace_id,
      session_id: session.id,
      kind: member.kind,
      member_id: member.id,
      delivered_seq: seq,
      read_seq: seq,
    })
    .onConflict((conflict) =>
      conflict.columns(['session_id', 'kind', 'member_id']).doUpdateSet({
        delivered_seq: sql`greatest(participants.delivered_seq, excluded.delivered_seq)`,
        read_seq: sql`greatest(participants.read_seq, excluded.read_seq)`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Whether a member of staff has a place in the session. */
export async function takesPart(tx: Tx, sessionId: string, userId: string): Promise<boolean> {
  const place = await tx
    .selectFrom('participants')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'user')
    .where('member_id', '=', userId)
    .executeTakeFirst()
  return place !== undefined
}

/** The assignee's own to handle, and everybody's who may take chats over; one without an assignee is open to all staff. */
export function mayHandle(reader: Reader, session: Pick<Row<'sessions'>, 'assignee_id'>): boolean {
  return (
    session.assignee_id === null || session.assignee_id === reader.id || may(reader.role, 'session.take_over')
  )
}

/** How a session stands, for whoever wants to undo what comes next. */
export function beforeOf(session: Row<'sessions'>): SessionBefore {
  return { assigneeId: session.assignee_id, teamId: session.team_id, status: session.status }
}

export async function userName(tx: Tx, userId: string): Promise<string> {
  const user = await tx.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirstOrThrow()
  return user.name
}
