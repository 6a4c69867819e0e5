import { useMemo } from 'react'
import { useShallow } from 'zustand/shallow'
import { sessionStatus, sessionType } from '#shared/entities.ts'
import { type Text, useText } from '../i18n/I18n.tsx'
import type { Entities } from '../store/entities.ts'
import { openAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { FILTER_NAMES, type Vocabulary } from './filters.ts'

const NOBODY: Entities['users'] = {}

/** What filters are written with here: the agent's language, English beside it, and everybody's names. */
export function useVocabulary(): Vocabulary {
  const text = useText()
  const accounts = useStore(useShallow(openAccounts))
  const users = useStore(useShallow((state) => accounts.map(({ id }) => state.held[id]?.users ?? NOBODY)))
  return useMemo(() => {
    const people = accounts.flatMap(({ id: accountId, me }, index) => [
      ...['me', text('filter.me')].map((word) => ({ word, value: { id: me.user.id, accountId } })),
      ...Object.values(users[index] ?? {}).map(({ id, name }) => ({ word: name, value: { id, accountId } })),
    ])
    return { ...wordsOf(text), people }
  }, [text, accounts, users])
}

function wordsOf(text: Text): Omit<Vocabulary, 'people'> {
  return {
    names: FILTER_NAMES.flatMap((value) => bothWords(text(`filter.${value}`), value, value)),
    statuses: sessionStatus.options.flatMap((value) =>
      bothWords(text(`session.status.${value}`), value, value),
    ),
    types: sessionType.options.flatMap((value) => bothWords(text(`session.type.${value}`), value, value)),
    senders: [
      ...bothWords(text('filter.customer'), 'customer', 'customer' as const),
      ...bothWords(text('filter.staff'), 'staff', 'user' as const),
    ],
    days: [
      ...bothWords(text('time.today'), 'today', 'today' as const),
      ...bothWords(text('time.yesterday'), 'yesterday', 'yesterday' as const),
    ],
  }
}

function bothWords<Value>(own: string, english: string, value: Value) {
  return [own, english].map((word) => ({ word, value }))
}
