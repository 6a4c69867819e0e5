import { ArrowUpDown, ListFilter, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as AriaButton, Input, SearchField } from 'react-aria-components'
import { SORTS } from '#shared/queue-order.ts'
import { MAX_QUERY } from '#shared/words.ts'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuChoice, MenuItem } from '../design/Menu.tsx'
import { Picker } from '../design/Picker.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { arrange } from '../store/queue.ts'
import { currentList, useStore } from '../store/store.ts'
import { FilterChips } from './FilterChips.tsx'
import { chosenOptions, filtersOf, useFilterOptions } from './filter-options.tsx'

/** Long enough that not every letter asks, short enough that nobody waits. */
const TYPING_MS = 90

/** Finds in the list on view, narrows and sorts it. */
export function FilterBar({ onSave }: { onSave(): void }) {
  const text = useText()
  const { filters, sort } = useStore((state) => currentList(state.preferences))
  const options = useFilterOptions()
  const chosen = chosenOptions(filters, options)
  const trigger = useRef<HTMLDivElement>(null)
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex h-10 items-center gap-0.5 ps-4 pe-2">
        <FindField />
        <div ref={trigger} className="flex">
          <Picker
            label={text('filter.add')}
            mode="multiple"
            placement="bottom end"
            options={options}
            value={chosen.map(({ id }) => id)}
            onChange={(ids) =>
              void arrange({ filters: filtersOf(options.filter(({ id }) => ids.includes(id))) })
            }
            trigger={
              <IconButton
                icon={ListFilter}
                label={text('filter.add')}
                className={cx(chosen.length > 0 && 'text-accent-text')}
              />
            }
          />
        </div>
        <Menu
          label={text('sort.label')}
          placement="bottom end"
          trigger={
            <IconButton
              icon={ArrowUpDown}
              label={text('sort.current', { sort: text(`sort.${sort}`) })}
              className={cx(sort !== 'lastMessage' && 'text-accent-text')}
            />
          }
        >
          <MenuChoice label={text('sort.label')} value={sort} onChange={(by) => void arrange({ sort: by })}>
            {SORTS.map((one) => (
              <MenuItem key={one} id={one} label={text(`sort.${one}`)} hint={text(`sort.${one}.hint`)} />
            ))}
          </MenuChoice>
        </Menu>
      </div>
      <FilterChips
        chosen={chosen}
        onRemoved={() => trigger.current?.querySelector('button')?.focus()}
        onSave={onSave}
      />
    </div>
  )
}

function FindField() {
  const text = useText()
  const applied = useStore((state) => state.queueText)
  const [typed, setTyped] = useState(applied)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  useCommand('queue.find', () => field.current?.focus())
  // Cleared from somewhere else: by the button that clears all, by going to another list.
  useEffect(() => {
    if (applied === '') setTyped('')
  }, [applied])
  useEffect(() => () => clearTimeout(timer.current), [])

  function onChange(value: string) {
    setTyped(value)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void arrange({ text: value }), TYPING_MS)
  }

  return (
    <SearchField
      aria-label={text('filter.find')}
      value={typed}
      onChange={onChange}
      maxLength={MAX_QUERY}
      className="relative flex min-w-0 flex-1 items-center"
    >
      <Search
        aria-hidden
        size={14}
        strokeWidth={2}
        className="pointer-events-none absolute start-0 text-muted"
      />
      <Input
        ref={field}
        placeholder={text('filter.find')}
        className="selectable h-8 w-full min-w-0 rounded-sm bg-transparent ps-6 pe-7 -outline-offset-2 text-13 placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && (
        <AriaButton
          aria-label={text('filter.clearText')}
          className="absolute end-0 inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-ink"
        >
          <X aria-hidden size={14} strokeWidth={2} />
        </AriaButton>
      )}
    </SearchField>
  )
}
