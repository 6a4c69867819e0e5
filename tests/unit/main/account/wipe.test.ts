import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { readSecrets } from '../../../../src/main/account/secrets.ts'
import type { SignedIn } from '../../../../src/main/account/signed-in.ts'
import {
  claimsOf,
  expectNothingLeft,
  FORM,
  keychain,
  mara,
  NAME,
  opened,
  receipts,
  refuseWith,
  remaining,
  serverUrl,
  setServerDown,
  start,
  told,
  used,
  userData,
  wiped,
} from './wiping.ts'

test('the control: a used account is found in its profile', async () => {
  await used()
  expect((await remaining()).length).toBeGreaterThan(6)
  expect(await readSecrets(keychain, NAME)).not.toBeNull()
})

test.each(['at a refresh', 'on the line'])(
  'an order that comes %s destroys, and is answered',
  async (where) => {
    const { account, desk, order, clearTraces } = await used()
    const { accessToken, onWiped } = opened[0] as SignedIn
    refuseWith(wiped(order))
    if (where === 'on the line') onWiped(wiped(order))
    else await expect(accessToken(true)).rejects.toMatchObject({ code: 'DEVICE_WIPED' })
    await vi.waitFor(() => expect(receipts).toHaveLength(1))
    expect(desk.close).toHaveBeenCalledOnce()
    expect(claimsOf(receipts[0] ?? '')).toMatchObject({
      ...{ sub: mara.user.id, device: order.deviceId, reason: 'remote_wipe', wipeToken: order.wipeToken },
      ...{ unsent: 2, destroyed: ['key', 'files'] },
    })
    expect(clearTraces).toHaveBeenCalledWith('remote_wipe', new Set([NAME]))
    expect(account.hasOthers(new Set([NAME]))).toBe(false)
    expect(account.state()).toEqual({ state: 'signed_out', serverUrl, email: null })
    const change = {
      kind: 'wiped',
      wiped: { at: expect.any(String), reason: 'remote_wipe', unsent: 2 },
    }
    await vi.waitFor(() => expect(told).toContainEqual(change))
    await vi.waitFor(expectNothingLeft)
    // It is still told at the next start, and no more after somebody has signed in.
    const next = start()
    await next.account.start()
    expect(await next.account.notices()).toContainEqual(change)
    refuseWith(null)
    await next.account.signIn(FORM)
    const forgotten = { kind: 'wiped', wiped: null }
    expect(told).toContainEqual(forgotten)
    expect(await next.account.notices()).toContainEqual(forgotten)
  },
)

test.each([
  ['another user', { userId: '0190a000-0000-4000-8000-0000000000aa' }],
  ['another device', { deviceId: '0190a000-0000-4000-8000-0000000000aa' }],
  ['no token', { wipeToken: 'none' }],
])('an order for %s is none', async (_name, change) => {
  const { account, order } = await used()
  opened[0]?.onWiped(wiped({ ...order, ...change }))
  await account.checkLeases()
  expect(account.state()).toMatchObject({ state: 'signed_in' })
  expect((await remaining()).length).toBeGreaterThan(6)
})

