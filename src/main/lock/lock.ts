import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelInput } from '#shared/ipc.ts'
import type { ChannelName } from '#shared/ipc-names.ts'
import { type LockState, MAX_PIN_TRIES } from '#shared/pin.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { LockRecord, LockRecords } from './lock-record.ts'
import { hashPin, isPin, type PinCost } from './pin-hash.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** How long one has to wait after so many wrong ones. The first are mistakes. */
const WAITS = [0, 0, 0, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE]

/**
 * What is answered at a locked window: what lets one in or out, and what takes something in and gives nothing out. A
 * draft, or a field that was being written, may still be on its way to the disk when the window is locked; a snapshot
 * then holds the lock alone.
 */
const ANSWERED: ReadonlySet<ChannelName> = new Set([
  'store.snapshot',
  'lock.unlock',
  'account.signOut',
  'diagnostics.report',
  'draft.save',
  'record.edit',
  'window.showConsole',
  'window.left',
])

export interface LockOptions {
  records: LockRecords
  /**
   * Signs in again to an account that is here with its password. Throws when it is wrong or cannot be checked, and when
   * there are several and nobody says whose it is.
   */
  checkPassword(password: string, accountId: Id | undefined): Promise<void>
  /** Those to choose from. */
  accounts(): LockState['accounts']
  /** The state has changed; with `isLocked`, everything shown has to go. */
  onChanged(state: LockState): void
  log: Log
  now?: () => number
  cost?: PinCost
}

export interface Lock {
  /** Reads whether a PIN is set: then the console starts locked. */
  start(): Promise<void>
  state(): LockState
  /** Nothing is shown before it is known that there is no lock. */
  isOpen(): boolean
  /** Throws FORBIDDEN when the question is not answered at a locked window. Waits until that is known. */
  admit(name: ChannelName): Promise<void>
  lock(): void
  /** Other accounts are here than before. */
  accountsChanged(): void
  unlock(input: ChannelInput<'lock.unlock'>): Promise<void>
  set(input: ChannelInput<'lock.set'>): Promise<void>
  remove(input: ChannelInput<'lock.remove'>): Promise<void>
  /** What it guarded is no more. */
  drop(): Promise<void>
}

export function createLock(options: LockOptions): Lock {
  const { records, checkPassword, accounts, onChanged, log, now = Date.now, cost } = options
  let record: LockRecord | null = null
  let isLocked = false
  let isKnown = false
  let know: () => void = () => undefined
  const known = new Promise<void>((resolve) => {
    know = resolve
  })
  /** Two tries at once would be counted as one. */
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Value>(action: () => Promise<Value>): Promise<Value> {
    const turn = last.then(action)
    last = turn.catch(() => undefined)
    return turn
  }

  function state(): LockState {
    return {
      isLocked,
      isSet: record !== null,
      idleMinutes: record?.idleMinutes ?? 10,
      triesLeft: Math.max(0, MAX_PIN_TRIES - (record?.failures ?? 0)),
      accounts: isLocked ? accounts() : [],
    }
  }

  async function start(): Promise<void> {
    record = await records.read()
    isLocked = record !== null
    isKnown = true
    know()
    onChanged(state())
  }

  async function keep(next: LockRecord): Promise<void> {
    await records.write(next)
    record = next
  }

  /** Throws unless this is the PIN. Every try counts, those in the settings too. */
  async function check(held: LockRecord, typed: string): Promise<void> {
    if (held.failures >= MAX_PIN_TRIES) throw onlyPassword()
    const retryAfterMs = waitOf(held)
    if (retryAfterMs > 0) {
      throw new ParleyError('RATE_LIMITED', 'There were too many wrong tries.', { retryAfterMs })
    }
    const failed = { ...held, failures: held.failures + 1, lastFailureAt: now() }
    await keep(failed)
    if (await isPin(typed, held.pin)) {
      await keep({ ...failed, failures: 0 })
      return
    }
    log.warn('lock.wrong', { failures: failed.failures })
    onChanged(state())
    if (failed.failures >= MAX_PIN_TRIES) throw onlyPassword()
    throw new ParleyError('WRONG_CREDENTIALS', 'This is not the PIN.', { field: 'secret' })
  }

  /** A clock that was put back makes nobody wait longer than the wait itself. */
  function waitOf({ failures, lastFailureAt }: LockRecord): number {
    const wait = WAITS[failures] ?? 0
    return Math.min(wait, lastFailureAt + wait - now())
  }

  function open(): void {
    isLocked = false
    log.info('lock.opened')
    onChanged(state())
  }

  async function forget(): Promise<void> {
    await records.remove()
    record = null
  }

  return {
    start: () => inTurn(start),
    state,
    isOpen: () => isKnown && !isLocked,
    async admit(name) {
      if (ANSWERED.has(name)) return
      await known
      if (isLocked) throw new ParleyError('FORBIDDEN', 'Parley is locked.', { hint: 'Unlock it first.' })
    },
    lock() {
      if (record === null || isLocked) return
      isLocked = true
      log.info('lock.closed')
      onChanged(state())
    },
    accountsChanged() {
      if (isLocked) onChanged(state())
    },
    unlock: ({ with: way, secret, accountId }) =>
      inTurn(async () => {
        if (record === null || !isLocked) return
        if (way === 'pin') {
          await check(record, secret)
        } else {
          await checkPassword(secret, accountId)
          await forget()
        }
        open()
      }),
    set: ({ current, pin, idleMinutes }) =>
      inTurn(async () => {
        if (record !== null) await check(record, current ?? '')
        const hash = pin === null ? record?.pin : await hashPin(pin, cost)
        if (hash === undefined) throw new ParleyError('INVALID', 'There is no PIN yet.', { field: 'pin' })
        await keep({ pin: hash, idleMinutes, failures: 0, lastFailureAt: 0 })
        onChanged(state())
      }),
    remove: ({ current }) =>
      inTurn(async () => {
        if (record === null) return
        await check(record, current)
        await forget()
        onChanged(state())
      }),
    drop: () =>
      inTurn(async () => {
        if (record === null) return
        await forget()
        isLocked = false
        onChanged(state())
      }).catch((error: unknown) => log.error('lock.not-dropped', errorFacts(error))),
  }
}

function onlyPassword(): ParleyError {
  return new ParleyError('WRONG_CREDENTIALS', 'There were too many wrong tries.', {
    hint: 'Enter the password of your account.',
  })
}
