import { type Message, STAFF_ONLY } from '#shared/entities.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { toMessage } from '../entities/index.ts'
import { findSession } from '../sessions/index.ts'

/** `fromSeq..toSeq` is what the answer covers: every message in between that the reader may see is in it. */
export interface MessageRange {
  readonly messages: Message[]
  readonly fromSeq: number
  readonly toSeq: number
}

interface Wanted {
  readonly sessionId: string
  readonly fromSeq: number
  readonly toSeq: number
  readonly limit: number
}

/** The newest `limit` messages of a session within a range, in rising order. */
export function readRange(db: Db, identity: Identity, wanted: Wanted): Promise<MessageRange> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const session = await findSession(tx, reader, wanted.sessionId)
    const toSeq = Math.min(wanted.toSeq, session.last_seq)
    const newestFirst = await selectVisible(tx, reader)
      .where('session_id', '=', wanted.sessionId)
      .where('seq', '>=', wanted.fromSeq)
      .where('seq', '<=', toSeq)
      .orderBy('seq', 'desc')
      .limit(wanted.limit)
      .execute()
    const isCut = newestFirst.length === wanted.limit
    const lowest = newestFirst.at(-1)?.seq ?? wanted.fromSeq
    return {
      messages: newestFirst.reverse().map((row) => toMessage(row, reader)),
      fromSeq: isCut ? lowest : Math.min(wanted.fromSeq, toSeq),
      toSeq,
    }
  })
}

/** Messages without those that the reader may see in no session: a customer, what `isStaffOnly` says. */
function selectVisible(tx: Tx, reader: Reader) {
  const messages = tx.selectFrom('messages').selectAll('messages')
  if (reader.kind === 'user') return messages
  return messages
    .where('messages.type', 'not in', STAFF_ONLY.types)
    .where('messages.status', 'not in', STAFF_ONLY.statuses)
}
