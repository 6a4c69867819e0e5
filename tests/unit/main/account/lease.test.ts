import { beforeEach, expect, test, vi } from 'vitest'
import { leaseName, openLease } from '../../../../src/main/account/lease.ts'
import { memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const DAY = 86_400_000
const START = Date.parse('2026-03-01T08:00:00.000Z')
const NAME = 'https://chat.example.com|mara'

let vault: Vault
let wall: number
let tick: number

beforeEach(() => {
  vault = memoryVault()
  wall = START
  tick = 0
})

/** As a start of the console finds it: the monotonic clock begins anew. */
function open() {
  tick = 0
  return openLease({ vault, name: NAME, log: silentLog, now: () => wall, monotonic: () => tick })
}

function pass(milliseconds: number): void {
  wall += milliseconds
  tick += milliseconds
}

async function leased(days = 30) {
  const lease = open()
  await lease.contact({ days, from: new Date(START).toISOString() })
  return lease
}

test('none is known before a server has told one', async () => {
  expect(await open().check()).toEqual({ state: 'none' })
  expect(await open().lastContact()).toBeNull()
})

test('it is held, then ends three days before it is over, then is over; a contact begins it anew', async () => {
  const lease = await leased()
  pass(27 * DAY - 1)
  expect(await lease.check()).toEqual({ state: 'held' })
  pass(1)
  expect(await lease.check()).toEqual({ state: 'ending', until: START + 30 * DAY })
  pass(3 * DAY)
  expect(await lease.check()).toEqual({ state: 'over' })
  await lease.contact({ days: 5, from: new Date(wall).toISOString() })
  expect(await lease.check()).toEqual({ state: 'held' })
  pass(5 * DAY)
  expect(await lease.check()).toEqual({ state: 'over' })
})

test('a clock that is put back makes it no longer: neither while it runs nor over a restart', async () => {
  const lease = await leased()
  pass(20 * DAY)
  expect(await lease.check()).toEqual({ state: 'held' })
  wall = START - 100 * DAY
  tick += 10 * DAY
  expect(await lease.check()).toEqual({ state: 'over' })

  await leased()
  wall = START + 29 * DAY
  const second = open()
  expect(await second.check()).toMatchObject({ state: 'ending' })
  await second.end()
  wall = START
  expect(await open().check()).toMatchObject({ state: 'ending' })
})

test('a clock that ran ahead is corrected by the next contact', async () => {
  const lease = await leased()
  wall = START + 400 * DAY
  expect(await lease.check()).toEqual({ state: 'over' })
  wall = START + DAY
  await lease.contact({ days: 30, from: new Date(wall).toISOString() })
  expect(await lease.check()).toEqual({ state: 'held' })
  expect(await open().check()).toEqual({ state: 'held' })
})

test('contacts that follow each other closely are not each written to the keychain', async () => {
  const lease = await leased()
  const write = vi.spyOn(vault, 'write')
  for (let n = 0; n < 20; n++) {
    pass(20_000)
    await lease.contact({ days: 30, from: new Date(wall).toISOString() })
  }
  expect(write).not.toHaveBeenCalled()
  await lease.contact({ days: 7, from: new Date(wall).toISOString() })
  expect(write).toHaveBeenCalledOnce()
  expect(await lease.lastContact()).toBe(new Date(wall).toISOString())
})

test('nothing is written once it has ended, and a vault that is silent loses nothing', async () => {
  const lease = await leased()
  await lease.end()
  await vault.remove(leaseName(NAME))
  pass(DAY)
  await lease.contact({ days: 30, from: new Date(wall).toISOString() })
  expect(await vault.read(leaseName(NAME))).toBeNull()
  const silent = { ...vault, read: () => Promise.reject(new Error('locked')) }
  expect(await openLease({ vault: silent, name: NAME, log: silentLog }).check()).toEqual({ state: 'none' })
})
