import { sql } from 'kysely'
import { isReadOnly, may } from '#shared/access.ts'
import { RATEABLE_MS } from '#shared/commands/survey.ts'
import { STAFF_ONLY } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import { sessionChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { heldSession } from '../sessions/index.ts'
import { type Answers, whoAnswered } from './who-answered.ts'

/** How long after it was given a rating may be changed. */
const CHANGEABLE_MS = 86_400_000

/** `at` stays that of the first time: the day in which it may be changed does not begin again. */
export const rateSession: CommandHandler<'session.rate'> = async (write) => {
  const { tx, reader, input } = write
  if (!may(reader.role, 'session.rate')) throw new ParleyError('FORBIDDEN', 'Only customers rate chats.')
  const before = heldSession(write)

  return async () => {
    const now = new Date()
    refuseTooEarlyOrLate(before, now)
    const { score, comment } = input
    const userId = whoAnswered(await answersIn(tx, before.id))
    const rating = { score, comment, userId, at: before.rating?.at ?? now.toISOString() }
    const session = await tx
      .updateTable('sessions')
      .set({ rating: JSON.stringify(rating) })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return {
      ...{ sessionId: session.id, seq: null, at: now },
      changes: [sessionChanged(before, session)],
      audit: { score, isChange: before.rating !== null },
    }
  }
}

function refuseTooEarlyOrLate({ status, rating, ended_at }: Row<'sessions'>, now: Date): void {
  if (!isReadOnly(status)) {
    throw new ParleyError('CONFLICT', 'This chat has not ended yet.', { hint: 'Rate it when it has.' })
  }
  if (rating !== null && now.getTime() - Date.parse(rating.at) > CHANGEABLE_MS) {
    throw new ParleyError('READ_ONLY', 'This rating can no longer be changed.')
  }
  if (rating === null && ended_at !== null && now.getTime() - ended_at.getTime() > RATEABLE_MS) {
    throw new ParleyError('READ_ONLY', 'This chat ended too long ago to be rated.')
  }
}

/** What staff said to the customer, as far as it still stands. */
function answersIn(tx: Tx, sessionId: string): Promise<Answers[]> {
  return tx
    .selectFrom('messages')
    .select([
      sql<string>`sender_id`.as('userId'),
      sql<number>`count(*)`.as('count'),
      sql<number>`max(seq)`.as('lastSeq'),
    ])
    .where('session_id', '=', sessionId)
    .where('sender_kind', '=', 'user')
    .where('type', 'not in', STAFF_ONLY.types)
    .where('status', 'not in', [...STAFF_ONLY.statuses, 'deleted'])
    .groupBy('sender_id')
    .execute()
}
