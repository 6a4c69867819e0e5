import { PRESENCE_TTL_MS, type PresenceStatus } from '#shared/presence.ts'
import type { Tx } from '../../db/index.ts'
import { announcePresence } from './read.ts'

/** A device of a member of staff, and the connection that speaks for it. */
export interface Device {
  readonly workspaceId: string
  readonly userId: string
  readonly deviceId: string
  readonly connectionId: string
}

/** Devices that nobody has seen for so long are forgotten. */
const FORGET_AFTER_MS = 7 * 86_400_000

/** What somebody has chosen on a device; the newest connection of a device is the one that counts. */
export async function say(tx: Tx, device: Device, status: PresenceStatus, now: Date): Promise<void> {
  const spoken = {
    connection_id: device.connectionId,
    status,
    alive_until: status === 'offline' ? now : new Date(now.getTime() + PRESENCE_TTL_MS),
  }
  await tx
    .insertInto('presence_devices')
    .values({
      workspace_id: device.workspaceId,
      user_id: device.userId,
      device_id: device.deviceId,
      ...spoken,
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'device_id']).doUpdateSet(spoken))
    .execute()
  await announcePresence(tx, device.workspaceId, [device.userId])
}

/** What was said holds on, and is said again to a database that lost it. A device that has moved on is left alone. */
export async function keepAlive(
  tx: Tx,
  said: readonly { readonly device: Device; readonly status: PresenceStatus }[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('presence_devices')
    .values(
      said.map(({ device, status }) => ({
        workspace_id: device.workspaceId,
        user_id: device.userId,
        device_id: device.deviceId,
        connection_id: device.connectionId,
        status,
        alive_until: new Date(now.getTime() + PRESENCE_TTL_MS),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'device_id'])
        .doUpdateSet((row) => ({ alive_until: row.ref('excluded.alive_until') }))
        .whereRef('presence_devices.connection_id', '=', 'excluded.connection_id'),
    )
    .execute()
}

/** A connection has ended: grace begins, unless another one speaks for the device already. */
export async function leave(tx: Tx, connectionId: string, now: Date): Promise<void> {
  const left = await tx
    .updateTable('presence_devices')
    .set({ alive_until: now })
    .where('connection_id', '=', connectionId)
    .where('alive_until', '>', now)
    .returning(['workspace_id', 'user_id'])
    .execute()
  for (const { workspace_id, user_id } of left) await announcePresence(tx, workspace_id, [user_id])
}

/** Devices whose grace is over are offline, and everybody is told. */
export async function expireDevices(tx: Tx, workspaceId: string, now: Date, graceMs: number): Promise<void> {
  const expired = await tx
    .updateTable('presence_devices')
    .set({ status: 'offline' })
    .where('alive_until', '<=', new Date(now.getTime() - graceMs))
    .where('status', '<>', 'offline')
    .returning('user_id')
    .execute()
  await announcePresence(
    tx,
    workspaceId,
    expired.map(({ user_id }) => user_id),
  )
}

export async function forgetDevices(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('presence_devices')
    .where('alive_until', '<', new Date(now.getTime() - FORGET_AFTER_MS))
    .execute()
}
