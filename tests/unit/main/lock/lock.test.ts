import { beforeEach, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { CHANNEL_NAMES } from '#shared/ipc-names.ts'
import { type LockState, pin } from '#shared/pin.ts'
import { memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { lockWhenIdle } from '../../../../src/main/lock/idle.ts'
import { createLock, type Lock } from '../../../../src/main/lock/lock.ts'
import { openLockRecords } from '../../../../src/main/lock/lock-record.ts'
import { veiledToaster } from '../../../../src/main/notify/veiled-toaster.ts'
import { createSay } from '../../../../src/main/words/index.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const CHEAP = { N: 16, r: 1, p: 1 }
const MINUTE = 60_000

let vault: Vault
let time: number
let told: LockState[]
let password: string

beforeEach(() => {
  vault = memoryVault()
  time = 1_000_000
  told = []
  password = 'right'
})

/** The console as a start finds it; the vault outlives it. */
async function started(): Promise<Lock> {
  const lock = createLock({
    records: openLockRecords([vault], silentLog),
    async checkPassword(typed) {
      if (typed !== password) throw new ParleyError('WRONG_CREDENTIALS', 'Wrong.')
    },
    accounts: () => [],
    onChanged: (state) => void told.push(state),
    log: silentLog,
    now: () => time,
    cost: CHEAP,
  })
  await lock.start()
  return lock
}

async function locked(secret = '4711'): Promise<Lock> {
  const lock = await started()
  await lock.set({ current: null, pin: secret, idleMinutes: 5 })
  lock.lock()
  return lock
}

const tryPin = (lock: Lock, secret: string) => lock.unlock({ with: 'pin', secret })
const refused = (code: string, more: object = {}) =>
  expect.objectContaining({ body: expect.objectContaining({ code, ...more }) })

test.each([
  ['4711', true],
  ['123456789012', true],
  ['correct horse', true],
  ['471', false],
  ['1234567890123', false],
  ['short', false],
  ['', false],
])('%j may be a PIN: %s', (text, isOne) => {
  expect(pin.safeParse(text).success).toBe(isOne)
})

test('without a PIN there is no lock', async () => {
  const lock = await started()
  lock.lock()
  expect(lock.isOpen()).toBe(true)
  expect(lock.state()).toMatchObject({ isLocked: false, isSet: false })
  await lock.admit('queue.page')
})

test('nothing is answered before it is known whether there is one', async () => {
  const lock = createLock({
    records: openLockRecords([vault], silentLog),
    checkPassword: async () => undefined,
    accounts: () => [],
    onChanged: () => undefined,
    log: silentLog,
  })
  const answered = vi.fn()
  const waiting = lock.admit('queue.page').then(answered)
  expect(lock.isOpen()).toBe(false)
  await lock.start()
  await waiting
  expect(answered).toHaveBeenCalledOnce()
})

test('locked, only what lets in or out and what takes in is answered, by a list that names it', async () => {
  const lock = await locked()
  expect(lock.isOpen()).toBe(false)
  const answered: string[] = []
  for (const name of CHANNEL_NAMES) {
    await lock.admit(name).then(
      () => answered.push(name),
      (error: unknown) => expect(error).toEqual(refused('FORBIDDEN')),
    )
  }
  expect(answered.sort()).toEqual([
    'account.signOut',
    'diagnostics.report',
    'draft.save',
    'lock.unlock',
    'record.edit',
    'store.snapshot',
    'window.left',
    'window.showConsole',
  ])
  await tryPin(lock, '4711')
  await lock.admit('queue.page')
  expect(told.map(({ isLocked }) => isLocked)).toEqual([false, false, true, false])
})

test('a start with a PIN is locked; the vault holds no PIN', async () => {
  await locked('correct horse')
  const text = await vault.read('app-lock')
  expect(text).not.toContain('correct horse')
  const next = await started()
  expect(next.state()).toMatchObject({ isLocked: true, isSet: true, idleMinutes: 5 })
  await tryPin(next, 'correct horse')
  expect(next.isOpen()).toBe(true)
})

test('wrong ones cost growing time, over a restart too; a right one begins anew', async () => {
  let lock = await locked()
  for (let n = 0; n < 3; n++) await expect(tryPin(lock, '0000')).rejects.toEqual(refused('WRONG_CREDENTIALS'))
  await expect(tryPin(lock, '4711')).rejects.toEqual(refused('RATE_LIMITED', { retryAfterMs: 5_000 }))
  lock = await started()
  await expect(tryPin(lock, '4711')).rejects.toEqual(refused('RATE_LIMITED', { retryAfterMs: 5_000 }))
  // A clock that is put back by an hour makes nobody wait an hour.
  time -= 60 * MINUTE
  await expect(tryPin(lock, '4711')).rejects.toEqual(refused('RATE_LIMITED', { retryAfterMs: 5_000 }))
  time += 60 * MINUTE + 5_000
  await expect(tryPin(lock, '0000')).rejects.toEqual(refused('WRONG_CREDENTIALS'))
  await expect(tryPin(lock, '4711')).rejects.toEqual(refused('RATE_LIMITED', { retryAfterMs: 15_000 }))
  time += 15_000
  await tryPin(lock, '4711')
  expect(lock.state()).toMatchObject({ isLocked: false, triesLeft: 10 })
})

test('a try counts before it is checked: ending the console in between wins nothing', async () => {
  const lock = await locked()
  const write = vi.spyOn(vault, 'write').mockRejectedValueOnce(new Error('ended'))
  await expect(tryPin(lock, '4711')).rejects.toThrow('ended')
  expect(lock.isOpen()).toBe(false)
  write.mockRestore()
  await Promise.allSettled([tryPin(lock, '1'), tryPin(lock, '2')])
  expect((await started()).state().triesLeft).toBe(8)
})

test('after ten wrong ones the PIN is not taken any more, the password is, and the PIN is gone', async () => {
  let lock = await locked()
  for (let n = 0; n < 10; n++) {
    time += 15 * MINUTE
    await expect(tryPin(lock, '0000')).rejects.toEqual(refused('WRONG_CREDENTIALS'))
  }
  lock = await started()
  time += 24 * 60 * MINUTE
  await expect(tryPin(lock, '4711')).rejects.toEqual(
    refused('WRONG_CREDENTIALS', { hint: expect.any(String) }),
  )
  expect(lock.state()).toMatchObject({ isLocked: true, triesLeft: 0 })
  await expect(lock.unlock({ with: 'password', secret: 'wrong' })).rejects.toEqual(
    refused('WRONG_CREDENTIALS'),
  )
  expect(lock.isOpen()).toBe(false)
  await lock.unlock({ with: 'password', secret: 'right' })
  expect(lock.state()).toMatchObject({ isLocked: false, isSet: false })
  expect(await vault.read('app-lock')).toBeNull()
})

test('changing and removing need the PIN that is set, and a wrong one counts', async () => {
  const lock = await locked()
  await tryPin(lock, '4711')
  await expect(lock.set({ current: null, pin: '1234', idleMinutes: 1 })).rejects.toEqual(
    refused('WRONG_CREDENTIALS'),
  )
  await expect(lock.remove({ current: '0000' })).rejects.toEqual(refused('WRONG_CREDENTIALS'))
  expect(lock.state()).toMatchObject({ isSet: true, idleMinutes: 5, triesLeft: 8 })
  await lock.set({ current: '4711', pin: null, idleMinutes: 1 })
  expect(lock.state()).toMatchObject({ idleMinutes: 1, triesLeft: 10 })
  await lock.set({ current: '4711', pin: '1234', idleMinutes: 1 })
  await lock.remove({ current: '1234' })
  expect(lock.state()).toMatchObject({ isSet: false })
})

test('what it guarded is gone: so is it', async () => {
  const lock = await locked()
  await lock.drop()
  expect(lock.isOpen()).toBe(true)
  expect(await vault.read('app-lock')).toBeNull()
})

test('it locks when nobody has touched the computer for long enough, and with the system', () => {
  vi.useFakeTimers()
  let idle = 0
  const events = new Map<string, () => void>()
  const power = {
    getSystemIdleTime: () => idle,
    on: (name: string, listener: () => void) => events.set(name, listener),
  }
  const lock = vi.fn()
  const timer = lockWhenIdle(power as never, () => 5, lock)
  idle = 299
  vi.advanceTimersByTime(5_000)
  expect(lock).not.toHaveBeenCalled()
  idle = 300
  vi.advanceTimersByTime(5_000)
  expect(lock).toHaveBeenCalledOnce()
  events.get('lock-screen')?.()
  events.get('suspend')?.()
  expect(lock).toHaveBeenCalledTimes(3)
  clearInterval(timer)
  vi.useRealTimers()
})

test('locked, a notification says that something came, and nothing of what', () => {
  let isOpen = true
  const show = vi.fn()
  const say = createSay(() => 'ar')
  const toaster = veiledToaster({ show, dismiss: vi.fn(), clear: vi.fn(), badge: vi.fn() }, () => isOpen, say)
  const toast = { title: 'Ada Example', body: 'Where is my order?' }
  toaster.show(toast, '0190a000-0000-7000-8000-000000000001', false)
  isOpen = false
  toaster.show(toast, '0190a000-0000-7000-8000-000000000001', false)
  expect(show.mock.calls).toEqual([
    [toast, '0190a000-0000-7000-8000-000000000001', false],
    [{ title: 'Parley', body: 'رسالة جديدة' }, null, false],
  ])
})
