import { Check, Minus } from 'lucide-react'
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components'
import { fieldHint } from './field.ts'

interface CheckboxProps {
  label: string
  /** What it stands beside says already what it is for: a row of a list. */
  isLabelHidden?: boolean
  hint?: string
  isChecked: boolean
  /** Some of what it stands for are chosen, not all. */
  isMixed?: boolean
  isDisabled?: boolean
  onChange(isChecked: boolean): void
}

export function Checkbox({
  label,
  isLabelHidden = false,
  hint,
  isChecked,
  isMixed = false,
  isDisabled = false,
  onChange,
}: CheckboxProps) {
  return (
    <CheckboxField
      {...(isLabelHidden && { 'aria-label': label })}
      isSelected={isChecked}
      isIndeterminate={isMixed}
      isDisabled={isDisabled}
      onChange={onChange}
      className="flex flex-col"
    >
      <CheckboxButton className="group flex min-h-6 min-w-6 cursor-default items-center gap-2.5 text-13 data-disabled:opacity-55">
        <span
          aria-hidden
          className={
            'flex size-4 shrink-0 items-center justify-center rounded-xs border border-field bg-surface text-on-accent ' +
            'group-data-selected:border-accent group-data-selected:bg-accent ' +
            'group-data-indeterminate:border-accent group-data-indeterminate:bg-accent ' +
            'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus'
          }
        >
          {isMixed && <Minus size={12} strokeWidth={3} />}
          {isChecked && !isMixed && <Check size={12} strokeWidth={3} />}
        </span>
        {!isLabelHidden && label}
      </CheckboxButton>
      {hint !== undefined && (
        <Text slot="description" className={`${fieldHint} ps-[26px]`}>
          {hint}
        </Text>
      )}
    </CheckboxField>
  )
}
