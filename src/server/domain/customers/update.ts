import { isDeepStrictEqual } from 'node:util'
import { may } from '#shared/access.ts'
import type { CommandInput } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, RowChange, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { changeAttributes } from '../attributes/index.ts'
import { customerChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { notOpen } from '../sessions/index.ts'
import { lockCustomer } from './find.ts'

type Patch = Omit<CommandInput<'customer.update'>, 'customerId'>

/** What customers say of themselves; the rest is what staff keep about them. */
const OWN: readonly string[] = ['name', 'email', 'phone'] satisfies (keyof Patch)[]

export const updateCustomer: CommandHandler<'customer.update'> = async ({ tx, reader, input }) => {
  const { customerId, ...patch } = input
  const before = await lockCustomer(tx, reader, customerId)
  refuseNotTheirs(reader, before, patch)

  return async () => {
    const change = await changeOf(tx, before, patch)
    const fields = Object.keys(change)
    if (fields.length > 0) {
      await tx.updateTable('customers').set(change).where('id', '=', customerId).execute()
    }
    return {
      ...{ sessionId: null, subjectId: customerId, seq: null, at: new Date() },
      changes: fields.length > 0 ? [customerChanged(customerId)] : [],
      audit: { fields },
    }
  }
}

function refuseNotTheirs(reader: Reader, customer: Row<'customers'>, patch: Patch): void {
  if (may(reader.role, 'customer.update')) return
  if (customer.blocked_at !== null) throw notOpen()
  const foreign = Object.keys(patch).find((field) => !OWN.includes(field))
  if (may(reader.role, 'customer.update.own') && foreign === undefined) return
  throw new ParleyError(
    'FORBIDDEN',
    'Only staff change this.',
    foreign === undefined ? {} : { field: foreign },
  )
}

/** Only what differs. */
async function changeOf(tx: Tx, before: Row<'customers'>, patch: Patch): Promise<RowChange<'customers'>> {
  const wanted = {
    name: patch.name,
    email: patch.email,
    phone: patch.phone,
    external_id: patch.externalId,
    notes: patch.notes,
    locale: patch.locale,
    time_zone: patch.timeZone,
  } satisfies RowChange<'customers'>
  const differing = Object.entries(wanted).filter(
    ([column, value]) => value !== undefined && value !== before[column as keyof typeof wanted],
  )
  const attributes = await changeAttributes(tx, 'customer', before.attributes, patch.attributes ?? {})
  return {
    ...Object.fromEntries(differing),
    ...(!isDeepStrictEqual(attributes, before.attributes) && { attributes: JSON.stringify(attributes) }),
  }
}
