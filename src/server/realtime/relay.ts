import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { id } from '#shared/ids.ts'
import { UP } from '#shared/protocol.ts'
import type { Log } from '../log.ts'
import { connectRedis } from '../redis/index.ts'
import type { LiveEvent } from './live.ts'

/** What members tell each other live, across nodes: never stored, never ordered, lost when Redis is. */
export interface Relay {
  /** To the other nodes. Waits for nothing. */
  tell(event: LiveEvent): void
  close(): Promise<void>
}

/** Redis holds hints: whoever can write there can forge one, so nothing of it is believed before it fits this. */
const from = {
  node: z.uuid(),
  sender: z.strictObject({ workspaceId: id, kind: z.enum(['user', 'customer']), id }),
}
const relayed = z.discriminatedUnion('name', [
  z.strictObject({ ...from, name: z.literal('typing'), frame: UP.typing.frame }),
  z.strictObject({ ...from, name: z.literal('viewing'), frame: UP.viewing.frame }),
])

export const STREAM = 'parley:events'
/** Entries kept, roughly: a node that is slower than that has missed what nobody wants to hear late. */
const KEPT = 1_000
const WAIT_MS = 5_000
const PAUSE_MS = 500

/** Null without a Redis: what is told then stays on its node. `deliver` decides who may hear of an event. */
export function createRelay(
  redisUrl: string | null,
  log: Log,
  deliver: (event: LiveEvent) => Promise<void>,
): Relay | null {
  if (redisUrl === null) return null
  const node = randomUUID()
  const writer = connectRedis(redisUrl, 'events out', log)
  const reader = connectRedis(redisUrl, 'events in', log, { blocks: true })
  const stopping = new AbortController()

  async function listen(): Promise<void> {
    /** `$` is whatever comes from now on: after a loss, what was said meanwhile is old. */
    let last = '$'
    while (!stopping.signal.aborted) {
      try {
        const answer = await reader.xread('COUNT', 100, 'BLOCK', WAIT_MS, 'STREAMS', STREAM, last)
        for (const [, entries] of answer ?? []) {
          for (const [entryId, fields] of entries) {
            last = entryId
            await receive(fields[1])
          }
        }
      } catch {
        last = '$'
        await delay(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  async function receive(text: string | undefined): Promise<void> {
    try {
      const { node: from, ...event } = relayed.parse(JSON.parse(text ?? ''))
      if (from !== node) await deliver(event)
    } catch (err) {
      log.debug({ err }, 'an event of another node is dropped')
    }
  }

  const listening = listen()
  return {
    tell(event) {
      const text = JSON.stringify({ node, ...event })
      writer
        .xadd(STREAM, 'MAXLEN', '~', KEPT, '*', 'event', text)
        .catch((err: unknown) => log.debug({ err }, 'an event stays on this node'))
    },
    async close() {
      stopping.abort()
      writer.disconnect()
      reader.disconnect()
      await listening
    },
  }
}
