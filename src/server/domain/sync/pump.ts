import { sql } from 'kysely'
import { ParleyError } from '#shared/errors.ts'
import { type DownFrame, HEARTBEAT_MS, type Poke } from '#shared/protocol.ts'
import type { Crash } from '../../crash.ts'
import { type Db, inSnapshot, keepConnection, together } from '../../db/index.ts'
import type { Log } from '../../log.ts'
import { createLoop } from '../../loop.ts'
import { type Identity, overlap, type Reader } from '../access/index.ts'
import { type Audience, createAudience } from './audience.ts'
import { readLog } from './log.ts'
import { currentPlace, type Place } from './place.ts'
import { loadStates, type States } from './project.ts'
import { rightsTaken } from './rights.ts'

/** A socket, to the pump. It never waits for one. */
export interface Outlet {
  /** False when too much is queued already: the socket is too slow. */
  poke(poke: Poke): boolean
  /** Dropped when the socket has other things to catch up with. */
  ephemeral<Name extends EphemeralName>(name: Name, frame: DownFrame<Name>): void
  /** Tells why, and disconnects. */
  cut(reason: ParleyError): void
}

/** Frames that are never stored and never ordered. */
export type EphemeralName = 'typing' | 'viewing' | 'presence'

interface Subscriber {
  readonly reader: Reader
  readonly outlet: Outlet
  /** The end of what it has been told: the next poke continues there. */
  position: number
}

/** What this server tells of one workspace. */
interface Channel {
  /** The end of the log as far as it has been read. */
  watermark: number
  /** When that was last known to be all there is. */
  at: string
  readonly subscribers: Set<Subscriber>
}

export interface Pump {
  /** From here on the outlet hears of every change after `head` that its reader may see. */
  join(identity: Identity, outlet: Outlet): Promise<Place>
  leave(outlet: Outlet): void
  /** To everybody but the sender who holds one of the scopes. Never stored, never ordered. */
  relay<Name extends EphemeralName>(
    workspaceId: string,
    scopes: readonly string[],
    name: Name,
    frame: DownFrame<Name>,
    sender: Outlet | null,
  ): void
  /** Whether anybody of that workspace listens here. */
  tells(workspaceId: string): boolean
  close(): Promise<void>
}

const POLL_MS = 1_000
/** Between two looks at the log, at most: what was numbered meanwhile is told together. */
const MAX_REST_MS = 20

/**
 * Reads the numbered log after its watermark and tells each socket what it may see of it, in order. The log is the
 * queue: what was committed but not told when a server died is read by the next one, or pulled.
 */
export function createPump(db: Db, appUrl: string, log: Log, crash: Crash): Pump {
  const channels = new Map<string, Channel>()

  const loop = createLoop(
    'pump',
    POLL_MS,
    log,
    async () => {
      const at = new Date().toISOString()
      for (const [workspaceId, head] of await readHeads([...channels.keys()])) {
        const channel = channels.get(workspaceId)
        if (channel === undefined) continue
        while (channel.watermark < head) await advance(workspaceId, channel)
        channel.at = at
      }
    },
    MAX_REST_MS,
  )
  const connection = keepConnection(appUrl, 'parley_numbered', log, {
    notified: () => loop.wake(),
    lost: () => {},
  })
  const heartbeat = setInterval(() => {
    for (const channel of channels.values()) {
      for (const subscriber of channel.subscribers) {
        const from = subscriber.position
        tell(channel, subscriber, {
          ...{ from, to: Math.max(from, channel.watermark) },
          ...{ at: channel.at, changes: [] },
        })
      }
    }
  }, HEARTBEAT_MS)

  async function readHeads(workspaceIds: string[]): Promise<Map<string, number>> {
    if (workspaceIds.length === 0) return new Map()
    const { rows } = await sql<{ workspace_id: string; head_rev: number }>`
      select * from workspace_heads(${workspaceIds}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.workspace_id, row.head_rev]))
  }

  async function advance(workspaceId: string, channel: Channel): Promise<void> {
    const present = new Set(channel.subscribers)
    const { window, states } = await inSnapshot(db, { workspaceId, id: null }, async (tx) => {
      const [{ head_rev }, { records, to }] = await together([
        tx.selectFrom('workspaces').select('head_rev').executeTakeFirstOrThrow(),
        readLog(tx, workspaceId, channel.watermark),
      ])
      const readers = [...present].map((subscriber) => subscriber.reader)
      return { window: { records, to: to ?? head_rev }, states: await loadStates(tx, records, readers) }
    })
    channel.watermark = window.to
    const pokeFor = createAudience(window, states, channel.at)
    for (const subscriber of channel.subscribers) {
      if (subscriber.position >= window.to) continue
      // Nothing was loaded with whoever came meanwhile in mind: their next poke leaves a gap, so they pull.
      if (!present.has(subscriber)) subscriber.position = window.to
      else broadcast(channel, subscriber, states, pokeFor)
    }
  }

  function broadcast(channel: Channel, subscriber: Subscriber, states: States, pokeFor: Audience): void {
    const taken = rightsTaken(subscriber.reader, states)
    if (taken !== null) {
      cut(channel, subscriber, taken)
      return
    }
    const poke = pokeFor(subscriber.reader, subscriber.position)
    if (poke.changes.length === 0) return
    tell(channel, subscriber, poke)
    crash('in-broadcast')
  }

  function tell(channel: Channel, subscriber: Subscriber, poke: Poke): void {
    subscriber.position = poke.to
    if (subscriber.outlet.poke(poke)) return
    log.info({ member: subscriber.reader.id.slice(-4) }, 'a socket is too slow and is cut')
    cut(
      channel,
      subscriber,
      new ParleyError('SLOW_CONSUMER', 'This connection is too slow.', { retryAfterMs: 1_000 }),
    )
  }

  function cut(channel: Channel, subscriber: Subscriber, reason: ParleyError): void {
    channel.subscribers.delete(subscriber)
    subscriber.outlet.cut(reason)
  }

  return {
    async join(identity, outlet) {
      for (;;) {
        const place = await currentPlace(db, identity)
        const channel = channels.get(identity.workspaceId) ?? {
          watermark: place.head,
          at: new Date().toISOString(),
          subscribers: new Set<Subscriber>(),
        }
        // The reader's rights must not be older than the changes that are no longer told.
        if (channel.watermark > place.head) continue
        channels.set(identity.workspaceId, channel)
        channel.subscribers.add({ reader: place.reader, outlet, position: place.head })
        return place
      }
    },
    leave(outlet) {
      for (const [workspaceId, channel] of channels) {
        for (const subscriber of channel.subscribers) {
          if (subscriber.outlet === outlet) channel.subscribers.delete(subscriber)
        }
        if (channel.subscribers.size === 0) channels.delete(workspaceId)
      }
    },
    relay(workspaceId, scopes, name, frame, sender) {
      for (const { outlet, reader } of channels.get(workspaceId)?.subscribers ?? []) {
        if (outlet !== sender && overlap(scopes, reader.scopes)) outlet.ephemeral(name, frame)
      }
    },
    tells: (workspaceId) => channels.has(workspaceId),
    async close() {
      clearInterval(heartbeat)
      await loop.close()
      await connection.close()
    },
  }
}
