import { beforeEach, expect, test, vi } from 'vitest'
import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import type { Tokens } from '#shared/rest.ts'
import { createTokenKeeper } from '../../../../src/main/account/tokens.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const fresh = (n: number): Tokens => ({
  accessToken: `access-${n}`,
  expiresIn: 600,
  refreshToken: `refresh-${n}`,
})

let now = 0
let api: ReturnType<typeof vi.fn>
let store: ReturnType<typeof vi.fn<(token: string) => Promise<void>>>

const heard = { onContact: vi.fn(), onWiped: vi.fn() }

beforeEach(() => {
  vi.clearAllMocks()
  let n = 0
  now = 1_000_000
  api = vi.fn(async () => ({ tokens: fresh(++n) }))
  store = vi.fn(async () => undefined)
})

function keeper() {
  const serverUrl = 'https://chat.example.com'
  const options = { serverUrl, refreshToken: 'refresh-0', api: api as never, store, ...heard, log: silentLog }
  return createTokenKeeper({ ...options, now: () => now })
}

test('one access token serves until shortly before its end', async () => {
  const { accessToken } = keeper()
  expect(await accessToken(false)).toBe('access-1')
  now += 569_000
  expect(await accessToken(false)).toBe('access-1')
  now += 2_000
  expect(await accessToken(false)).toBe('access-2')
})

test('a token that lives for seconds is used for half of them', async () => {
  api.mockImplementation(async () => ({ tokens: { ...fresh(api.mock.calls.length), expiresIn: 4 } }))
  const { accessToken } = keeper()
  await accessToken(false)
  now += 1_500
  expect(await accessToken(false)).toBe('access-1')
  now += 1_000
  expect(await accessToken(false)).toBe('access-2')
})

test('a refused one is replaced, though its time is not over', async () => {
  const { accessToken } = keeper()
  await accessToken(false)
  expect(await accessToken(true)).toBe('access-2')
})

test('however many ask, one refresh token is used once', async () => {
  const { accessToken } = keeper()
  const answers = await Promise.all([accessToken(false), accessToken(true), accessToken(false)])
  expect(new Set(answers)).toEqual(new Set(['access-1']))
  expect(api).toHaveBeenCalledOnce()
})

test('each refresh uses the token that the one before brought', async () => {
  const { accessToken } = keeper()
  await accessToken(true)
  await accessToken(true)
  expect(api.mock.calls.map(([call]) => call.body.refreshToken)).toEqual(['refresh-0', 'refresh-1'])
})

test('the new refresh token is stored before anybody gets what came with it', async () => {
  let stored: () => void = () => undefined
  store.mockImplementation(() => new Promise((resolve) => (stored = resolve)))
  const answered = vi.fn()
  const { accessToken, refreshToken } = keeper()
  const asking = accessToken(false).then(answered)
  await vi.waitFor(() => expect(store).toHaveBeenCalledWith('refresh-1'))
  expect(answered).not.toHaveBeenCalled()
  expect(refreshToken()).toBe('refresh-0')
  stored()
  await asking
  expect(answered).toHaveBeenCalledWith('access-1')
  expect(refreshToken()).toBe('refresh-1')
})

test('a vault that fails does not end the sign-in that runs', async () => {
  store.mockRejectedValue(new Error('locked'))
  const { accessToken, refreshToken } = keeper()
  expect(await accessToken(false)).toBe('access-1')
  expect(refreshToken()).toBe('refresh-1')
})

test.each<[ErrorCode, ErrorCode]>([
  ['UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ['TOKEN_EXPIRED', 'UNAUTHENTICATED'],
  ['FORBIDDEN', 'UNAUTHENTICATED'],
  ['OFFLINE', 'OFFLINE'],
  ['RATE_LIMITED', 'RATE_LIMITED'],
  ['UNAVAILABLE', 'UNAVAILABLE'],
  // A hotel's sign-in page answers everything: that must not sign anybody out.
  ['INVALID', 'UNAVAILABLE'],
])('a refresh refused with %s is told as %s', async (code, told) => {
  api.mockRejectedValue(new ParleyError(code, 'no'))
  await expect(keeper().accessToken(false)).rejects.toMatchObject({ body: { code: told } })
})

test('after a failure the next one tries again', async () => {
  api.mockRejectedValueOnce(new ParleyError('OFFLINE', 'no'))
  const { accessToken } = keeper()
  await expect(accessToken(false)).rejects.toThrow()
  expect(await accessToken(false)).toBe('access-1')
})

test('a new sign-in wins over a refresh that was on its way', async () => {
  let answer: (value: unknown) => void = () => undefined
  api.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  const { accessToken, accept, refreshToken } = keeper()
  const asking = accessToken(false)
  accept(fresh(9))
  answer({ tokens: fresh(1) })
  expect(await asking).toBe('access-9')
  expect(refreshToken()).toBe('refresh-9')
  expect(store).not.toHaveBeenCalled()
})
