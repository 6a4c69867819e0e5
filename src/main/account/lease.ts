import { z } from 'zod'
import type { Lease } from '#shared/devices.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Vault } from './vault.ts'

const DAY_MS = 86_400_000
/** How long before its end the agent is told. */
const WARN_MS = 3 * DAY_MS
/** A contact that is newer by less than this is not worth a write to the keychain. */
const COARSE_MS = 10 * 60_000

/** Times in milliseconds. `seen` is the latest that any clock has said since the contact. */
const record = z.object({ days: z.int().positive(), from: z.int(), seen: z.int() })
type LeaseRecord = z.infer<typeof record>

export interface LeaseOptions {
  vault: Vault
  /** Of the account, as its secrets are named. */
  name: string
  log: Log
  now?: () => number
  /** Goes on whatever happens to the wall clock. */
  monotonic?: () => number
}

export type LeaseState =
  /** Nothing is known of one: the server has not told any. */
  { state: 'none' } | { state: 'held' } | { state: 'ending'; until: number } | { state: 'over' }

/**
 * How long one account's files may be kept without contact. It lies in the vault, where nobody changes it who could
 * not read the files anyway, and its time never goes back: a clock that is put back does not make it longer, and one
 * that ran ahead is corrected by the next contact.
 */
export interface AccountLease {
  /** The server has answered, and says from when on the lease runs. */
  contact(lease: Lease): Promise<void>
  check(): Promise<LeaseState>
  /** The server's time at the last contact, in ISO 8601. */
  lastContact(): Promise<string | null>
  /** Nothing is written from here on, and nothing is being written any more. */
  end(): Promise<void>
}

export function leaseName(name: string): string {
  return `lease|${name}`
}

export function openLease(options: LeaseOptions): AccountLease {
  const { vault, name, log, now = Date.now, monotonic = () => performance.now() } = options
  let held: LeaseRecord | null = null
  let stored: LeaseRecord | null = null
  /** The latest time known, and when that was by the monotonic clock. */
  let latest: { at: number; tick: number } | null = null
  let loaded: Promise<void> | null = null
  let writing: Promise<void> = Promise.resolve()
  let isOver = false

  function load(): Promise<void> {
    loaded ??= read()
    return loaded
  }

  async function read(): Promise<void> {
    try {
      const text = await vault.read(leaseName(name))
      if (text === null) return
      stored = record.parse(JSON.parse(text))
      held ??= stored
    } catch (error) {
      log.error('lease.not-read', errorFacts(error))
    }
  }

  async function keep(next: LeaseRecord): Promise<void> {
    held = next
    const isFresh =
      stored !== null &&
      stored.days === next.days &&
      Math.abs(next.from - stored.from) < COARSE_MS &&
      Math.abs(next.seen - stored.seen) < COARSE_MS
    if (isFresh || isOver) return
    writing = vault.write(leaseName(name), JSON.stringify(next)).then(
      () => {
        stored = next
      },
      (error: unknown) => log.error('lease.not-stored', errorFacts(error)),
    )
    await writing
  }

  /** The largest of what the wall clock says, what was ever said, and what has passed since. */
  function time(seen: number): number {
    const passed = latest === null ? 0 : latest.at + (monotonic() - latest.tick)
    const at = Math.round(Math.max(now(), seen, passed))
    latest = { at, tick: monotonic() }
    return at
  }

  return {
    async contact({ days, from }) {
      await load()
      const at = Date.parse(from)
      latest = { at, tick: monotonic() }
      await keep({ days, from: at, seen: at })
    },
    async check() {
      await load()
      if (held === null) return { state: 'none' }
      const seen = time(held.seen)
      void keep({ ...held, seen })
      const until = held.from + held.days * DAY_MS
      if (seen >= until) return { state: 'over' }
      return seen >= until - WARN_MS ? { state: 'ending', until } : { state: 'held' }
    },
    async lastContact() {
      await load()
      return held === null ? null : new Date(held.from).toISOString()
    },
    async end() {
      isOver = true
      await writing
    },
  }
}
