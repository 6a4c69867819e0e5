import { RadioGroup as AriaRadioGroup, Label, RadioButton, RadioField, Text } from 'react-aria-components'
import { fieldHint, fieldLabel, fieldStack } from './field.ts'
import type { Option } from './option.ts'

interface RadioGroupProps<Id extends string> {
  label: string
  options: readonly Pick<Option<Id>, 'id' | 'label' | 'hint'>[]
  value: Id | null
  isDisabled?: boolean
  onChange(value: Id): void
}

/** One of a few, all of them in sight with what each means. */
export function RadioGroup<Id extends string>({
  label,
  options,
  value,
  isDisabled = false,
  onChange,
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as Id)}
      isDisabled={isDisabled}
      className={fieldStack}
    >
      <Label className={fieldLabel}>{label}</Label>
      {options.map((option) => (
        <RadioField key={option.id} value={option.id} className="flex flex-col">
          <RadioButton className="group flex min-h-6 cursor-default items-center gap-2.5 text-13 data-disabled:opacity-55">
            <span
              aria-hidden
              className={
                'size-4 shrink-0 rounded-full border border-field bg-surface ' +
                'group-data-selected:border-[5px] group-data-selected:border-accent ' +
                'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus'
              }
            />
            {option.label}
          </RadioButton>
          {option.hint !== undefined && (
            <Text slot="description" className={`${fieldHint} ps-[26px]`}>
              {option.hint}
            </Text>
          )}
        </RadioField>
      ))}
    </AriaRadioGroup>
  )
}
