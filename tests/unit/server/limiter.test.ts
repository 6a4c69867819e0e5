import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { readConfig } from '../../../src/server/config/index.ts'
import {
  type Counted,
  countersIn,
  createLimiter,
  createSignInGuard,
  type GuardSignIn,
  type Limiter,
  type LimitName,
} from '../../../src/server/limits/index.ts'
import { createLog } from '../../../src/server/log.ts'

const { limits, trustPercent } = readConfig({
  PARLEY_LIMIT_MESSAGES: '4',
  PARLEY_LIMIT_SIGN_IN: '100',
  PARLEY_LIMIT_SIGN_IN_ACCOUNT: '3',
})
const lines: { msg: string; refusals?: unknown }[] = []
const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) })
const makeCounter = countersIn(null)
let limiter: Limiter

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  lines.splice(0)
  limiter = createLimiter(limits, trustPercent, countersIn(null), log)
})

afterEach(() => {
  limiter.close()
  vi.useRealTimers()
})

const known = (key: string): Counted => ({ key, trust: 'known' })

async function refusalOf(work: Promise<unknown>): Promise<ParleyError | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
}

async function passing(who: Counted, name: LimitName = 'messages'): Promise<number> {
  for (let count = 0; ; count += 1) {
    if ((await refusalOf(limiter.consume(name, who))) !== null) return count
  }
}

describe('the limiter', () => {
  it("lets a minute's share through and says when the next begins, and which limit it was", async () => {
    for (let count = 0; count < 4; count += 1) await limiter.consume('messages', known('mara'))
    vi.advanceTimersByTime(20_000)
    expect((await refusalOf(limiter.consume('messages', known('mara'))))?.body).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 40_000,
      details: { limit: 'messages' },
    })
    vi.advanceTimersByTime(40_000)
    expect(await refusalOf(limiter.consume('messages', known('mara')))).toBeNull()
  })

  it('counts names and keys apart', async () => {
    await passing(known('mara'))
    expect(await refusalOf(limiter.consume('messages', known('jonas')))).toBeNull()
    expect(await refusalOf(limiter.consume('events', known('mara')))).toBeNull()
  })

  it('gives staff more, new customers less and blocked ones least, but never nothing', async () => {
    expect(await passing({ key: 'a', trust: 'trusted' })).toBe(8)
    expect(await passing({ key: 'b', trust: 'known' })).toBe(4)
    expect(await passing({ key: 'c', trust: 'new' })).toBe(2)
    expect(await passing({ key: 'd', trust: 'blocked' })).toBe(1)
    // What only staff do is counted to the letter.
    expect(await passing({ key: 'a', trust: 'trusted' }, 'admin')).toBe(30)
    expect(await passing({ key: 'a', trust: 'trusted' }, 'wipes')).toBe(3)
  })

  it('says how often it refused, once a minute and only when it did', async () => {
    await passing(known('mara'))
    await passing(known('jonas'))
    vi.advanceTimersByTime(180_000)
    expect(lines.filter((line) => line.refusals !== undefined)).toMatchObject([{ refusals: { messages: 2 } }])
  })
})

describe('guessing a password', () => {
  let guard: GuardSignIn
  let address = 0
  const wrong = () => Promise.reject(new ParleyError('WRONG_CREDENTIALS', 'no'))
  /** From an address of its own each time. */
  const guess = () => {
    address += 1
    return refusalOf(guard('mara@example.test', `10.0.0.${address}`, wrong))
  }

  beforeEach(() => {
    guard = createSignInGuard(limiter, limits.signInAccount, makeCounter)
  })

  it('from many addresses makes the account wait, each time twice as long', async () => {
    for (const seconds of [60, 120, 240]) {
      for (let count = 0; count < 3; count += 1) expect((await guess())?.code).toBe('WRONG_CREDENTIALS')
      expect((await guess())?.body).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: seconds * 1000 })
      vi.advanceTimersByTime((seconds - 1) * 1000)
      const last = await guess()
      expect(last?.code).toBe('RATE_LIMITED')
      expect(last?.body.retryAfterMs).toBeLessThanOrEqual(1000)
      vi.advanceTimersByTime(1000)
    }
  })

  it('does not wait longer for trying while it waits, and nobody else waits', async () => {
    for (let count = 0; count < 20; count += 1) await guess()
    expect((await guess())?.body.retryAfterMs).toBeLessThanOrEqual(120_000)
    expect((await refusalOf(guard('omar@example.test', '10.0.0.1', wrong)))?.code).toBe('WRONG_CREDENTIALS')
  })

  it('is forgotten when somebody signs in, whichever way the address is spelt', async () => {
    vi.advanceTimersByTime(86_400_000)
    for (let count = 0; count < 2; count += 1) await guess()
    expect(await guard('MARA@example.test', '10.0.0.1', async () => 'in')).toBe('in')
    for (let count = 0; count < 3; count += 1) expect((await guess())?.code).toBe('WRONG_CREDENTIALS')
  })
})
