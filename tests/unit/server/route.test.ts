import { describe, expect, it } from 'vitest'
import { presenceStatus } from '#shared/presence.ts'
import { routingStrategy, type SkipReason } from '#shared/routing.ts'
import { type Candidate, type Routed, type Rule, route } from '../../../src/server/domain/routing/index.ts'
import { randomFrom } from '../../support/random.ts'

const RULE: Rule = {
  strategy: 'least_busy',
  matchSkills: true,
  matchLanguages: true,
  relaxSeconds: 60,
  offerSeconds: 30,
}

const session = (more: Partial<Routed> = {}): Routed => ({
  ...{ weight: 1, labels: [], language: null, waitedMs: 0, lastAgentId: null, refusedMsAgo: null },
  ...{ timesAsked: new Map() },
  ...more,
})

const agent = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, status: 'available', load: 0, capacity: 6, skills: [], languages: [], lastChosen: 0 },
  ...more,
})

const rule = (more: Partial<Rule>): Rule => ({ ...RULE, ...more })
const skipped = ({ explanation }: ReturnType<typeof route>): Record<string, SkipReason | null> =>
  Object.fromEntries(explanation.candidates.map((one) => [one.userId, one.skipped]))

describe('who is there', () => {
  it.each(['busy', 'away', 'offline'] as const)('is not who is %s', (status) => {
    const choice = route(session(), [agent('mara', { status })], RULE)
    expect(choice.userId).toBeNull()
    expect(skipped(choice)).toEqual({ mara: 'not_available' })
  })

  it('is who has room for what the session weighs', () => {
    const staff = [agent('mara', { load: 5 }), agent('omar', { load: 4 })]
    const choice = route(session({ weight: 2 }), staff, RULE)
    expect(choice.userId).toBe('omar')
    expect(skipped(choice)).toEqual({ mara: 'at_capacity', omar: null })
    expect(route(session({ weight: 3 }), staff, RULE).userId).toBeNull()
    expect(route(session(), [agent('mara', { capacity: 0 })], RULE).userId).toBeNull()
  })

  it('can be nobody', () => {
    expect(route(session(), [], RULE)).toMatchObject({ userId: null, explanation: { candidates: [] } })
  })
})

describe('the strategies', () => {
  const staff = [
    agent('mara', { load: 2, lastChosen: 1 }),
    agent('jonas', { load: 1, capacity: 2, lastChosen: 2 }),
    agent('omar', { load: 3, lastChosen: 3 }),
  ]

  it('take turns', () => {
    expect(route(session(), staff, rule({ strategy: 'round_robin' })).userId).toBe('mara')
    const next = staff.map((one) => (one.id === 'mara' ? { ...one, lastChosen: 4 } : one))
    expect(route(session(), next, rule({ strategy: 'round_robin' })).userId).toBe('jonas')
  })

  it('take the least busy by share of their capacity, and among equals who has waited longest', () => {
    expect(route(session(), staff, RULE)).toMatchObject({
      userId: 'mara',
      explanation: { chosenBy: 'least_busy' },
    })
    const even = [agent('a', { lastChosen: 2 }), agent('b', { lastChosen: 1 })]
    expect(route(session(), even, RULE).userId).toBe('b')
  })

  it('take the last agent where they can, and the least busy where not', () => {
    const last = rule({ strategy: 'last_agent' })
    expect(route(session({ lastAgentId: 'omar' }), staff, last)).toMatchObject({
      userId: 'omar',
      explanation: { chosenBy: 'last_agent' },
    })
    const away = staff.map((one) => (one.id === 'omar' ? { ...one, status: 'away' as const } : one))
    expect(route(session({ lastAgentId: 'omar' }), away, last)).toMatchObject({
      userId: 'mara',
      explanation: { chosenBy: 'least_busy' },
    })
    expect(route(session(), staff, last).userId).toBe('mara')
  })

  it('leave it to people', () => {
    expect(route(session(), staff, rule({ strategy: 'manual' })).userId).toBeNull()
  })
})

