import { ArrowRightLeft, PencilLine } from 'lucide-react'
import type { Suggestion } from '#shared/entities.ts'
import type { HandOver, QueueRow } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { decideSuggestion } from '../store/suggestions.ts'

const NOTHING: { suggestions: readonly Suggestion[]; handOvers: readonly HandOver[] } = {
  suggestions: [],
  handOvers: [],
}

/** What was being written when the chat changed hands: a colleague's words for me, or mine for them. */
export function Handed({ row: { session } }: { row: QueueRow }) {
  const me = useMe().user.id
  const { suggestions, handOvers } = useHeld((held) => held.suggestions[session.id] ?? NOTHING)
  const [latest] = handOvers
  return (
    <>
      {suggestions.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} />
      ))}
      {latest && session.assigneeId !== me && (
        <WentAlong state={latest.state} assigneeId={session.assigneeId} />
      )}
    </>
  )
}

function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const text = useText()
  const { authorId, kind, body } = suggestion
  const author = useHeld((held) => held.users[authorId]?.name) ?? text('message.unknownSender')
  const lead = text(kind === 'note' ? 'suggestion.fromNote' : 'suggestion.from', { name: author })
  return (
    <section
      aria-label={lead}
      data-testid="suggestion"
      className="enter mt-3 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border border-dashed border-line-strong bg-surface px-3 py-2 text-ink"
    >
      <Avatar id={authorId} name={author} size={24} />
      <div className="min-w-48 flex-1">
        <p className="flex items-center gap-1.5 text-12 text-muted">
          <PencilLine aria-hidden size={14} strokeWidth={2} className="shrink-0" />
          {lead}
        </p>
        <p dir="auto" className="selectable line-clamp-3 whitespace-pre-wrap break-words text-14">
          {body}
        </p>
      </div>
      <span className="flex gap-1">
        <Button size="sm" onPress={() => void decideSuggestion(suggestion, 'take')}>
          {text('suggestion.take')}
        </Button>
        <Button size="sm" kind="quiet" onPress={() => void decideSuggestion(suggestion, 'dismiss')}>
          {text('suggestion.dismiss')}
        </Button>
      </span>
    </section>
  )
}

function WentAlong({ state, assigneeId }: { state: HandOver['state']; assigneeId: string | null }) {
  const text = useText()
  const name = useHeld((held) => (assigneeId ? held.users[assigneeId]?.name : undefined))
  return (
    <p className="mt-2 flex items-center gap-1.5 text-12 text-muted">
      <ArrowRightLeft aria-hidden size={14} strokeWidth={2} className="shrink-0" />
      {text(state === 'waiting' ? 'handOver.waiting' : 'handOver.travelled', {
        name: name ?? text('message.unknownSender'),
      })}
    </p>
  )
}
