import { isReadOnly } from '#shared/access.ts'
import type { Message, SessionSla, SessionStatus, SlaTarget } from '#shared/entities.ts'
import { type SlaPromise, type SlaTargetName, slaTargetName } from '#shared/sla.ts'
import type { Calendar } from './calendar.ts'
import {
  type Allowance,
  aim,
  type Clock,
  isOpen,
  meet,
  type Passed,
  pass,
  resume,
  STOPPED,
  started,
  stop,
  toTarget,
  wakeAt,
} from './clock.ts'

/** What holds for a session: of its policy, what that promises at the session's priority. */
export interface Terms {
  readonly policyId: string
  readonly calendar: Calendar
  readonly promise: SlaPromise
  readonly warnAtPercent: number
}

/** A message as far as clocks care. Instants are epoch milliseconds. */
export interface SlaMessage extends Pick<Message, 'seq' | 'senderKind' | 'type' | 'status'> {
  readonly at: number
  /** When somebody approved or rejected it. */
  readonly reviewedAt: number | null
  /** Of a system message about a change of status. */
  readonly newStatus: SessionStatus | null
}

/** What a session is now, and the messages that its state does not know yet: see {@link SlaState}. */
export interface SlaFacts {
  readonly createdAt: number
  readonly status: SessionStatus
  readonly snoozedUntil: number | null
  readonly messages: readonly SlaMessage[]
}

/** What is kept of a session between two looks at it; not on the wire. */
export interface SlaState {
  readonly at: number
  /** The last message that was taken into account. */
  readonly seq: number
  /** Messages that wait for approval: they count from then on. */
  readonly pending: readonly number[]
  readonly status: SessionStatus
  readonly snoozedUntil: number | null
  /** Who is to write next. */
  readonly turn: 'staff' | 'customer'
  readonly clocks: Readonly<Record<'firstResponse' | 'resolution', Clock> & { nextResponse: Clock | null }>
}

export interface SlaOutcome {
  readonly state: SlaState
  readonly sla: SessionSla | null
  /** The earliest instant at which a running clock is due. */
  readonly dueAt: number | null
  /** When to look again, though nothing else should happen. */
  readonly wakeAt: number | null
  readonly passed: readonly (Passed & { readonly target: SlaTargetName })[]
}

/**
 * The service level's clocks, from what they were to what they are at `now`:
 *
 * - firstResponse runs from the start to the first reply of staff; notes and what waits for approval are none.
 * - nextResponse runs from the customer's first unanswered message to the next reply. Each time is a clock of its own.
 * - resolution runs from the start to the end. It stands still while it is the customer's turn to write, and while the
 *   session is paused or snoozed.
 * - An ended session meets resolution and stops what else runs. Reopened, it is promised a resolution anew, and an
 *   answer to what was not answered.
 *
 * Clocks run without a policy too: one that comes later is counted from where they began, but breaks nothing before it.
 * Time that a stopped clock has used up stays as it was counted then, whatever calendar comes later.
 */
