import type { OwnPresence } from '#shared/ipc.ts'
import type { PresenceStatus } from '#shared/presence.ts'
import type { Connection } from '../connection/index.ts'
import type { Feed } from './feed.ts'

const MINUTE_MS = 60_000
/** Whoever has the console open is there, until they say otherwise. */
export const PRESENT: OwnPresence = { status: 'available', until: null }

/** How the agent wants to be found, which the server forgets with every line. */
export interface OwnPresenceKeeper {
  /** From now on, or for so many minutes. */
  choose(status: PresenceStatus, minutes: number | null): void
  /** The line is up: says it again. */
  connected(): void
  stop(): void
}

export interface OwnPresenceOptions {
  feed: Pick<Feed, 'ownPresence'>
  connection: () => Pick<Connection, 'tell'>
  now(): number
}

export function createOwnPresence({ feed, connection, now }: OwnPresenceOptions): OwnPresenceKeeper {
  let chosen = PRESENT
  let timer: NodeJS.Timeout | undefined

  function become(next: OwnPresence): void {
    chosen = next
    feed.ownPresence(next)
    connection().tell('presence', { status: next.status })
  }

  return {
    choose(status, minutes) {
      clearTimeout(timer)
      if (minutes === null) return become({ status, until: null })
      timer = setTimeout(() => become(PRESENT), minutes * MINUTE_MS)
      become({ status, until: new Date(now() + minutes * MINUTE_MS).toISOString() })
    },
    connected() {
      // The computer may have slept through the end.
      if (chosen.until !== null && Date.parse(chosen.until) <= now()) {
        clearTimeout(timer)
        become(PRESENT)
      } else connection().tell('presence', { status: chosen.status })
    },
    stop: () => clearTimeout(timer),
  }
}
