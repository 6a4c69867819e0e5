import { PRESENCE_TTL_MS, type PresenceSeen, type PresenceStatus } from '#shared/presence.ts'
import { type Db, inSnapshot, inWorkspace, keepConnection } from '../../db/index.ts'
import type { Log } from '../../log.ts'
import { createLoop } from '../../loop.ts'
import { loadReader } from '../access/index.ts'
import { type Device, keepAlive, leave, say } from './devices.ts'
import { type Grace, PRESENCE_CHANNEL, readPresence } from './read.ts'

/** What this server knows of the presence of those who are connected to it. */
export interface Presence {
  say(device: Device, status: PresenceStatus): Promise<void>
  leave(connectionId: string): void
  close(): Promise<void>
}

interface Services extends Grace {
  /** To the sockets of a workspace's staff on this server. */
  tell(workspaceId: string, seen: PresenceSeen): void
  /** Somebody has come or gone: routing may have found, or lost, whom it waits for. */
  changed(): void
}

/** How old what was said may get before it is said again, and how often that is looked at. */
const KEEP_ALIVE_MS = PRESENCE_TTL_MS / 2
const LOOK_MS = KEEP_ALIVE_MS / 2

/**
 * Presence lives in the database, so that any server can route by it; a device's connection keeps it alive, and what
 * changes is told to all servers' sockets. Lost deltas are not made up for: clients read `GET /presence` when they come.
 */
export function createPresence(db: Db, appUrl: string, log: Log, services: Services): Presence {
  const spoken = new Map<string, { device: Device; status: PresenceStatus; at: number }>()
  const leaving = new Set<Promise<void>>()
  const changes = new Map<string, Set<string>>()

  const loop = createLoop('presence', LOOK_MS, log, async () => {
    for (const [workspaceId, userIds] of [...changes]) {
      changes.delete(workspaceId)
      const seen = await inSnapshot(db, { workspaceId, id: null }, (tx) =>
        readPresence(tx, new Date(), services, [...userIds]),
      )
      for (const one of seen) services.tell(workspaceId, one)
    }
    await keepAllAlive()
  })
  const connection = keepConnection(appUrl, PRESENCE_CHANNEL, log, {
    notified: (payload) => {
      const [workspaceId, userId] = payload?.split(' ') ?? []
      if (workspaceId === undefined || userId === undefined) return
      const users = changes.get(workspaceId) ?? new Set()
      changes.set(workspaceId, users.add(userId))
      loop.wake()
    },
    lost: () => {},
  })

  async function keepAllAlive(): Promise<void> {
    const now = new Date()
    const due = [...spoken.values()].filter(
      ({ at, status }) => status !== 'offline' && now.getTime() - at >= KEEP_ALIVE_MS,
    )
    for (const workspaceId of new Set(due.map(({ device }) => device.workspaceId))) {
      const some = due.filter(({ device }) => device.workspaceId === workspaceId)
      await inWorkspace(db, { workspaceId, id: null }, (tx) => keepAlive(tx, some, now))
      for (const one of some) one.at = now.getTime()
    }
  }

  return {
    async say(device, status) {
      const last = spoken.get(device.connectionId)
      if (last?.status === status) return
      const now = new Date()
      const { workspaceId, userId: id } = device
      await inWorkspace(db, { workspaceId, id }, async (tx) => {
        await loadReader(tx, { workspaceId, kind: 'user', id })
        await say(tx, device, status, now)
      })
      spoken.set(device.connectionId, { device, status, at: now.getTime() })
      services.changed()
    },
    leave(connectionId) {
      const last = spoken.get(connectionId)
      if (last === undefined) return
      spoken.delete(connectionId)
      const { workspaceId } = last.device
      const left = inWorkspace(db, { workspaceId, id: null }, (tx) => leave(tx, connectionId, new Date()))
        .catch((err: unknown) => log.warn({ err }, 'a device stays present until its time is up'))
        .finally(() => leaving.delete(left))
      leaving.add(left)
    },
    async close() {
      await loop.close()
      await connection.close()
      await Promise.all(leaving)
    },
  }
}
