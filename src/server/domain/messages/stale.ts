import { sql } from 'kysely'
import { ParleyError, type StaleDetails } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

export type StaleReason = StaleDetails['reasons'][number]

/** What others did in the session after `baseSeq` that a reply written before could not know. Notes and rejected replies do not count. */
export async function happenedSince(
  tx: Tx,
  reader: Reader,
  session: Row<'sessions'>,
  baseSeq: number,
): Promise<StaleReason[]> {
  const others = await tx
    .selectFrom('messages')
    .select(['sender_kind', sql<string | null>`event->>'kind'`.as('event')])
    .distinct()
    .where('session_id', '=', session.id)
    .where('seq', '>', baseSeq)
    .where((is) =>
      is.or([
        is.and([
          is('sender_kind', '=', 'user'),
          is('type', '<>', 'note'),
          is('status', '<>', 'rejected'),
          is('sender_id', '<>', reader.id),
        ]),
        is.and([
          is('sender_kind', '=', 'system'),
          sql<boolean>`coalesce(event->>'userId', event->>'byId') is distinct from ${reader.id}`,
        ]),
      ]),
    )
    .execute()
  const reasons = new Set<StaleReason>()
  for (const { sender_kind, event } of others) {
    if (sender_kind === 'user') reasons.add('answered')
    else if (event === 'claimed' || event === 'assigned') reasons.add('owner_changed')
    else if (event === 'status') reasons.add('status_changed')
  }
  return [...reasons]
}

export function stale(session: Row<'sessions'>, reasons: StaleReason[]): ParleyError {
  const details: StaleDetails = {
    lastSeq: session.last_seq,
    reasons,
    assigneeId: session.assignee_id,
    status: session.status,
  }
  return new ParleyError('STALE', 'The conversation has moved on since this was written.', {
    hint: 'Read what happened, then send it anyway, change it or discard it.',
    details,
  })
}
