import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { cx } from './cx.ts'
import type { Option } from './option.ts'

interface SegmentedControlProps<Id extends string> {
  label: string
  options: readonly Pick<Option<Id>, 'id' | 'label' | 'icon'>[]
  value: Id
  isDisabled?: boolean
  onChange(value: Id): void
}

/** One of two to four short words, side by side. */
export function SegmentedControl<Id extends string>({
  label,
  options,
  value,
  isDisabled = false,
  onChange,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      isDisabled={isDisabled}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id)
      }}
      className="inline-flex max-w-full flex-wrap gap-0.5 self-start rounded-md border border-line bg-hover p-[3px]"
    >
      {options.map(({ id, label: name, icon: Icon }) => (
        <ToggleButton
          key={id}
          id={id}
          className={cx(
            'inline-flex min-h-7 cursor-default items-center gap-1.5 rounded-sm px-2.5 text-13 font-medium text-muted',
            'hover:text-ink data-disabled:opacity-55 data-selected:bg-segment data-selected:text-ink data-selected:shadow-segment',
          )}
        >
          {Icon && <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0" />}
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
