import { Search, X } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, useRef } from 'react'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { type Chip, type Query, takeFilters, type Vocabulary, withChips } from './filters.ts'

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onKeyDown' | 'className'>

interface SearchInputProps extends InputProps {
  query: Query
  vocabulary: Vocabulary
  onQuery(query: Query): void
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void
}

/** Words to look for, and before them what they are narrowed to. Backspace at the beginning takes the last one off. */
export function SearchInput({ query, vocabulary, onQuery, onKeyDown, ...input }: SearchInputProps) {
  const text = useText()
  const field = useRef<HTMLInputElement>(null)

  function write(written: string, isDone = false): void {
    const taken = takeFilters(written, vocabulary, new Date(), isDone)
    onQuery({ text: taken.text, chips: withChips(query.chips, taken.chips) })
  }

  function remove(name: Chip['name']): void {
    onQuery({ ...query, chips: query.chips.filter((chip) => chip.name !== name) })
    field.current?.focus()
  }

  return (
    <div className="flex min-h-12 flex-wrap items-center gap-1.5 py-2 ps-4 pe-3">
      <Search aria-hidden size={16} strokeWidth={1.75} className="me-1.5 shrink-0 text-muted" />
      {query.chips.map((chip) => (
        <FilterChip key={chip.name} chip={chip} onRemove={() => remove(chip.name)} />
      ))}
      <input
        {...input}
        ref={field}
        type="text"
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        placeholder={query.chips.length > 0 ? text('search.words') : input.placeholder}
        value={query.text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          const last = query.chips[query.chips.length - 1]
          const isAtBeginning = event.currentTarget.selectionEnd === 0
          if (event.key === 'Backspace' && isAtBeginning && last) remove(last.name)
          else onKeyDown?.(event)
        }}
        onBlur={(event) => {
          write(query.text, true)
          input.onBlur?.(event)
        }}
        className="selectable h-8 min-w-40 flex-1 bg-transparent text-14 outline-none placeholder:text-faint"
      />
    </div>
  )
}

function FilterChip({ chip, onRemove }: { chip: Chip; onRemove(): void }) {
  const text = useText()
  const intl = useIntl()
  const isDay = chip.name === 'after' || chip.name === 'before'
  const value = isDay ? intl.formatDate(chip.value, { dateStyle: 'medium' }) : chip.value
  return (
    <span
      data-testid="filter-chip"
      className="inline-flex h-6 min-w-0 max-w-56 items-center rounded-xs bg-accent-soft ps-2 text-12 font-medium text-accent-text"
    >
      <span className="me-1 shrink-0 opacity-80">{text(`filter.${chip.name}`)}</span>
      <bdi className="truncate">{value}</bdi>
      <button
        type="button"
        aria-label={text('design.removeTag', { name: `${text(`filter.${chip.name}`)} ${value}` })}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-xs opacity-75 hover:opacity-100"
      >
        <X aria-hidden size={12} strokeWidth={2.25} />
      </button>
    </span>
  )
}