describe('skills and languages', () => {
  const staff = [
    agent('busy', { load: 4, skills: ['refund'], languages: ['fr'] }),
    agent('free', { languages: ['en'] }),
  ]
  const french = session({ labels: ['refund', 'vip'], language: 'fr' })

  it('come before load; a label that is nobody’s skill is none', () => {
    const choice = route(french, staff, RULE)
    expect(choice.userId).toBe('busy')
    expect(choice.explanation).toMatchObject({
      requiredSkills: ['refund'],
      requiredLanguage: 'fr',
      relaxed: false,
    })
    expect(skipped(choice)).toEqual({ busy: null, free: 'skill' })
  })

  it('do not count where the rule says so', () => {
    const neither = rule({ matchSkills: false, matchLanguages: false })
    expect(route(french, staff, neither)).toMatchObject({
      userId: 'free',
      explanation: { requiredSkills: [], requiredLanguage: null },
    })
    const choice = route(session({ language: 'fr' }), staff, RULE)
    expect(skipped(choice)).toEqual({ busy: null, free: 'language' })
  })

  it('are waited for, and given up after a time: then the closest there is', () => {
    const away = [
      ...staff.map((one) => (one.id === 'busy' ? { ...one, status: 'away' as const } : one)),
      agent('speaker', { load: 5, languages: ['fr'] }),
    ]
    expect(route({ ...french, waitedMs: 59_999 }, away, RULE).userId).toBeNull()
    const choice = route({ ...french, waitedMs: 60_000 }, away, RULE)
    expect(choice).toMatchObject({ userId: 'speaker', explanation: { relaxed: true } })
    expect(skipped(choice)).toEqual({ busy: 'not_available', free: 'poorer_match', speaker: null })
  })

  it('are not given up as long as somebody has them', () => {
    expect(route({ ...french, waitedMs: 3_600_000 }, staff, RULE)).toMatchObject({
      userId: 'busy',
      explanation: { relaxed: false },
    })
  })
})

describe('asking', () => {
  const staff = [agent('a'), agent('b')]

  it('goes on to who was not asked yet', () => {
    const choice = route(session({ timesAsked: new Map([['a', 1]]), refusedMsAgo: 0 }), staff, RULE)
    expect(choice.userId).toBe('b')
    expect(skipped(choice)).toEqual({ a: 'asked', b: null })
  })

  it('begins anew when all were asked, after a pause', () => {
    const all = new Map([
      ['a', 1],
      ['b', 1],
    ])
    const pausing = route(session({ timesAsked: all, refusedMsAgo: 29_999 }), staff, RULE)
    expect(pausing).toMatchObject({ userId: null, explanation: { pausing: true, chosenBy: null } })
    expect(route(session({ timesAsked: all, refusedMsAgo: 30_000 }), staff, RULE).userId).toBe('a')
  })
})

describe('any decision', () => {
  const random = randomFrom(20_261_121)
  const pick = <Value>(values: readonly Value[]): Value => random.from(values)
  const some = <Value>(values: readonly Value[]) => values.filter(() => random.below(2) === 0)
  const LABELS = ['refund', 'vip', 'flight']
  const LANGUAGES = ['en', 'de', 'fr']

  function draw() {
    const staff = Array.from({ length: random.below(7) }, (_, index) =>
      agent(`agent-${index}`, {
        status: pick(presenceStatus.options),
        load: random.below(8),
        capacity: random.below(8),
        skills: some(LABELS),
        languages: some(LANGUAGES),
        lastChosen: random.below(4),
      }),
    )
    const routed = session({
      weight: pick([1, 2, 3]),
      labels: some([...LABELS, 'other']),
      language: pick([...LANGUAGES, null]),
      waitedMs: pick([0, 30_000, 90_000]),
      lastAgentId: pick([...staff.map(({ id }) => id), null]),
      refusedMsAgo: pick([null, 0, 60_000]),
      timesAsked: new Map(staff.map(({ id }) => [id, random.below(3)])),
    })
    const by = rule({
      strategy: pick(routingStrategy.options),
      matchSkills: random.below(2) === 0,
      matchLanguages: random.below(2) === 0,
      relaxSeconds: pick([0, 60]),
    })
    return { staff, routed, by }
  }

  it('is of somebody available with room, the best fit there is, and the same for the same facts', () => {
    let found = 0
    for (let round = 0; round < 5_000; round += 1) {
      const { staff, routed, by } = draw()
      const choice = route(routed, staff, by)
      expect(route(routed, [...staff].reverse(), by)).toEqual(choice)
      expect(choice.explanation.candidates).toHaveLength(staff.length)
      if (choice.userId === null) continue
      found += 1
      const able = staff.filter(
        ({ status, load, capacity }) => status === 'available' && load + routed.weight <= capacity,
      )
      const chosen = able.find(({ id }) => id === choice.userId)
      expect(chosen).toBeDefined()
      expect(skipped(choice)[choice.userId]).toBeNull()
      const { requiredSkills, requiredLanguage, relaxed } = choice.explanation
      const fits = ({ skills, languages }: Candidate) =>
        requiredSkills.every((skill) => skills.includes(skill)) &&
        (requiredLanguage === null || languages.includes(requiredLanguage))
      expect(relaxed).toBe(!able.some(fits))
      if (!relaxed) expect(chosen && fits(chosen)).toBe(true)
      const rivals = able.filter(({ id }) => [null, 'asked'].includes(skipped(choice)[id] ?? null))
      const asked = (id: string) => routed.timesAsked.get(id) ?? 0
      expect(asked(choice.userId)).toBe(Math.min(...rivals.map(({ id }) => asked(id))))
      if (by.strategy === 'last_agent' && routed.lastAgentId !== null) {
        const last = skipped(choice)[routed.lastAgentId]
        expect(choice.userId === routed.lastAgentId).toBe(last === null)
      }
    }
    expect(found).toBeGreaterThan(500)
  })
})
