import type { Redis } from 'ioredis'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'

export type Counter = Pick<RateLimiterAbstract, 'consume' | 'penalty' | 'block' | 'delete'>
export type MakeCounter = (name: string, rate: number, seconds: number) => Counter

/** Counts in this process, or in the Redis that several nodes share. While that does not answer, each node for itself. */
export function countersIn(redis: Redis | null): MakeCounter {
  return (name, points, duration) => {
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration })
    if (redis === null) return memory
    return new RateLimiterRedis({
      ...{ storeClient: redis, keyPrefix: `parley:limit:${name}`, points, duration },
      rejectIfRedisNotReady: true,
      insuranceLimiter: memory,
    })
  }
}
