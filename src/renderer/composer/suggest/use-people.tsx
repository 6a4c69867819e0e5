import { useMemo } from 'react'
import { Avatar } from '../../design/Avatar.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { useHeld, useMe } from '../../store/account.tsx'
import { type Edit, replacing } from '../text/edit.ts'
import { peopleFor } from './people.ts'
import type { Suggestions } from './suggestion.ts'

/** Colleagues for what was typed after `@`, those who are there first. */
export function usePeople(query: string | null, put: (edit: Edit) => void): Suggestions {
  const text = useText()
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const presence = useHeld((held) => held.presence)
  const people = useMemo(
    () => (query === null ? [] : peopleFor(query, Object.values(users), presence, me)),
    [query, users, presence, me],
  )
  return {
    label: text('suggest.people'),
    list: people.map((user) => ({
      id: user.id,
      label: user.name,
      hint: text(`suggest.${presence[user.id]?.status ?? 'offline'}`),
      mark: <Avatar id={user.id} name={user.name} size={24} />,
      choose: (trigger) => put(replacing(trigger.from, trigger.to, `@${user.name} `)),
    })),
  }
}
