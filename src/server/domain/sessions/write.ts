import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { may } from '#shared/access.ts'
import type { Participant, SystemEvent } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { NewRow, Row, RowChange, Tx } from '../../db/index.ts'
import { overlap, type Reader } from '../access/index.ts'

export function sessionNotFound(): ParleyError {
  return new ParleyError('NOT_FOUND', 'There is no such chat, or you may not see it.')
}

/** Holds the session for this transaction: until it ends, nobody else writes to it. */
export async function lockSession(tx: Tx, reader: Reader, sessionId: string): Promise<Row<'sessions'>> {
  const session = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (session === undefined || !overlap(session.scopes, reader.scopes)) throw sessionNotFound()
  return session
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

export async function participatingUserIds(tx: Tx, sessionId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('participants')
    .select('member_id')
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'user')
    .execute()
  return rows.map((row) => row.member_id)
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

/** The assignee's own to handle, and everybody's who may take chats over; one without an assignee is open to all staff. */
export function mayHandle(reader: Reader, session: Pick<Row<'sessions'>, 'assignee_id'>): boolean {
  return (
    session.assignee_id === null || session.assignee_id === reader.id || may(reader.role, 'session.take_over')
  )
}

export async function userName(tx: Tx, userId: string): Promise<string> {
  const user = await tx.selectFrom('users').select('name').where('id', '=', userId).executeTakeFirstOrThrow()
  return user.name
}
