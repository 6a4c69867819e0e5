import { sql } from 'kysely'
import { MAX_STALE_CHANGES, ParleyError, type StaleChange, type StaleDetails } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

export type StaleReason = StaleDetails['reasons'][number]

type Happening = Pick<Row<'messages'>, 'seq' | 'sender_kind' | 'sender_id' | 'event' | 'created_at'>

/** Why a reply written before does not go out by itself; what customers wrote is no reason, they wait for one. */
export async function reasonsSince(
  tx: Tx,
  reader: Reader,
  session: Row<'sessions'>,
  baseSeq: number,
): Promise<StaleReason[]> {
  const happenings = await byOthers(tx, reader, session, baseSeq)
    .select(['sender_kind', sql<string | null>`event->>'kind'`.as('event')])
    .distinct()
    .where('sender_kind', '<>', 'customer')
    .execute()
  const reasons = new Set<StaleReason>()
  for (const { sender_kind, event } of happenings) {
    if (sender_kind === 'user') reasons.add('answered')
    else if (event === 'claimed' || event === 'assigned') reasons.add('owner_changed')
    else if (event === 'status') reasons.add('status_changed')
  }
  return [...reasons]
}

/** What others did in the session after `baseSeq`. Notes and rejected replies do not count. */
function byOthers(tx: Tx, reader: Reader, session: Row<'sessions'>, baseSeq: number) {
  return tx
    .selectFrom('messages')
    .where('session_id', '=', session.id)
    .where('seq', '>', baseSeq)
    .where((is) =>
      is.or([
        is('sender_kind', '=', 'customer'),
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
}

/** The refusal, with what happened. */
export async function stale(
  tx: Tx,
  reader: Reader,
  session: Row<'sessions'>,
  { baseSeq, reasons }: { baseSeq: number; reasons: StaleReason[] },
): Promise<ParleyError> {
  const newest = await byOthers(tx, reader, session, baseSeq)
    .select(['seq', 'sender_kind', 'sender_id', 'event', 'created_at'])
    .orderBy('seq', 'desc')
    .limit(MAX_STALE_CHANGES)
    .execute()
  const details: StaleDetails = {
    lastSeq: session.last_seq,
    reasons,
    assigneeId: session.assignee_id,
    status: session.status,
    changes: newest.reverse().flatMap((happening) => changeOf(happening) ?? []),
  }
  return new ParleyError('STALE', 'The conversation has moved on since this was written.', {
    hint: 'Read what happened, then send it anyway, change it or discard it.',
    details,
  })
}

function changeOf({ seq, sender_kind, sender_id, event, created_at }: Happening): StaleChange | null {
  const place = { seq, at: created_at.toISOString() }
  if (sender_kind !== 'system') {
    return { kind: 'message', ...place, senderKind: sender_kind, senderId: sender_id }
  }
  switch (event?.kind) {
    case 'claimed': {
      const { userId } = event
      const nobody = { fromUserId: null, toTeamId: null }
      return { kind: 'owner_changed', ...place, ...nobody, toUserId: userId, byId: userId }
    }
    case 'assigned': {
      const { kind: _, ...moved } = event
      return { kind: 'owner_changed', ...place, ...moved }
    }
    case 'status': {
      const { from, to, userId } = event
      return { kind: 'status_changed', ...place, from, to, byId: userId }
    }
    default:
      return null
  }
}
