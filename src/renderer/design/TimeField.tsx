import { parseTime } from '@internationalized/date'
import { TimeField as AriaTimeField, DateInput, DateSegment, Label } from 'react-aria-components'
import { cx } from './cx.ts'
import { dateParts, dateSegment, fieldBox, fieldLabel, fieldStack } from './field.ts'

interface TimeFieldProps {
  label: string
  /** `22:00` */
  value: string
  onChange(value: string): void
}

/** A time of day, with 12 or 24 hours as the agent's language has it. */
export function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <AriaTimeField
      value={parseTime(value)}
      onChange={(time) => time && onChange(time.toString().slice(0, 5))}
      className={fieldStack}
    >
      <Label className={fieldLabel}>{label}</Label>
      <div className={cx('flex h-box items-center px-3 text-14', fieldBox)}>
        <DateInput className={dateParts}>
          {(segment) => <DateSegment segment={segment} className={dateSegment} />}
        </DateInput>
      </div>
    </AriaTimeField>
  )
}
