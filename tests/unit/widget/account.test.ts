import { describe, expect, it, vi } from 'vitest'
import type { RouteBody } from '#shared/rest.ts'
import { Account } from '../../../src/widget/chat/account.ts'
import type { call } from '../../../src/widget/chat/api.ts'
import { memoryStore } from '../../../src/widget/chat/storage.ts'
import { AT, CUSTOMER } from './fixtures.ts'

function server(expiresIn: number) {
  let issued = 0
  const used: string[] = []
  const tokens = () => {
    issued += 1
    return { accessToken: `access ${issued}`, expiresIn, refreshToken: `refresh ${issued}` }
  }
  const api = vi.fn(async (name: string, body: unknown) => {
    if (name === 'refresh') {
      const { refreshToken } = body as RouteBody<'refresh'>
      if (used.includes(refreshToken)) throw new Error('used twice')
      used.push(refreshToken)
      return { tokens: tokens() }
    }
    const customer = {
      id: CUSTOMER,
      name: 'Ada',
      email: null,
      avatarUrl: null,
      locale: null,
      timeZone: null,
      attributes: {},
      createdAt: AT,
    }
    return { tokens: tokens(), customer }
  })
  return { api: api as unknown as typeof call, calls: api.mock.calls }
}

describe('the account', () => {
  it('is nobody before the introduction', async () => {
    const account = new Account(memoryStore(), 'demo', server(900).api)
    expect(account.customerId).toBeNull()
    await expect(account.accessToken()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('is there after a reload, and asks for nothing while its token is good', async () => {
    const store = memoryStore()
    const { api, calls } = server(900)
    await new Account(store, 'demo', api).introduce({ name: 'Ada', email: null })
    const later = new Account(store, 'demo', api)
    expect(later.customerId).toBe(CUSTOMER)
    expect(await later.accessToken()).toBe('access 1')
    expect(calls).toHaveLength(1)
  })

  it('changes a token before it expires', async () => {
    const account = new Account(memoryStore(), 'demo', server(20).api)
    await account.introduce({ name: 'Ada', email: null })
    expect(await account.accessToken()).toBe('access 2')
  })

  it('takes the token that another tab has fetched instead of using a refresh token twice', async () => {
    const store = memoryStore()
    const { api, calls } = server(900)
    const one = new Account(store, 'demo', api)
    const two = new Account(store, 'demo', api)
    await one.introduce({ name: 'Ada', email: null })
    expect(await one.renew('access 1')).toBe('access 2')
    expect(await two.renew('access 1')).toBe('access 2')
    expect(calls.filter(([name]) => name === 'refresh')).toHaveLength(1)
  })
})
