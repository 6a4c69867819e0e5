import fc from 'fast-check'
import type { Weather } from '../support/bad-line.ts'

/** What happens at the desks, among the customers and to the network, as data: a failure is replayed from it. */
export type Action =
  | { do: 'write'; desk: number; chat: number; kind: 'reply' | 'note' }
  /** Several at once, and a power cut so many milliseconds after the first. */
  | { do: 'burst'; desk: number; chat: number; count: number; killAfter: number }
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
  | { do: 'wait'; milliseconds: number }
  /** Until the process has died at the point that it was started with. */
  | { do: 'death'; desk: number }
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

const crashAt = fc
  .constantFrom(...Object.entries(CLIENT_CRASH_POINTS))
  .chain(([point, most]) => fc.integer({ min: 1, max: most }).map((nth) => `${point}:${nth}`))

const action: fc.Arbitrary<Action> = fc.oneof(
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
    arbitrary: fc.record({ do: fc.constant('assign'), chat, to: fc.option(fc.nat({ max: 1 })) } as const),
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
    arbitrary: fc.record({ do: fc.constant('restart'), desk, crashAt: fc.option(crashAt) } as const),
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
)

/** Schedules of up to so many actions. Shrunk, they lose actions first. */
export function schedules(actions: { min: number; max: number }): fc.Arbitrary<Schedule> {
  return fc.record({
    desks: fc.constantFrom(2, 3),
    seed: fc.nat({ max: 999 }),
    actions: fc.array(action, { minLength: actions.min, maxLength: actions.max, size: 'max' }),
  })
}
