import { sql } from 'kysely'
import { may } from '#shared/access.ts'
import type { DeviceEntry } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteResponse } from '#shared/rest.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { workspaceChanged } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { revoke } from './revoke.ts'
import { lockDevice, orderWipe, orderWipesOf } from './wipe.ts'

/** How long a device that was wiped is still shown. */
const SHOWN_MS = 30 * 86_400_000

/** Where somebody is signed in, and what is to be wiped there or was. */
export function listDevices(
  db: Db,
  identity: Identity,
  userId: string,
): Promise<RouteResponse<'listDevices'>> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    if (userId !== reader.id) await refuseForeign(tx, reader, userId)
    return { devices: await readDevices(tx, reader, userId) }
  })
}

async function readDevices(tx: Tx, reader: Reader, userId: string): Promise<DeviceEntry[]> {
  const rows = await tx
    .selectFrom('devices')
    .leftJoin(
      // Each family that lives has one token that has not been used yet.
      (tokens) =>
        tokens
          .selectFrom('refresh_tokens')
          .select(['user_id', 'device_id', sql<Date>`max(created_at)`.as('refreshed_at')])
          .where('used_at', 'is', null)
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', new Date())
          .groupBy(['user_id', 'device_id'])
          .as('live'),
      (join) => join.onRef('live.user_id', '=', 'devices.user_id').onRef('live.device_id', '=', 'devices.id'),
    )
    .selectAll('devices')
    .select('live.refreshed_at')
    .where('devices.user_id', '=', userId)
    .where(({ or, eb }) =>
      or([
        eb('live.refreshed_at', 'is not', null),
        eb('wipe_token', 'is not', null),
        eb('wiped_at', '>', new Date(Date.now() - SHOWN_MS)),
      ]),
    )
    .orderBy(sql`coalesce(live.refreshed_at, wiped_at, wipe_ordered_at, signed_in_at)`, 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    lastSeenAt: (row.refreshed_at ?? row.signed_in_at).toISOString(),
    isCurrent: row.user_id === reader.id && row.id === reader.deviceId,
    isSignedIn: row.refreshed_at !== null,
    wipe: row.wipe_reason && {
      reason: row.wipe_reason,
      orderedAt: row.wipe_ordered_at?.toISOString() ?? null,
      wipedAt: row.wiped_at?.toISOString() ?? null,
      unsent: row.unsent,
    },
  }))
}

/** Its tokens count no more, and whoever is connected with one is cut: the change record has every server look. */
export async function removeDevice(
  tx: Tx,
  reader: Reader,
  deviceId: string,
  wipesRemoved: boolean,
): Promise<Written<undefined>> {
  if (wipesRemoved) await orderWipesOf(tx, reader.id, deviceId)
  const revoked = await revoke(tx, reader.id).where('device_id', '=', deviceId).returning('id').execute()
  if (revoked.length === 0) throw new ParleyError('NOT_FOUND', 'You are not signed in on such a device.')
  return {
    value: undefined,
    changes: [workspaceChanged('user', reader.id)],
    audit: { action: 'device.remove', subjectId: deviceId },
  }
}

/** Orders a device of one's own, or as an admin of anybody's, to destroy what it holds. */
export async function wipeDevice(
  tx: Tx,
  reader: Reader,
  { userId, deviceId }: { userId: string; deviceId: string },
): Promise<Written<DeviceEntry>> {
  if (userId !== reader.id) await refuseForeign(tx, reader, userId)
  const isNew = await orderWipe(tx, await lockDevice(tx, userId, deviceId), 'remote_wipe')
  if (isNew) await revoke(tx, userId).where('device_id', '=', deviceId).execute()
  const value = (await readDevices(tx, reader, userId)).find(({ id }) => id === deviceId)
  if (value === undefined) throw new ParleyError('NOT_FOUND', 'There is no such device.')
  if (!isNew) return unchanged(value)
  return {
    value,
    changes: [workspaceChanged('user', userId)],
    audit: { action: 'device.wipe', subjectId: deviceId, details: { userId } },
  }
}

async function refuseForeign(tx: Tx, reader: Reader, userId: string): Promise<void> {
  if (!may(reader.role, 'staff.manage')) throw new ParleyError('FORBIDDEN', 'Only admins manage staff.')
  const known = await tx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
  if (known === undefined) throw new ParleyError('NOT_FOUND', 'There is no such member of staff.')
}

/** Whoever knew the old password may have signed in with it: every other device must sign in again. */
export async function changePassword(
  tx: Tx,
  reader: Reader,
  { current, next }: { current: string; next: string },
): Promise<Written<undefined>> {
  const { password_hash } = await tx
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', reader.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (!(await verifyPassword(password_hash, current))) {
    throw new ParleyError('WRONG_CREDENTIALS', 'The current password is wrong.', { field: 'current' })
  }
  if (next === current) return unchanged(undefined)
  await tx
    .updateTable('users')
    .set({ password_hash: await hashPassword(next) })
    .where('id', '=', reader.id)
    .execute()
  await revoke(tx, reader.id)
    .where('device_id', 'is distinct from', reader.deviceId ?? null)
    .execute()
  return {
    value: undefined,
    changes: [workspaceChanged('user', reader.id)],
    audit: { action: 'password.change', subjectId: reader.id },
  }
}

/** Ends all sign-ins of a member of staff, and has their consoles destroy what they hold if that is the rule. */
export async function revokeMember(tx: Tx, userId: string, wipesRemoved: boolean): Promise<void> {
  if (wipesRemoved) await orderWipesOf(tx, userId)
  await revoke(tx, userId).execute()
}
