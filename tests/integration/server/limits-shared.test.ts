import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { readConfig } from '../../../src/server/config/index.ts'
import {
  type Counted,
  countersIn,
  createLimiter,
  createSignInGuard,
  type Limiter,
} from '../../../src/server/limits/index.ts'
import { createLog } from '../../../src/server/log.ts'
import { connectRedis } from '../../../src/server/redis/index.ts'
import { startTestRedis, type TestRedis } from '../../support/redis.ts'

const { limits, trustPercent } = readConfig({
  PARLEY_LIMIT_MESSAGES: '10',
  PARLEY_LIMIT_SIGN_IN_ACCOUNT: '5',
})
const lines: string[] = []
const log = createLog('info', { write: (line) => lines.push(line) })
const MARA: Counted = { key: 'mara', trust: 'known' }

let redis: TestRedis
let admin: Redis
const open: { close(): unknown }[] = []

beforeAll(async () => {
  redis = await startTestRedis()
})

afterEach(async () => {
  for (const part of open.splice(0)) part.close()
  lines.splice(0)
})

afterAll(() => redis?.stop())

/** What two nodes have, and one that shares nothing with them. */
async function nodes() {
  admin = new Redis(redis.url)
  admin.on('error', () => {})
  await admin.flushall()
  const node = async (url: string | null) => {
    const connection = url === null ? null : connectRedis(url, 'limits', log)
    if (connection !== null) await expect.poll(() => connection.status).toBe('ready')
    const makeCounter = countersIn(connection)
    const limiter = createLimiter(limits, trustPercent, makeCounter, log)
    open.push(limiter, { close: () => connection?.disconnect() })
    return { limiter, connection, guard: createSignInGuard(limiter, limits.signInAccount, makeCounter) }
  }
  open.push({ close: () => admin.disconnect() })
  return { a: await node(redis.url), b: await node(redis.url), alone: await node(null) }
}

/** How many of so many pass at once. */
async function passing(limiter: Limiter, count: number, who = MARA): Promise<number> {
  const results = await Promise.allSettled(
    Array.from({ length: count }, () => limiter.consume('messages', who)),
  )
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ParleyError)
  }
  return results.filter((result) => result.status === 'fulfilled').length
}

it('is one count on two nodes, and to the last of many at once', async () => {
  const { a, b, alone } = await nodes()
  const passed = await Promise.all([passing(a.limiter, 15), passing(b.limiter, 15)])
  expect(passed[0] + passed[1]).toBe(10)
  // The control: nodes that share nothing let each their own number through.
  expect(await passing(alone.limiter, 15)).toBe(10)
})

it('waits for an account on both nodes, and keeps nothing that names it', async () => {
  const { a, b } = await nodes()
  const wrong = () => Promise.reject(new Error('wrong'))
  const guess = (guard: typeof a.guard, count: number) =>
    guard('mara@example.test', `10.0.0.${count}`, wrong).catch((error: Error) => error.message)
  for (let count = 0; count < 5; count += 1)
    expect(await guess(count % 2 ? a.guard : b.guard, count)).toBe('wrong')
  expect(await guess(a.guard, 6)).toBe('Too many requests.')
  expect(await guess(b.guard, 7)).toBe('Too many requests.')
  expect((await admin.keys('*')).join()).not.toContain('example')
})

it('is counted by each node while Redis is gone, and together again once it is back', async () => {
  const { a, b } = await nodes()
  await redis.kill()
  await expect.poll(() => a.connection?.status).not.toBe('ready')
  expect(await passing(a.limiter, 30)).toBe(10)
  expect(await passing(b.limiter, 30)).toBe(10)
  expect(lines.filter((line) => line.includes('does not answer'))).toHaveLength(2)
  await redis.restart()
  await expect
    .poll(() => [a.connection?.status, b.connection?.status], { timeout: 10_000 })
    .toEqual(['ready', 'ready'])
  const jonas: Counted = { key: 'jonas', trust: 'known' }
  const passed = await Promise.all([passing(a.limiter, 15, jonas), passing(b.limiter, 15, jonas)])
  expect(passed[0] + passed[1]).toBe(10)
})

it('keeps nobody waiting for a Redis that has gone silent', async () => {
  const { a } = await nodes()
  redis.freeze()
  try {
    expect(await passing(a.limiter, 30)).toBe(10)
    // Given up after a while: from then on it is not even asked.
    await expect.poll(() => a.connection?.status, { timeout: 5_000 }).not.toBe('ready')
    expect(await passing(a.limiter, 30)).toBe(0)
  } finally {
    redis.thaw()
  }
})

it('does without what somebody has forged or emptied', async () => {
  const { a, b } = await nodes()
  expect(await passing(a.limiter, 3)).toBe(3)
  const [key = ''] = await admin.keys('*messages*')
  await admin.del(key)
  await admin.lpush(key, 'forged')
  expect(await passing(a.limiter, 30)).toBe(10)
  await admin.set(key, 'no number')
  expect(await passing(a.limiter, 30)).toBe(0)
  await admin.flushall()
  expect(await passing(b.limiter, 30)).toBe(10)
})
