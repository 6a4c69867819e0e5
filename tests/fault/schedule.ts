import fc from 'fast-check'
import type { CrashPoint } from '../../src/server/crash.ts'
import type { Weather } from '../support/bad-line.ts'

/** What happens at the desks, among the customers and to the network, as data: a failure is replayed from it. */
export type Action =
  | { do: 'write'; desk: number; chat: number; kind: 'reply' | 'note' }
  /** Several at once, and a power cut so many milliseconds after the first. */
  | { do: 'burst'; desk: number; chat: number; count: number; killAfter: number }
  /** Very many, while the schedule goes on. */
  | { do: 'flood'; desk: number; chat: number; kind: 'reply' | 'note'; count: number }
  | { do: 'crowd'; chat: number; count: number }
  | { do: 'draft'; desk: number; chat: number; kind: 'reply' | 'note' }
  | { do: 'read'; desk: number; chat: number }
  | { do: 'claim'; desk: number; chat: number }
  | { do: 'status'; desk: number; chat: number; to: 'paused' | 'active' | 'ended' | 'waiting' }
  | { do: 'say'; chat: number }
  | { do: 'edit' | 'delete'; chat: number }
  | { do: 'assign'; chat: number; to: number | null }
  | { do: 'weather'; desk: number; weather: Weather }
  | { do: 'cut'; desk: number }
  | { do: 'kick'; desk: number; reason: 'resume' | 'network' | 'user' }
  | { do: 'kill'; desk: number }
  | { do: 'restart'; desk: number; crashAt: string | null }
  | { do: 'killWorker'; desk: number }
  /** While the schedule goes on. It is back so many milliseconds later. */
  | { do: 'killServer'; downFor: number }
  /** Starts the server so that it dies at some point of its code, and is started again then. */
  | { do: 'armServer'; crashAt: string }
  | { do: 'wait'; milliseconds: number }
  /** Until the process has died at the point that it was started with. */
  | { do: 'death'; desk: number }
  | { do: 'serverDeath' }
  /** Until that desk has nothing left to send. */
  | { do: 'sent'; desk: number }
  /** Until that desk is online and shows what the server holds. */
  | { do: 'catchUp'; desk: number }

export interface Schedule {
  /** 2: two colleagues. 3: one of them sits at a second desk too. */
  readonly desks: 2 | 3
  readonly seed: number
  readonly actions: readonly Action[]
}

/** Points of the client's code at which a process may die, with how often they are passed in a minute of work. */
export const CLIENT_CRASH_POINTS = {
  'outbox-committed': 3,
  emitted: 3,
  acked: 3,
  'settled-in-cache': 3,
  'mid-apply': 25,
} as const

/** The same of the server. What a desk sends passes the first three, and every change the others. */
export const SERVER_CRASH_POINTS = {
  'before-commit': 8,
  'after-commit': 8,
  'after-ack': 8,
  'in-broadcast': 25,
  'in-sequencer': 15,
} as const satisfies Record<CrashPoint, number>

const chat = fc.nat({ max: 1 })
const desk = fc.nat({ max: 2 })
const kind = fc.constantFrom('reply', 'reply', 'reply', 'note')

const weather: fc.Arbitrary<Weather> = fc.record({
  lost: fc.constantFrom(0, 0, 20, 50),
  doubled: fc.constantFrom(0, 20, 50),
  broken: fc.constantFrom(0, 0, 5, 15),
  latest: fc.constantFrom(0, 5, 40, 150),
  isDown: fc.constantFrom(false, false, false, true),
})

const crashAt = (points: Readonly<Record<string, number>>) =>
  fc
    .constantFrom(...Object.entries(points))
    .chain(([point, most]) => fc.integer({ min: 1, max: most }).map((nth) => `${point}:${nth}`))

const mayCrash = fc.option(crashAt(CLIENT_CRASH_POINTS))
const whom = fc.option(fc.nat({ max: 1 }))

type Weighted = { weight: number; arbitrary: fc.Arbitrary<Action> }

const EVERY_DAY: readonly Weighted[] = [
  { weight: 8, arbitrary: fc.record({ do: fc.constant('write'), desk, chat, kind } as const) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('say'), chat } as const) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('weather'), desk, weather } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('draft'), desk, chat, kind } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), desk, chat } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('edit', 'delete'), chat } as const) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('claim'), desk, chat } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('status'),
      desk,
      chat,
      to: fc.constantFrom('paused', 'active', 'ended', 'waiting'),
    } as const),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('assign'), chat, to: whom } as const),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut'), desk } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('kick'),
      desk,
      reason: fc.constantFrom('resume', 'network', 'user'),
    } as const),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill'), desk } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('restart'),
      desk,
      crashAt: mayCrash,
    } as const),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('burst'),
      desk,
      chat,
      count: fc.integer({ min: 2, max: 6 }),
      killAfter: fc.nat({ max: 40 }),
    } as const),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('killWorker'), desk } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait'), milliseconds: fc.constantFrom(5, 50, 300) } as const),
  },
]

/** Rare beside the rest: a start of the server takes as long as twenty other things. */
const SERVER_DIES: readonly Weighted[] = [
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('killServer'), downFor: fc.constantFrom(0, 100, 1_000) } as const),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('armServer'), crashAt: crashAt(SERVER_CRASH_POINTS) } as const),
  },
]

const count = fc.integer({ min: 50, max: 200 })
/** Replies to a chat in which others write go stale, and their author decides about each. */
const floodKind = fc.constantFrom('note', 'note', 'note', 'reply')
const MASSES: readonly Weighted[] = [
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('flood'), desk, chat, kind: floodKind, count } as const),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('crowd'), chat, count } as const) },
]

export interface Wanted {
  readonly min: number
  readonly max: number
  /** Whether the server dies too. The house is then this schedule's alone. */
  readonly isServerMortal?: boolean
  /** Whether there are messages by the hundred. */
  readonly isBusy?: boolean
}

/** Schedules of so many actions. Shrunk, they lose actions first. */
export function schedules({
  min,
  max,
  isServerMortal = false,
  isBusy = false,
}: Wanted): fc.Arbitrary<Schedule> {
  const action = fc.oneof(...EVERY_DAY, ...(isServerMortal ? SERVER_DIES : []), ...(isBusy ? MASSES : []))
  return fc.record({
    desks: fc.constantFrom(2, 3),
    seed: fc.nat({ max: 999 }),
    actions: fc.array(action, { minLength: min, maxLength: max, size: 'max' }),
  })
}
