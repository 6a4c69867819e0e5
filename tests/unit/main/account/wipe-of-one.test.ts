import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { leaseName } from '../../../../src/main/account/lease.ts'
import type { SignedIn } from '../../../../src/main/account/signed-in.ts'
import { findInClear } from '../../../support/profile.ts'
import {
  ACME,
  acme,
  CANARIES,
  claimsOf,
  expectNothingLeft,
  FORM,
  keychain,
  mara,
  NAME,
  opened,
  receipts,
  refuseWith,
  serverUrl,
  setServerDown,
  start,
  told,
  used,
  userData,
  wiped,
} from './wiping.ts'

/** Two accounts in one window, both used, with leases that began apart. */
async function usedByBoth() {
  const console = await used()
  await console.account.signIn({ ...FORM, email: acme.email })
  const { folder } = opened.at(-1) as SignedIn
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'journal.db'), 'what Acme wrote')
  return { ...console, acmeFolder: folder, before: await keychain.read(ACME) }
}

async function expectOtherUntouched(of: Awaited<ReturnType<typeof usedByBoth>>) {
  const { account, other, acmeFolder, before } = of
  expect(account.state()).toMatchObject({ state: 'signed_in', accounts: [{ id: acme.workspace.id }] })
  expect(await keychain.read(ACME)).toBe(before)
  expect(await keychain.read(leaseName(ACME))).not.toBeNull()
  expect(readdirSync(acmeFolder)).toEqual(['journal.db'])
  expect(other.close).not.toHaveBeenCalled()
  expect(other.shut).not.toHaveBeenCalled()
  expect(await opened.at(-1)?.accessToken(false)).toContain(acme.email)
  // What is of no single account stays: the caches, the log, and the lock of the window.
  expect(of.onLeft).toHaveBeenCalledExactlyOnceWith(mara.workspace.id)
  for (const [, names] of of.clearTraces.mock.calls) expect(account.hasOthers(names)).toBe(true)
  expect(await findInClear(userData, [...CANARIES, mara.user.id])).toEqual([])
  expect(await keychain.read(NAME)).toBeNull()
}

test.each(['remote_wipe', 'revoked'] as const)(
  'of two accounts, an order (%s) for one leaves the other as it was',
  async (reason) => {
    const both = await usedByBoth()
    const order = { ...both.order, reason }
    refuseWith(wiped(order))
    opened[0]?.onWiped(wiped(order))
    await vi.waitFor(() => expect(receipts).toHaveLength(1))
    await vi.waitFor(() => expect(both.onLeft).toHaveBeenCalled())
    expect(claimsOf(receipts[0] ?? '')).toMatchObject({ sub: mara.user.id, reason })
    await expectOtherUntouched(both)
    // The window tells it beside the other's work, and the next start still holds that one.
    await vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining({ kind: 'wiped' })))
    const next = start()
    await next.account.start()
    expect(next.account.state()).toMatchObject({ accounts: [{ id: acme.workspace.id }] })
  },
)

test('of two accounts, an order for the one is none for the other', async () => {
  const { account, order } = await usedByBoth()
  opened.at(-1)?.onWiped(wiped(order))
  await account.checkLeases()
  expect(account.state()).toMatchObject({ accounts: [{ me: mara }, { me: acme }] })
})

test('of two accounts, a lease that is over ends one, and one that was renewed goes on', async () => {
  const both = await usedByBoth()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 86_400_000 })
  // The other's server has answered meanwhile.
  const renewed = { days: 30, from: new Date().toISOString() }
  opened.at(-1)?.onContact(renewed)
  await vi.waitFor(async () => {
    expect(await keychain.read(leaseName(ACME))).toContain(String(Date.parse(renewed.from)))
  })
  setServerDown(true)
  const next = start()
  await next.account.start()
  setServerDown(false)
  await next.wiper.deliver()
  expect(receipts.map((receipt) => claimsOf(receipt).reason)).toEqual(['lease'])
  await expectOtherUntouched({ ...both, ...next })
})

test('of two accounts, both wiped in a run that was killed: with the last one the traces go', async () => {
  const { order } = await usedByBoth()
  const killed = start((point) => {
    if (point === 'wipe-written') throw new Error('killed')
  })
  const { reason, wipeToken, deviceId } = order
  for (const userId of [mara.user.id, acme.user.id]) {
    const about = { serverUrl, userId, deviceId, vault: 'keychain', unsent: 1, lastContact: null } as const
    await expect(killed.wiper.destroy({ ...about, reason, wipeToken })).rejects.toThrow('killed')
  }
  const isLast: boolean[] = []
  const next = start()
  next.clearTraces.mockImplementation(async (_reason, names) => {
    isLast.push(!next.account.hasOthers(names))
  })
  await next.account.start()
  expect(isLast).toContain(true)
  expect(next.account.state()).toMatchObject({ state: 'signed_out' })
  await next.wiper.deliver()
  expect(receipts).toHaveLength(2)
  await expectNothingLeft()
})
