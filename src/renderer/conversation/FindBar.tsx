import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { MAX_QUERY } from '#shared/words.ts'
import { IconButton } from '../design/IconButton.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useFind } from './use-find.ts'
import { useTextMarks } from './use-text-marks.ts'

interface FindBarProps {
  row: QueueRow
  scroller: RefObject<HTMLElement | null>
  /** What stands in the conversation now. */
  lines: unknown
  onClose(): void
}

/** Search in one conversation, above it and over it: nothing moves when it opens. */
export function FindBar({ row, scroller, lines, onClose }: FindBarProps) {
  const text = useText()
  const [query, setQuery] = useState('')
  const find = useFind(row, query)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useTextMarks(scroller, find.text, find.found?.hits[find.at]?.id, lines)
  const hasHits = (find.found?.hits.length ?? 0) > 0

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }

  return (
    <search
      aria-label={text('find.label')}
      data-testid="find-bar"
      className="enter absolute end-4 top-3 z-20 flex w-80 max-w-[calc(100%-2rem)] flex-col rounded-md bg-raised shadow-float"
      onKeyDown={onKeyDown}
    >
      <div className="flex h-10 items-center gap-1 ps-3 pe-1">
        <Search aria-hidden size={14} strokeWidth={2} className="shrink-0 text-muted" />
        <input
          ref={field}
          type="text"
          dir="auto"
          value={query}
          maxLength={MAX_QUERY}
          aria-label={text('find.label')}
          placeholder={text('find.label')}
          className="selectable h-8 min-w-0 flex-1 bg-transparent px-1 text-13 outline-none placeholder:text-muted"
          onChange={(event) => setQuery(event.target.value)}
        />
        <Tally find={find} />
        <IconButton
          icon={ChevronUp}
          label={text('find.older')}
          shortcut="Enter"
          isDisabled={!hasHits}
          className="data-disabled:opacity-50"
          onPress={() => find.step(1)}
        />
        <IconButton
          icon={ChevronDown}
          label={text('find.newer')}
          shortcut="Shift+Enter"
          isDisabled={!hasHits}
          className="data-disabled:opacity-50"
          onPress={() => find.step(-1)}
        />
        <IconButton icon={X} label={text('find.close')} shortcut="Escape" onPress={onClose} />
      </div>
      <Reach find={find} />
    </search>
  )
}

type Find = ReturnType<typeof useFind>

/** Which of how many. */
function Tally({ find }: { find: Find }) {
  const text = useText()
  const intl = useIntl()
  const count = find.found?.hits.length ?? 0
  const values = { at: intl.formatNumber(find.at + 1), count: intl.formatNumber(count) }
  return (
    <span role="status" className="figures shrink-0 px-1 text-12 text-muted">
      {find.found && count === 0 && text('find.none')}
      {count > 0 && text(find.found?.more ? 'find.countMore' : 'find.count', values)}
    </span>
  )
}

/** How far the search has looked, where that is not all the way. */
function Reach({ find: { found, error } }: { find: Find }) {
  const text = useText()
  const intl = useIntl()
  const words = error
    ? text('find.failed')
    : found?.since
      ? text('find.since', { date: intl.formatDate(found.since, { dateStyle: 'medium' }) })
      : found && !found.isWhole
        ? text('find.partial')
        : null
  if (words === null) return null
  return (
    <p role="status" className="border-t border-line px-3 py-2 text-12 text-muted">
      {words}
    </p>
  )
}