export function nextSla(
  previous: SlaState | null,
  facts: SlaFacts,
  terms: Terms | null,
  now: number,
): SlaOutcome {
  const passed: SlaOutcome['passed'][number][] = []
  const calendar = terms?.calendar ?? 'always'
  let state = previous ?? begin(facts.createdAt)

  function passClocks(to: number): void {
    for (const target of slaTargetName.options) {
      const before = state.clocks[target]
      if (before === null) continue
      const { clock, passed: news } = pass(before, state.at, to)
      set(target, clock)
      passed.push(...news.map((one) => ({ ...one, target })))
    }
    state = { ...state, at: Math.max(state.at, to) }
  }

  function set(target: SlaTargetName, clock: Clock): void {
    state = { ...state, clocks: { ...state.clocks, [target]: clock } }
  }

  function aimClocks(): void {
    for (const target of slaTargetName.options) {
      const clock = state.clocks[target]
      if (clock !== null) set(target, aim(clock, calendar, allowanceOf(terms, target)))
    }
  }

  function advance(to: number): void {
    const { snoozedUntil } = state
    if (snoozedUntil !== null && snoozedUntil <= to) {
      passClocks(snoozedUntil)
      state = { ...state, snoozedUntil: null }
      holdOrRun(snoozedUntil)
      aimClocks()
    }
    passClocks(to)
  }

  function holdOrRun(at: number): void {
    const { resolution } = state.clocks
    if (!isOpen(resolution)) return
    const runs = state.turn === 'staff' && state.snoozedUntil === null && state.status !== 'paused'
    set('resolution', runs ? resume(resolution, at) : stop(resolution, at, calendar))
  }

  function hear({ senderKind, newStatus, type }: SlaMessage, at: number): void {
    const { firstResponse, nextResponse } = state.clocks
    if (newStatus !== null) changeStatus(newStatus, at)
    else if (type === 'note' || senderKind === 'system') return
    else if (senderKind === 'user') {
      if (isOpen(firstResponse)) set('firstResponse', meet(firstResponse, at))
      if (isOpen(nextResponse)) set('nextResponse', meet(nextResponse, at))
      state = { ...state, turn: 'customer' }
    } else if (state.turn === 'customer') {
      set('nextResponse', started(at))
      state = { ...state, turn: 'staff' }
    }
    holdOrRun(at)
  }

  function changeStatus(status: SessionStatus, at: number): void {
    const { firstResponse, nextResponse, resolution } = state.clocks
    const wasClosed = isReadOnly(state.status)
    if (isReadOnly(status) && !wasClosed) {
      if (isOpen(firstResponse)) set('firstResponse', stop(firstResponse, at, calendar))
      if (isOpen(nextResponse)) set('nextResponse', stop(nextResponse, at, calendar))
      set('resolution', meet(resolution, at))
    } else if (wasClosed && !isReadOnly(status)) {
      if (isOpen(firstResponse)) set('firstResponse', started(at))
      if (isOpen(nextResponse)) set('nextResponse', started(at))
      set('resolution', STOPPED)
    }
    state = { ...state, status }
    holdOrRun(at)
  }

  for (const { message, at } of counting(facts.messages)) {
    advance(at)
    hear(message, at)
  }
  advance(now)
  if (facts.status !== state.status) changeStatus(facts.status, now)
  const { snoozedUntil } = facts
  state = {
    ...state,
    snoozedUntil: snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null,
    seq: Math.max(state.seq, ...facts.messages.map(({ seq }) => seq)),
    pending: facts.messages.filter(isPending).map(({ seq }) => seq),
  }
  holdOrRun(now)
  aimClocks()
  passClocks(now)
  return { state, passed, ...shown(state, terms) }
}

function begin(at: number): SlaState {
  return {
    ...{ at, seq: 0, pending: [], status: 'waiting', snoozedUntil: null, turn: 'staff' },
    clocks: { firstResponse: started(at), nextResponse: null, resolution: started(at) },
  }
}

/** What counts, in the order in which it came to count. */
function counting(messages: readonly SlaMessage[]): { message: SlaMessage; at: number }[] {
  return messages
    .filter((message) => !isPending(message) && message.status !== 'rejected')
    .map((message) => ({ message, at: message.reviewedAt ?? message.at }))
    .sort((a, b) => a.at - b.at || a.message.seq - b.message.seq)
}

function isPending({ status }: SlaMessage): boolean {
  return status === 'pending_approval'
}

const MINUTE_MS = 60_000

function allowanceOf(terms: Terms | null, target: SlaTargetName): Allowance | null {
  const minutes = terms?.promise[target] ?? null
  if (terms === null || minutes === null) return null
  const total = minutes * MINUTE_MS
  return { total, warn: (total * terms.warnAtPercent) / 100 }
}

function shown({ clocks, snoozedUntil }: SlaState, terms: Terms | null) {
  const target = (name: SlaTargetName): SlaTarget | null =>
    allowanceOf(terms, name) === null ? null : toTarget(clocks[name] ?? STOPPED)
  const running = Object.values(clocks).filter((clock) => clock !== null && clock.since !== null)
  return {
    sla: terms && {
      policyId: terms.policyId,
      firstResponse: target('firstResponse'),
      nextResponse: target('nextResponse'),
      resolution: target('resolution'),
    },
    dueAt: earliest(running.map((clock) => clock?.dueAt ?? null)),
    wakeAt: earliest([snoozedUntil, ...running.map((clock) => clock && wakeAt(clock))]),
  }
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null)
  return known.length === 0 ? null : Math.min(...known)
}
