import { useState } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import type { Option } from '../design/option.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useHeld, useMe, usePresence } from '../store/account.tsx'
import { type Colleague, hasRoom, rankColleagues } from './colleagues.ts'
import { PresenceDot } from './PresenceDot.tsx'

/**
 * Who could have this chat, the best match first, each with what speaks for them; its assignee has it already. Once a
 * hand is at the list, `hold` keeps everybody in their place.
 */
export function usePeople({ session, customer }: QueueRow): { people: Option[]; hold(): void } {
  const words = useColleagueWords()
  const text = useText()
  const users = useHeld((held) => held.users)
  const presence = usePresence()
  const others = Object.values(users).filter(({ id }) => id !== session.assigneeId)
  const options = rankColleagues(others, presence, session, customer).map((one) => ({
    id: one.user.id,
    label: words.name(one),
    hint: words.facts(one),
    words: [...one.user.skills, ...one.user.languages.map(words.language)].join(' '),
    group: text(one.status === 'available' && hasRoom(one) ? 'assign.ready' : 'assign.others'),
    mark: (
      <span className="relative shrink-0">
        <Avatar id={one.user.id} name={one.user.name} size={32} />
        <PresenceDot status={one.status} />
      </span>
    ),
  }))
  const [order, setOrder] = useState<readonly Option[] | null>(null)
  return {
    people: order === null ? options : heldIn(order, options),
    hold: () => setOrder((held) => held ?? options),
  }
}

/** Where each was, as they are now. */
function heldIn(order: readonly Option[], options: readonly Option[]): Option[] {
  return order.flatMap(({ id, group }) => {
    const now = options.find((option) => option.id === id)
    return now && group !== undefined ? [{ ...now, group }] : []
  })
}

function useColleagueWords() {
  const text = useText()
  const intl = useIntl()
  const me = useMe().user.id
  const language = (tag: string) => intl.formatDisplayName(tag, { type: 'language' }) ?? tag
  const list = (words: readonly string[]) => intl.formatList(words, { type: 'conjunction' })
  return {
    language,
    name: ({ user }: Colleague) => (user.id === me ? text('assign.you', { name: user.name }) : user.name),
    facts: ({ status, load, capacity, skills, language: spoken, isInTeam }: Colleague) =>
      [
        text(`colleague.${status}`),
        text('assign.load', { load, capacity }),
        ...(skills.length > 0 ? [text('assign.knows', { skills: list(skills) })] : []),
        ...(spoken === null ? [] : [text('assign.speaks', { language: language(spoken) })]),
        ...(isInTeam ? [text('assign.inTeam')] : []),
      ].join(' · '),
  }
}
