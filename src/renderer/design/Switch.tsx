import { SwitchButton, SwitchField, Text } from 'react-aria-components'
import { fieldHint } from './field.ts'

interface SwitchProps {
  label: string
  hint?: string
  isOn: boolean
  isDisabled?: boolean
  onChange(isOn: boolean): void
}

/** On or off, at once: no button has to be pressed afterwards. */
export function Switch({ label, hint, isOn, isDisabled = false, onChange }: SwitchProps) {
  return (
    <SwitchField
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
      className="flex flex-col gap-0.5"
    >
      <SwitchButton className="group flex min-h-6 cursor-default items-center justify-between gap-4 text-13 data-disabled:opacity-55">
        {label}
        <span
          aria-hidden
          className={
            'flex h-5 w-8 shrink-0 rounded-full border border-field bg-surface p-[2px] transition-colors duration-100 ' +
            'group-data-selected:border-accent group-data-selected:bg-accent ' +
            'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-focus'
          }
        >
          <span
            className={
              'aspect-square h-full rounded-full bg-field transition-transform duration-100 ' +
              'group-data-selected:translate-x-3 group-data-selected:bg-on-accent rtl:group-data-selected:-translate-x-3'
            }
          />
        </span>
      </SwitchButton>
      {hint !== undefined && (
        <Text slot="description" className={`${fieldHint} pe-12`}>
          {hint}
        </Text>
      )}
    </SwitchField>
  )
}
