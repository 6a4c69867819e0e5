import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { createLimiter, type Limiter } from '../../../src/server/limits/index.ts'

const LIMITS = { signIn: 2, requests: 100, messages: 3, typing: 100, connections: 100 }
let now = 0
let limiter: Limiter

beforeEach(() => {
  now = 0
  limiter = createLimiter(LIMITS, () => now)
})

afterEach(() => limiter.close())

function refused(work: () => void): ParleyError | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
}

describe('the limiter', () => {
  it("lets a minute's share through and says when the next begins", () => {
    for (let count = 0; count < 3; count += 1) limiter.take('messages', 'mara')
    now = 20_000
    expect(refused(() => limiter.take('messages', 'mara'))?.body).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 40_000,
    })
    now = 60_000
    expect(refused(() => limiter.take('messages', 'mara'))).toBeNull()
  })

  it('counts names and keys apart', () => {
    for (let count = 0; count < 2; count += 1) limiter.take('signIn', 'mara')
    expect(refused(() => limiter.take('signIn', 'mara'))?.code).toBe('RATE_LIMITED')
    expect(refused(() => limiter.take('signIn', 'jonas'))).toBeNull()
    expect(refused(() => limiter.take('messages', 'mara'))).toBeNull()
  })

  it('counts under every key it is given', () => {
    limiter.take('signIn', 'mara', 'her address')
    limiter.take('signIn', 'jonas', 'her address')
    expect(refused(() => limiter.take('signIn', 'nora', 'her address'))?.code).toBe('RATE_LIMITED')
  })
})
