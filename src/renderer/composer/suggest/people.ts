import type { User } from '#shared/entities.ts'
import type { PresenceSeen } from '#shared/presence.ts'
import { folded } from '#shared/words.ts'

const MOST = 8
const ORDER = ['available', 'busy', 'away', 'offline'] as const

/** Whoever has a name, or a part of one, that begins with what was typed. Nobody mentions themselves. */
export function peopleFor(
  query: string,
  users: readonly User[],
  presence: Readonly<Record<string, Pick<PresenceSeen, 'status'>>>,
  me: string,
): readonly User[] {
  const wanted = folded(query)
  const placeOf = ({ id }: User) => ORDER.indexOf(presence[id]?.status ?? 'offline')
  return users
    .filter(
      ({ id, name }) => id !== me && ` ${folded(name)}`.includes(` ${wanted}`) && folded(name) !== wanted,
    )
    .sort((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name))
    .slice(0, MOST)
}
