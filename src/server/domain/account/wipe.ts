import { randomUUID } from 'node:crypto'
import type { WipeOrder } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import type { Row, Tx } from '../../db/index.ts'
import { type Identity, wipeRefusal } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'

/** What is known of a device that has no order and has not been wiped. */
const UNWIPED = {
  wipe_token: null,
  wipe_reason: null,
  wipe_ordered_at: null,
  wiped_at: null,
  unsent: null,
  receipt_id: null,
} as const

/**
 * A sign-in with the right password. Whether a device that is to be wiped still holds what was meant is told by its
 * key: with the one it had, its files are there, and they go first; with another or none, they have lost theirs.
 */
export async function registerDevice(
  tx: Tx,
  member: Identity,
  { id, name, receiptKey }: RouteBody<'signIn'>['device'],
  now: Date,
): Promise<void> {
  const known = await tx
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', member.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const isOrdered = known !== undefined && known.wipe_token !== null
  if (isOrdered && known.receipt_key !== null && known.receipt_key === receiptKey) throw wipeRefusal(known)
  if (isOrdered) await recordAudit(tx, member, 'device.wipe_void', id)
  const said = { name, receipt_key: receiptKey ?? null, signed_in_at: now, ...UNWIPED }
  await tx
    .insertInto('devices')
    .values({ user_id: member.id, id, workspace_id: member.workspaceId, ...said })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doUpdateSet(said))
    .execute()
}

/** Marks a device; an order that stands already stays as it is. Answers whether one was made. */
export async function orderWipe(
  tx: Tx,
  device: Row<'devices'>,
  reason: WipeOrder['reason'],
): Promise<boolean> {
  if (device.wipe_token !== null || device.wiped_at !== null) return false
  await tx
    .updateTable('devices')
    .set({ wipe_token: randomUUID(), wipe_reason: reason, wipe_ordered_at: new Date() })
    .where('user_id', '=', device.user_id)
    .where('id', '=', device.id)
    .execute()
  return true
}

/**
 * For devices whose user may use them no more. Those that have signed out hold nothing, and those that registered no
 * key would not know what to do.
 */
export async function orderWipesOf(tx: Tx, userId: string, deviceId?: string): Promise<void> {
  const devices = await tx
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', userId)
    .where('receipt_key', 'is not', null)
    .$if(deviceId !== undefined, (some) => some.where('id', '=', deviceId ?? ''))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('refresh_tokens')
          .select('refresh_tokens.id')
          .whereRef('refresh_tokens.user_id', '=', 'devices.user_id')
          .whereRef('refresh_tokens.device_id', '=', 'devices.id')
          .where('used_at', 'is', null)
          .where('revoked_at', 'is', null),
      ),
    )
    .forUpdate()
    .execute()
  for (const device of devices) await orderWipe(tx, device, 'revoked')
}

export async function lockDevice(tx: Tx, userId: string, deviceId: string): Promise<Row<'devices'>> {
  const device = await tx
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  if (device === undefined) throw new ParleyError('NOT_FOUND', 'There is no such device.')
  return device
}
