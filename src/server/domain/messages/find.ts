import { isStaffOnly } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, RowChange, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

interface Wanted {
  readonly sessionId: string
  readonly messageId: string
}

/** A message of a session that its caller has locked; NOT_FOUND for one that the reader may not see, there or not. */
export async function findMessage(
  tx: Tx,
  reader: Reader,
  { sessionId, messageId }: Wanted,
): Promise<Row<'messages'>> {
  const message = await tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', messageId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (message === undefined || (reader.kind === 'customer' && isStaffOnly(message))) {
    throw new ParleyError('NOT_FOUND', 'There is no such message, or you may not see it.')
  }
  return message
}

export function isAuthor(reader: Reader, message: Row<'messages'>): boolean {
  return message.sender_kind === reader.kind && message.sender_id === reader.id
}

export async function changeMessage(
  tx: Tx,
  id: string,
  change: RowChange<'messages'>,
): Promise<Row<'messages'>> {
  return tx.updateTable('messages').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}
