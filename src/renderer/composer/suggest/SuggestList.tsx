import { Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cx } from '../../design/cx.ts'
import { Keys } from '../../design/Keys.tsx'
import { OptionFace } from '../../design/OptionFace.tsx'
import { useText } from '../../i18n/I18n.tsx'
import type { Suggestion } from './suggestion.ts'
import { optionId, type useSuggest } from './use-suggest.ts'

/** What can be put at the caret, above the field: nothing of the conversation moves for it. */
export function SuggestList({ suggest }: { suggest: ReturnType<typeof useSuggest> }) {
  const text = useText()
  if (!suggest.isOpen) return null
  const { label, list, none, listId, active } = suggest
  return (
    <div
      className="enter absolute inset-x-0 bottom-full z-20 mb-1 flex max-h-80 overflow-hidden rounded-md bg-raised text-ink shadow-float"
      data-testid="suggestions"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="px-4 pt-2 pb-1 text-12 text-muted">{label}</p>
        {list.length === 0 && <p className="px-4 pt-1 pb-3 text-13 text-muted">{none}</p>}
        <div
          id={listId}
          role="listbox"
          aria-label={label}
          className={cx('min-h-0 overflow-y-auto p-1.5 pt-0', list.length === 0 && 'hidden')}
        >
          {list.map((suggestion, index) => (
            <Option
              key={suggestion.id}
              id={optionId(listId, suggestion)}
              suggestion={suggestion}
              isActive={suggestion === active}
              onHover={() => suggest.setActive(index)}
              onChoose={() => suggest.choose(suggestion)}
            />
          ))}
        </div>
      </div>
      {active?.preview !== undefined && <Preview suggestion={active} preview={active.preview} />}
      <p role="status" className="sr-only">
        {text('suggest.count', { count: list.length })}
      </p>
    </div>
  )
}

interface OptionProps {
  id: string
  suggestion: Suggestion
  isActive: boolean
  onHover(): void
  onChoose(): void
}

function Option({ id, suggestion, isActive, onHover, onChoose }: OptionProps) {
  const { label, hint, mark, end } = suggestion
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      className={cx(
        'flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-13',
        isActive && 'bg-selected',
      )}
      onPointerMove={onHover}
      // The field keeps the focus and the caret.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <OptionFace label={label} hint={hint} mark={mark} end={end} />
    </div>
  )
}

function Preview({ suggestion, preview }: { suggestion: Suggestion; preview: string }) {
  const text = useText()
  const { label, edit } = suggestion
  return (
    <div className="hidden w-2/5 shrink-0 flex-col border-s border-line bg-surface @lg:flex">
      <p
        dir="auto"
        className="min-h-0 flex-1 overflow-y-auto whitespace-pre-wrap break-words px-4 py-3 text-13 text-muted"
      >
        {preview}
      </p>
      {edit && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={text('canned.edit', { title: label })}
          className="flex h-9 shrink-0 items-center gap-2 border-t border-line px-4 text-12 text-muted hover:text-ink"
          onMouseDown={(event) => event.preventDefault()}
          onClick={edit}
        >
          <Pencil aria-hidden size={14} strokeWidth={2} />
          <span className="min-w-0 flex-1 truncate text-start">{text('canned.edit', { title: label })}</span>
          <Keys combination="F2" />
        </button>
      )}
    </div>
  )
}
