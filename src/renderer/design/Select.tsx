import { ChevronDown } from 'lucide-react'
import { Select as AriaSelect, Button, Label, SelectValue, Text } from 'react-aria-components'
import { cx } from './cx.ts'
import { Floating } from './Floating.tsx'
import { fieldBox, fieldHint, fieldLabel, fieldStack } from './field.ts'
import { OptionList } from './OptionList.tsx'
import type { Option } from './option.ts'

interface SelectProps<Id extends string> {
  label: string
  /** The words around it say already what it is for. */
  isLabelHidden?: boolean
  /** A line below it. */
  hint?: string | undefined
  options: readonly Option<Id>[]
  value: Id | null
  onChange(value: Id): void
  placeholder?: string
  isDisabled?: boolean
  size?: 'sm' | 'lg'
}

const SIZES = { sm: 'h-control px-2.5 text-13', lg: 'h-box px-3 text-14' } as const

/** One of a few. Of many, `Picker` finds one by its name. */
export function Select<Id extends string>({
  label,
  isLabelHidden = false,
  hint,
  options,
  value,
  onChange,
  placeholder = '',
  isDisabled = false,
  size = 'lg',
}: SelectProps<Id>) {
  const chosen = options.find(({ id }) => id === value)
  return (
    <AriaSelect
      {...(isLabelHidden && { 'aria-label': label })}
      value={value}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key)
        if (option) onChange(option.id)
      }}
      isDisabled={isDisabled}
      className={fieldStack}
    >
      {!isLabelHidden && <Label className={fieldLabel}>{label}</Label>}
      <Button className={cx('flex cursor-default items-center gap-2', fieldBox, SIZES[size])}>
        {chosen?.mark}
        {chosen?.icon && (
          <chosen.icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
        )}
        <SelectValue className="min-w-0 flex-1 truncate text-start">
          {() => (chosen ? <bdi>{chosen.label}</bdi> : <span className="text-faint">{placeholder}</span>)}
        </SelectValue>
        <ChevronDown aria-hidden size={14} strokeWidth={2} className="shrink-0 text-muted" />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <Floating placement="bottom start" className="max-h-80 min-w-(--trigger-width) p-1.5">
        <OptionList options={options} />
      </Floating>
    </AriaSelect>
  )
}
