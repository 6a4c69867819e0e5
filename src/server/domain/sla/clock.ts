import type { SlaTarget } from '#shared/entities.ts'
import type { SlaEvent } from '#shared/sla.ts'
import { addBusinessTime, businessTimeBetween, type Calendar } from './calendar.ts'

/** One promise's clock. It runs while `since` is set. Instants are epoch milliseconds. */
export interface Clock {
  /** Since when it runs; null while it stands still, and once it is met. */
  readonly since: number | null
  /** Business time that was used up before `since`, in milliseconds. */
  readonly spent: number
  /** Of a clock that runs towards a promise; `dueAt` stays when it is met. */
  readonly warnAt: number | null
  readonly dueAt: number | null
  readonly metAt: number | null
  readonly warnedAt: number | null
  readonly breachedAt: number | null
}

/** How much business time a clock has, and after how much of it to warn, in milliseconds. */
export interface Allowance {
  readonly total: number
  readonly warn: number
}

export type Passed = Pick<SlaEvent, 'kind'> & { readonly at: number; readonly dueAt: number }

export const STOPPED: Clock = {
  ...{ since: null, spent: 0, warnAt: null, dueAt: null },
  ...{ metAt: null, warnedAt: null, breachedAt: null },
}

export function started(at: number): Clock {
  return { ...STOPPED, since: at }
}

/** Whether it neither runs nor has been met. */
export function isOpen(clock: Clock | null): clock is Clock {
  return clock !== null && clock.metAt === null
}

export function resume(clock: Clock, at: number): Clock {
  return clock.since === null ? { ...clock, since: at } : clock
}

export function stop(clock: Clock, at: number, calendar: Calendar): Clock {
  if (clock.since === null) return clock
  const spent = clock.spent + businessTimeBetween(calendar, clock.since, at)
  return { ...clock, since: null, spent, warnAt: null, dueAt: null }
}

/** Met late is met as well: the breach stays. */
export function meet(clock: Clock, at: number): Clock {
  return { ...clock, since: null, warnAt: null, metAt: at }
}

/** Points a running clock at its promise, from where it began to run; at nothing where there is none. */
export function aim(clock: Clock, calendar: Calendar, allowance: Allowance | null): Clock {
  if (clock.since === null) return clock
  if (allowance === null) return { ...clock, warnAt: null, dueAt: null }
  const after = (total: number) => addBusinessTime(calendar, clock.since ?? 0, total - clock.spent)
  return { ...clock, warnAt: after(allowance.warn), dueAt: after(allowance.total) }
}

/**
 * What has come to pass from the one instant to the other: each clock warns once and breaks its promise once. A promise
 * that was made too late to be kept is broken when it is made.
 */
export function pass(clock: Clock, from: number, to: number): { clock: Clock; passed: Passed[] } {
  const { since, warnAt, dueAt } = clock
  const passed: Passed[] = []
  if (since === null || warnAt === null || dueAt === null || clock.breachedAt !== null)
    return { clock, passed }
  let warnedAt = clock.warnedAt
  let breachedAt: number | null = null
  if (warnedAt === null && warnAt <= to) {
    warnedAt = Math.max(warnAt, from)
    passed.push({ kind: 'warning', at: warnedAt, dueAt })
  }
  if (dueAt <= to) {
    breachedAt = Math.max(dueAt, from)
    passed.push({ kind: 'breach', at: breachedAt, dueAt })
  }
  return { clock: passed.length === 0 ? clock : { ...clock, warnedAt, breachedAt }, passed }
}

/** When `pass` next has something to say. */
export function wakeAt({ since, warnAt, dueAt, warnedAt, breachedAt }: Clock): number | null {
  if (since === null || breachedAt !== null) return null
  return warnedAt === null ? warnAt : dueAt
}

export function toTarget({ dueAt, metAt, warnedAt, breachedAt }: Clock): SlaTarget {
  return {
    dueAt: toTimestamp(dueAt),
    metAt: toTimestamp(metAt),
    warnedAt: toTimestamp(warnedAt),
    breachedAt: toTimestamp(breachedAt),
  }
}

function toTimestamp(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}
