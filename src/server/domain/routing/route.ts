import type { PresenceStatus } from '#shared/presence.ts'
import type { RoutingExplanation, RoutingRule, SkipReason } from '#shared/routing.ts'

/** A session that looks for somebody. */
export interface Routed {
  /** What it would add to somebody's load. */
  readonly weight: number
  /** Its category and tags. */
  readonly labels: readonly string[]
  /** The customer's: a primary language subtag. */
  readonly language: string | null
  readonly waitedMs: number
  readonly lastAgentId: string | null
  /** How long ago somebody last declined it or let the time run out; null for never. */
  readonly refusedMsAgo: number | null
  /** How often somebody was offered it. */
  readonly timesAsked: ReadonlyMap<string, number>
}

/** Somebody of the team, there or not. */
export interface Candidate {
  readonly id: string
  readonly status: PresenceStatus
  /** In hand and on offer. */
  readonly load: number
  readonly capacity: number
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  /** The higher, the later they last got a chat; 0 for never. */
  readonly lastChosen: number
}

export type Rule = Pick<
  RoutingRule,
  'strategy' | 'matchSkills' | 'matchLanguages' | 'relaxSeconds' | 'offerSeconds'
>

export interface Choice {
  readonly userId: string | null
  readonly explanation: RoutingExplanation
}

/** Who gets a session, and why not the others. Depends on nothing but what it is given. */
export function route(session: Routed, candidates: readonly Candidate[], rule: Rule): Choice {
  const everybody = [...candidates].sort((a, b) => compare(a.id, b.id))
  const needs = requirements(session, everybody, rule)
  const skipped = new Map<string, SkipReason>()
  const rest = (from: readonly Candidate[], fits: (one: Candidate) => SkipReason | null) =>
    from.filter((one) => {
      const reason = fits(one)
      if (reason !== null) skipped.set(one.id, reason)
      return reason === null
    })

  const able = rest(everybody, (one) => {
    if (one.status !== 'available') return 'not_available'
    return one.load + session.weight > one.capacity ? 'at_capacity' : null
  })
  const relaxed =
    session.waitedMs >= rule.relaxSeconds * 1000 && !able.some((one) => misses(one, needs) === null)
  const best = Math.max(...able.map((one) => matches(one, needs)))
  const fitting = rest(able, (one) => {
    if (relaxed) return matches(one, needs) < best ? 'poorer_match' : null
    return misses(one, needs)
  })

  // Nobody is asked twice before all were asked once; then all rest as long as an offer stands.
  const asked = (one: Candidate) => session.timesAsked.get(one.id) ?? 0
  const round = Math.min(...fitting.map(asked))
  const turn = rest(fitting, (one) => (asked(one) > round ? 'asked' : null))
  const pausing =
    turn.length > 0 &&
    round > 0 &&
    session.refusedMsAgo !== null &&
    session.refusedMsAgo < rule.offerSeconds * 1000

  const chosen = pausing ? null : choose(turn, session, rule)
  return {
    userId: chosen?.one.id ?? null,
    explanation: {
      chosenBy: chosen?.by ?? null,
      requiredSkills: [...needs.skills],
      requiredLanguage: needs.language,
      relaxed: relaxed && able.length > 0,
      pausing,
      candidates: everybody.map(({ id, load, capacity }) => ({
        userId: id,
        ...{ load, capacity },
        skipped: skipped.get(id) ?? null,
      })),
    },
  }
}

interface Needs {
  readonly skills: readonly string[]
  readonly language: string | null
}

/** What nobody in the team has is required of nobody. */
function requirements(session: Routed, everybody: readonly Candidate[], rule: Rule): Needs {
  const { labels, language } = session
  const isSkill = (label: string) => everybody.some(({ skills }) => skills.includes(label))
  const isSpoken =
    rule.matchLanguages &&
    language !== null &&
    everybody.some(({ languages }) => languages.includes(language))
  return {
    skills: rule.matchSkills ? [...new Set(labels)].filter(isSkill).sort(compare) : [],
    language: isSpoken ? language : null,
  }
}

function misses(one: Candidate, needs: Needs): SkipReason | null {
  if (!needs.skills.every((skill) => one.skills.includes(skill))) return 'skill'
  return needs.language !== null && !one.languages.includes(needs.language) ? 'language' : null
}

function matches(one: Candidate, needs: Needs): number {
  const speaks = needs.language !== null && one.languages.includes(needs.language) ? 1 : 0
  return needs.skills.filter((skill) => one.skills.includes(skill)).length + speaks
}

function choose(
  turn: readonly Candidate[],
  { lastAgentId }: Routed,
  { strategy }: Rule,
): { one: Candidate; by: NonNullable<RoutingExplanation['chosenBy']> } | null {
  if (strategy === 'manual') return null
  if (strategy === 'last_agent') {
    const last = turn.find(({ id }) => id === lastAgentId)
    if (last !== undefined) return { one: last, by: 'last_agent' }
  }
  const by = strategy === 'round_robin' ? 'round_robin' : 'least_busy'
  const share = ({ load, capacity }: Candidate) => (by === 'least_busy' ? load / capacity : 0)
  const [one] = [...turn].sort(
    (a, b) => share(a) - share(b) || a.lastChosen - b.lastChosen || compare(a.id, b.id),
  )
  return one === undefined ? null : { one, by }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
