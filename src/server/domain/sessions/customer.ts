import { OPEN_STATUSES } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

/** Two chats of one customer must not open side by side: a session that is not there yet cannot be locked. */
export async function lockCustomer(
  tx: Tx,
  customerId: string,
): Promise<Pick<Row<'customers'>, 'blocked_at'>> {
  return tx
    .selectFrom('customers')
    .select('blocked_at')
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** One open chat per customer and type. Called under {@link lockCustomer}; the index `sessions_one_open` stands behind it. */
export async function refuseSecondOpen(
  tx: Tx,
  customerId: string,
  type: Row<'sessions'>['type'],
  message: string,
): Promise<void> {
  const open = await tx
    .selectFrom('sessions')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('type', '=', type)
    .where('status', 'in', OPEN_STATUSES)
    .executeTakeFirst()
  if (open === undefined) return
  throw new ParleyError('CONFLICT', message, {
    hint: 'Go on in the open one.',
    details: { sessionId: open.id },
  })
}

/** A blocked customer goes on reading, and writes nothing. */
export function refuseBlocked(reader: Reader): void {
  if (reader.isBlocked) throw notOpen()
}

/** What a blocked customer gets to hear, wherever they try: not that it is about them. */
export function notOpen(): ParleyError {
  return new ParleyError('FORBIDDEN', 'This chat is not open to you at the moment.')
}
