import { useState } from 'react'
import type { DraftKind, QueueRow } from '#shared/ipc.ts'
import { type CannedDialog, useCanned } from './canned/use-canned.tsx'
import { useEmojiNames } from './emoji/use-emoji.ts'
import { usePeople } from './suggest/use-people.tsx'
import { useSuggest } from './suggest/use-suggest.ts'
import type { Edit } from './text/edit.ts'
import { type Trigger, triggerAt } from './text/trigger.ts'

interface FieldSuggestionsOptions {
  row: QueueRow
  kind: DraftKind
  body: string
  caret: number | null
  put(edit: Edit): void
  open(dialog: CannedDialog): void
}

/** What can be put at the caret: canned responses after `/`, colleagues after `@`, emoji after `:`. */
export function useFieldSuggestions({ row, kind, body, caret, put, open }: FieldSuggestionsOptions) {
  const [dismissed, setDismissed] = useState<number | null>(null)
  const found = caret === null ? null : triggerAt(body, caret, kind)
  // What was dismissed at one place may be asked for at another.
  if (found === null && caret !== null && dismissed !== null) setDismissed(null)
  const trigger = found?.from === dismissed ? null : found
  const queryOf = (what: Trigger['what']) => (trigger?.what === what ? trigger.query : null)
  const canned = useCanned(queryOf('canned'), row, { put, open })
  const people = usePeople(queryOf('person'), put)
  const emoji = useEmojiNames(queryOf('emoji'), put)
  const suggestions = trigger?.what === 'person' ? people : trigger?.what === 'emoji' ? emoji : canned
  return useSuggest(trigger, suggestions, () => setDismissed(trigger?.from ?? null))
}
