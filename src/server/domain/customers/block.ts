import { type SqlBool, sql } from 'kysely'
import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, RowChange, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { customerChanged } from '../changes/index.ts'
import type { CommandHandler, Outcome } from '../command-handler.ts'
import { notOpen } from '../sessions/index.ts'
import { lockCustomer } from './find.ts'

/** Since when they are blocked stays when they are blocked again; the latest reason counts. */
export const blockCustomer: CommandHandler<'customer.block'> = async ({ tx, reader, input }) => {
  const before = await lockForBlocking(tx, reader, input.customerId)
  return () => {
    const at = new Date()
    return change(tx, before, { blocked_at: before.blocked_at ?? at, blocked_reason: input.reason }, at)
  }
}

export const unblockCustomer: CommandHandler<'customer.unblock'> = async ({ tx, reader, input }) => {
  const before = await lockForBlocking(tx, reader, input.customerId)
  return () => change(tx, before, { blocked_at: null, blocked_reason: null }, new Date())
}

function lockForBlocking(tx: Tx, reader: Reader, customerId: string): Promise<Row<'customers'>> {
  if (!may(reader.role, 'customer.block')) {
    throw new ParleyError('FORBIDDEN', 'Only supervisors and admins block customers.')
  }
  return lockCustomer(tx, reader, customerId)
}

async function change(
  tx: Tx,
  before: Row<'customers'>,
  state: RowChange<'customers'>,
  at: Date,
): Promise<Outcome> {
  await tx.updateTable('customers').set(state).where('id', '=', before.id).execute()
  return {
    ...{ sessionId: null, subjectId: before.id, seq: null, at },
    changes: [customerChanged(before.id)],
    audit: { wasBlocked: before.blocked_at !== null },
  }
}

/** Whoever is blocked does not begin anew under another name: neither from the same device nor with the same address. */
export async function refuseBlockedVisitor(
  tx: Tx,
  { email, deviceId }: { email: string | null; deviceId: string },
): Promise<void> {
  const blocked = await tx
    .selectFrom('customers')
    .select('id')
    .where('blocked_at', 'is not', null)
    .where(
      sql<SqlBool>`(lower(email) = lower(${email}::text)
        or exists (select from refresh_tokens where customer_id = customers.id and device_id = ${deviceId}))`,
    )
    .limit(1)
    .executeTakeFirst()
  if (blocked !== undefined) throw notOpen()
}
