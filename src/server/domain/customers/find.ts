import { sql } from 'kysely'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

/** Customers see themselves, staff see whose chats they see: the rule of the change log, as a query. */
function selectVisible(tx: Tx, reader: Reader, customerId: string) {
  const customers = tx.selectFrom('customers').selectAll().where('id', '=', customerId)
  if (reader.kind === 'customer') return customers.where('id', '=', reader.id)
  return customers.where(
    sql<boolean>`exists (select from sessions where sessions.customer_id = customers.id
                         and sessions.scopes && ${[...reader.scopes]}::text[])`,
  )
}

function seen(customer: Row<'customers'> | undefined): Row<'customers'> {
  if (customer !== undefined) return customer
  throw new ParleyError('NOT_FOUND', 'There is no such customer, or you may not see them.')
}

/** A customer that the reader may see; NOT_FOUND for every other, there or not. */
export async function findCustomer(tx: Tx, reader: Reader, customerId: string): Promise<Row<'customers'>> {
  return seen(await selectVisible(tx, reader, customerId).executeTakeFirst())
}

/** Holds the customer for this transaction. */
export async function lockCustomer(tx: Tx, reader: Reader, customerId: string): Promise<Row<'customers'>> {
  return seen(await selectVisible(tx, reader, customerId).forNoKeyUpdate().executeTakeFirst())
}