test.each(['UNAUTHENTICATED', 'FORBIDDEN', 'TOKEN_EXPIRED'] as const)(
  'signed out by the server with %s, nothing is destroyed: signing in again is enough',
  async (code) => {
    const { account } = await used()
    refuseWith(new ParleyError(code, 'Signed out.'))
    await expect(opened[0]?.accessToken(true)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await account.checkLeases()
    expect((await remaining()).length).toBeGreaterThan(6)
    expect(receipts).toEqual([])
  },
)

test.each(['wipe-written', 'wipe-key-gone', 'wipe-files-gone', 'wipe-receipt-queued'])(
  'killed at %s, the next start goes on and finishes',
  async (point) => {
    const { order } = await used()
    const killed = start((passed) => {
      if (passed === point) throw new Error('killed')
    })
    const { reason, wipeToken, userId, deviceId } = order
    const about = { serverUrl, userId, deviceId, vault: 'keychain', unsent: 1, lastContact: null } as const
    await expect(killed.wiper.destroy({ ...about, reason, wipeToken })).rejects.toThrow('killed')
    expect(readdirSync(join(userData, 'wipes'))).toHaveLength(1)

    const next = start()
    await next.account.start()
    expect(next.account.state()).toEqual({ state: 'signed_out', serverUrl, email: null })
    await next.wiper.deliver()
    await expectNothingLeft()
    expect(new Set(receipts.map((receipt) => claimsOf(receipt).jti)).size).toBe(1)
    expect(claimsOf(receipts[0] ?? '')).toMatchObject({ unsent: 1, wipeToken })
  },
)

test('a keychain that keeps the key: the files go, no receipt says more than is true, the next start finishes', async () => {
  const { order } = await used()
  const { remove } = keychain
  keychain.remove = () => Promise.reject(new Error('locked'))
  opened[0]?.onWiped(wiped(order))
  await vi.waitFor(() => expect(readdirSync(join(userData, 'accounts'))).toEqual([]))
  await vi.waitFor(() =>
    expect(told).toContainEqual(
      expect.objectContaining({ accounts: expect.objectContaining({ state: 'signed_out', email: null }) }),
    ),
  )
  expect(receipts).toEqual([])
  const locked = start()
  await locked.account.start()
  refuseWith(null)
  await expect(locked.account.signIn(FORM)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  keychain.remove = remove
  const next = start()
  await next.account.start()
  await next.wiper.deliver()
  expect(receipts).toHaveLength(1)
  await expectNothingLeft()
})

test('an unreachable server gets its receipt when it is back; signing out is told as well', async () => {
  const { account, wiper } = await used()
  setServerDown(true)
  await account.signOut({ accountId: mara.workspace.id, discardUnsent: true })
  expect(await keychain.read(NAME)).toBeNull()
  expect(readdirSync(join(userData, 'receipts'))).toHaveLength(1)
  setServerDown(false)
  await wiper.deliver()
  expect(claimsOf(receipts[0] ?? '')).toMatchObject({ reason: 'sign_out', unsent: 2, wipeToken: null })
  expect(readdirSync(join(userData, 'receipts'))).toEqual([])
  expect(await account.notices()).toContainEqual({ kind: 'wiped', wiped: null })
})

test('a lease that is over destroys before anything is opened; what was unsent is counted', async () => {
  await used()
  setServerDown(true)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  const next = start()
  await next.account.start()
  expect(opened).toHaveLength(1)
  expect(next.account.state()).toMatchObject({ state: 'signed_out' })
  expect((await next.account.notices())[0]).toMatchObject({ wiped: { reason: 'lease', unsent: 3 } })
  setServerDown(false)
  await next.wiper.deliver()
  expect(claimsOf(receipts[0] ?? '')).toMatchObject({ reason: 'lease', unsent: 3 })
  await expectNothingLeft()
})

test('with the server in reach a lease is not over, whatever the clock says; near its end it is told', async () => {
  await used()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  const next = start()
  await next.account.start()
  expect(next.account.state()).toMatchObject({ state: 'signed_in' })
  setServerDown(true)
  vi.setSystemTime(Date.now() + 28 * 86_400_000)
  await next.account.checkLeases()
  expect(told.at(-1)).toMatchObject({
    ...{ kind: 'account', accountId: mara.workspace.id },
    patch: { kind: 'notice', notice: { kind: 'lease_ending' } },
  })
})

test('an order that waits at the sign-in is carried out first; then signing in works', async () => {
  const { order } = await used()
  const other = start()
  await other.account.start()
  refuseWith(wiped(order))
  await expect(other.account.signIn(FORM)).rejects.toMatchObject({ code: 'DEVICE_WIPED' })
  await expectNothingLeft()
  expect(claimsOf(receipts[0] ?? '')).toMatchObject({ wipeToken: order.wipeToken })
  refuseWith(null)
  await other.account.signIn(FORM)
  expect(other.account.state()).toMatchObject({ state: 'signed_in' })
})
