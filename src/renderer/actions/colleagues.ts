import type { Customer, Session, User } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { PresenceSeen, PresenceStatus } from '#shared/presence.ts'
import { folded } from '#shared/words.ts'

/** Somebody who could have a chat, and what speaks for them. */
export interface Colleague {
  user: User
  status: PresenceStatus
  load: number
  capacity: number
  /** The category or the tags of the chat that they know about. */
  skills: readonly string[]
  /** The customer's language, if they speak it: a BCP 47 tag. */
  language: string | null
  isInTeam: boolean
}

type Wanted = Pick<Session, 'category' | 'tags' | 'teamId'>

/**
 * Everybody but those left out, the best match first: who is there and has room, then who knows the matter and the
 * language, then who is in the chat's team, then who has least to do.
 */
export function rankColleagues(
  users: readonly User[],
  presence: Readonly<Record<Id, PresenceSeen>>,
  session: Wanted,
  customer: Pick<Customer, 'locale'>,
): readonly Colleague[] {
  return users
    .map((user) => colleague(user, presence[user.id], session, customer))
    .sort(
      (a, b) =>
        reach(a) - reach(b) ||
        suitability(b) - suitability(a) ||
        Number(b.isInTeam) - Number(a.isInTeam) ||
        busyness(a) - busyness(b) ||
        a.user.name.localeCompare(b.user.name),
    )
}

function colleague(
  user: User,
  seen: PresenceSeen | undefined,
  session: Wanted,
  { locale }: Pick<Customer, 'locale'>,
): Colleague {
  const topics = [session.category, ...session.tags].filter((topic) => topic !== null).map(folded)
  const spoken = locale?.split('-')[0]?.toLowerCase()
  return {
    user,
    status: seen?.status ?? 'offline',
    load: seen?.load ?? 0,
    capacity: seen?.capacity ?? user.capacity,
    skills: user.skills.filter((skill) => topics.includes(folded(skill))),
    language: user.languages.find((language) => language.toLowerCase() === spoken) ?? null,
    isInTeam: session.teamId !== null && user.teamIds.includes(session.teamId),
  }
}

export function hasRoom({ load, capacity }: Pick<Colleague, 'load' | 'capacity'>): boolean {
  return load < capacity
}

const REACH: Record<PresenceStatus, number> = { available: 0, busy: 2, away: 3, offline: 4 }

/** Somebody available without room comes right behind those who have it. */
function reach(one: Colleague): number {
  return REACH[one.status] + (one.status === 'available' && !hasRoom(one) ? 1 : 0)
}

function suitability({ skills, language }: Colleague): number {
  return Number(skills.length > 0) + Number(language !== null)
}

function busyness({ load, capacity }: Colleague): number {
  return capacity === 0 ? Number.POSITIVE_INFINITY : load / capacity
}
