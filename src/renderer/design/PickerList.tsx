import { Search } from 'lucide-react'
import { Autocomplete, Input, SearchField, useFilter } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'
import { chosenOf, OptionList } from './OptionList.tsx'
import type { Option } from './option.ts'

export interface PickerListProps<Id extends string> {
  label: string
  options: readonly Option<Id>[]
  /** The chosen ones. */
  value: readonly Id[]
  /** `single`: at most one. */
  mode?: 'single' | 'multiple'
  onChange(value: Id[]): void
  placeholder?: string | undefined
  /** Why there is nothing to choose from at all. */
  empty?: string | undefined
}

/** A list that is searched while one types, the focus staying in the field. */
export function PickerList<Id extends string>({
  label,
  options,
  value,
  mode = 'single',
  onChange,
  placeholder,
  empty,
}: PickerListProps<Id>) {
  const text = useText()
  const { contains } = useFilter({ sensitivity: 'base' })
  const nothing = options.length === 0 && empty !== undefined ? empty : text('design.nothingFound')
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={label} autoFocus className="relative shrink-0 border-b border-line">
        <Search
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="pointer-events-none absolute inset-y-0 start-3 my-auto text-muted"
        />
        <Input
          placeholder={placeholder ?? text('design.search')}
          className="selectable h-box w-full bg-transparent ps-9 pe-3 text-13 outline-none placeholder:text-faint [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-1.5 -outline-offset-2">
        <OptionList
          aria-label={label}
          options={options}
          selectionMode={mode}
          selectedKeys={value}
          onSelectionChange={(selection) => onChange(chosenOf(options, selection))}
          // Escape closes it; what was chosen stays.
          escapeKeyBehavior="none"
          renderEmptyState={() => <p className="px-2.5 py-3 text-pretty text-13 text-muted">{nothing}</p>}
        />
      </div>
    </Autocomplete>
  )
}
