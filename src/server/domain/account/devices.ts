import { sql } from 'kysely'
import { ParleyError } from '#shared/errors.ts'
import type { RouteResponse } from '#shared/rest.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { workspaceChanged } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { hashPassword, verifyPassword } from './password.ts'

/** Where somebody is signed in: each family that lives has one token that has not been used yet. */
export function listDevices(db: Db, identity: Identity): Promise<RouteResponse<'listDevices'>> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const rows = await tx
      .selectFrom('refresh_tokens')
      .select([
        'device_id',
        sql<string>`(array_agg(device_name order by created_at desc))[1]`.as('name'),
        sql<Date>`max(created_at)`.as('last_seen_at'),
      ])
      .where('user_id', '=', reader.id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date())
      .groupBy('device_id')
      .orderBy('last_seen_at', 'desc')
      .execute()
    return {
      devices: rows.map((row) => ({
        id: row.device_id,
        name: row.name,
        lastSeenAt: row.last_seen_at.toISOString(),
        isCurrent: row.device_id === reader.deviceId,
      })),
    }
  })
}

/** Its tokens count no more, and whoever is connected with one is cut: the change record has every server look. */
export async function removeDevice(tx: Tx, reader: Reader, deviceId: string): Promise<Written<undefined>> {
  const revoked = await revoke(tx, reader.id).where('device_id', '=', deviceId).returning('id').execute()
  if (revoked.length === 0) throw new ParleyError('NOT_FOUND', 'You are not signed in on such a device.')
  return {
    value: undefined,
    changes: [workspaceChanged('user', reader.id)],
    audit: { action: 'device.remove', subjectId: deviceId },
  }
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

/** Ends all sign-ins of a member of staff. */
export async function revokeMember(tx: Tx, userId: string): Promise<void> {
  await revoke(tx, userId).execute()
}

function revoke(tx: Tx, userId: string) {
  return tx
    .updateTable('refresh_tokens')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
}
