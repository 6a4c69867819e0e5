import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fill } from '#shared/canned.ts'
import type { CannedResponse } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { useText } from '../../i18n/I18n.tsx'
import { useHeld, useMe } from '../../store/account.tsx'
import { noteCannedUsed, searchCanned } from '../../store/canned.ts'
import type { Suggestion, Suggestions } from '../suggest/suggestion.ts'
import { replacing } from '../text/edit.ts'
import type { Trigger } from '../text/trigger.ts'
import { variableValues } from './variables.ts'

/** What a dialog is about that stands between `/` and the text. */
export type CannedDialog =
  | { what: 'missing'; trigger: Trigger; canned: CannedResponse; missing: readonly string[] }
  | { what: 'edit'; canned: CannedResponse | null }

interface CannedPorts {
  put(edit: ReturnType<typeof replacing>): void
  open(dialog: CannedDialog): void
}

/** The canned responses for what was typed after `/`; null: nothing was. */
export function useCanned(query: string | null, row: QueueRow, { put, open }: CannedPorts): Suggestions {
  const text = useText()
  const me = useMe()
  const teams = useHeld((held) => held.teams)
  const found = useFound(query, row.session.id)
  const values = variableValues(row, me)

  function suggestionOf(canned: CannedResponse): Suggestion {
    const filled = fill(canned.body, values)
    const team = canned.teamId && teams[canned.teamId]?.name
    const isMine = canned.ownerId === me.user.id
    const whose = isMine
      ? text('canned.mine')
      : team
        ? text('canned.team', { name: team })
        : text('canned.everybody')
    return {
      id: canned.id,
      label: canned.title,
      hint: `/${canned.shortcut} · ${whose}`,
      preview: filled.text,
      choose(trigger) {
        if (filled.missing.length > 0)
          return open({ what: 'missing', trigger, canned, missing: filled.missing })
        noteCannedUsed(canned.id)
        put(replacing(trigger.from, trigger.to, filled.text))
      },
      ...(isMine && { edit: () => open({ what: 'edit', canned }) }),
    }
  }

  const list = (found ?? []).map(suggestionOf)
  const label = text('canned.title')
  if (found === null) return { label, list }
  if (list.length > 0 || query === '') {
    const make = { id: 'new', label: text('canned.new'), mark: <Plus aria-hidden size={14} /> }
    return { label, list: [...list, { ...make, choose: () => open({ what: 'edit', canned: null }) }] }
  }
  // A slash in the middle of a sentence asks for nothing.
  return query?.includes(' ')
    ? { label, list }
    : { label, list, none: text('canned.none', { query: query ?? '' }) }
}

/** What was found last stays until the next is there: the list does not blink while one types. */
function useFound(query: string | null, sessionId: string): readonly CannedResponse[] | null {
  const [found, setFound] = useState<readonly CannedResponse[] | null>(null)
  useEffect(() => {
    if (query === null) return setFound(null)
    let isLate = false
    void searchCanned(sessionId, query).then((answer) => {
      if (!isLate) setFound(answer)
    })
    return () => {
      isLate = true
    }
  }, [query, sessionId])
  return query === null ? null : found
}
