import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'

const RECONNECT_MS = 500

export interface StandingConnection {
  /** Null while the connection is lost. */
  readonly client: pg.Client | null
  close(): Promise<void>
}

/**
 * A connection outside of the pool that listens on a channel, and is made again when it is lost. `notified` without a
 * payload: something may have been said while nobody listened.
 */
export function keepConnection(
  url: string,
  channel: string,
  log: Log,
  on: { notified(payload?: string): void; lost(): void },
): StandingConnection {
  let client: pg.Client | null = null
  let closed = false
  const stopping = new AbortController()

  async function connectForGood(): Promise<void> {
    while (!closed) {
      const next = new pg.Client({ connectionString: url, keepAlive: true })
      const ended = new Promise<void>((resolve) => next.once('end', () => resolve()))
      next.on('error', (err) => log.warn({ err, channel }, 'database connection failed'))
      next.on('notification', ({ payload }) => on.notified(payload))
      try {
        await next.connect()
        await next.query(`listen ${next.escapeIdentifier(channel)}`)
        if (closed) {
          await next.end()
        } else {
          client = next
          // What was said while nobody listened.
          on.notified()
          await ended
        }
      } catch (err) {
        log.warn({ err, channel }, 'database connection could not be made')
        await next.end().catch(() => {})
      }
      client = null
      on.lost()
      if (!closed) await delay(RECONNECT_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = connectForGood()
  return {
    get client() {
      return client
    },
    async close() {
      closed = true
      stopping.abort()
      await client?.end().catch(() => {})
      await running
    },
  }
}
