import { Redis } from 'ioredis'
import type { Log } from '../log.ts'

export type { Redis } from 'ioredis'

/** Nobody waits longer for a Redis that does not answer; what it would have said is done without. */
const PATIENCE_MS = 250
const LONGEST_PAUSE_MS = 2_000

/**
 * A connection to Redis, made again for as long as it takes. A command fails at once while there is none: whoever asks
 * must be able to do without. `purpose` is for the log, which hears of each loss once.
 */
export function connectRedis(url: string, purpose: string, log: Log, { blocks = false } = {}): Redis {
  const redis = new Redis(url, {
    connectionName: `parley ${purpose}`,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_PAUSE_MS),
    // A connection that has gone silent is given up, so that from then on nobody waits at all.
    ...(!blocks && { commandTimeout: PATIENCE_MS, socketTimeout: 4 * PATIENCE_MS }),
  })
  let isLost = false
  const lost = (err?: Error) => {
    if (!isLost) log.warn({ err, purpose }, 'Redis does not answer: going on without')
    isLost = true
  }
  redis.on('error', lost)
  redis.on('reconnecting', () => lost())
  redis.on('ready', () => {
    if (isLost) log.info({ purpose }, 'Redis answers again')
    isLost = false
  })
  return redis
}
