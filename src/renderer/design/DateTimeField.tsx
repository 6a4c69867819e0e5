import {
  CalendarDate,
  now,
  parseAbsolute,
  parseDate,
  toCalendarDate,
  ZonedDateTime,
} from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
} from 'react-aria-components'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { cx } from './cx.ts'
import { Floating } from './Floating.tsx'
import { dateParts, dateSegment, fieldBox, fieldError, fieldLabel, fieldStack } from './field.ts'

const SIZES = {
  sm: { box: 'h-7 rounded-xs ps-1.5 text-13', button: 'size-6' },
  md: { box: 'h-box ps-3 pe-1 text-14', button: 'size-7' },
} as const
type Size = keyof typeof SIZES

interface MomentProps {
  label: string
  /** ISO 8601; null while none is chosen. */
  value: string | null
  error?: string | null
  onChange(value: string | null): void
}

interface DateTimeFieldProps extends MomentProps {
  /** The earliest that can be chosen, ISO 8601. */
  min?: string
}

/** A day and a time of day, in the agent's time zone and in the order of their language. */
export function DateTimeField({ value, min, onChange, ...field }: DateTimeFieldProps) {
  const zone = useIntl().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Field
      {...field}
      granularity="minute"
      value={value === null ? null : parseAbsolute(value, zone)}
      placeholder={now(zone).set({ second: 0, millisecond: 0 })}
      min={min === undefined ? null : parseAbsolute(min, zone)}
      onChange={(chosen) => onChange(chosen instanceof ZonedDateTime ? chosen.toAbsoluteString() : null)}
    />
  )
}

interface DateFieldProps extends MomentProps {
  /** What it stands beside says already what it is for. */
  isLabelHidden?: boolean
  /** `sm` in the place of a line of text. */
  size?: Size
  autoFocus?: boolean
  /** The focus has left it, and its calendar. */
  onBlur?(): void
}

/** A day alone, as `2026-03-10`: it is the same day in every time zone. */
export function DateField({ value, onChange, ...field }: DateFieldProps) {
  return (
    <Field
      {...field}
      granularity="day"
      value={value === null ? null : parseDate(value)}
      placeholder={null}
      min={null}
      onChange={(chosen) =>
        onChange(chosen instanceof CalendarDate ? toCalendarDate(chosen).toString() : null)
      }
    />
  )
}

interface FieldProps extends Omit<DateFieldProps, 'value' | 'onChange'> {
  granularity: 'day' | 'minute'
  value: DateValue | null
  placeholder: DateValue | null
  min: DateValue | null
  onChange(value: DateValue | null): void
}

function Field({
  label,
  isLabelHidden = false,
  size = 'md',
  error = null,
  granularity,
  value,
  placeholder,
  min,
  onChange,
  onBlur,
  autoFocus = false,
}: FieldProps) {
  const text = useText()
  return (
    <DatePicker
      {...(isLabelHidden && { 'aria-label': label })}
      autoFocus={autoFocus}
      {...(onBlur && { onBlur })}
      granularity={granularity}
      value={value}
      {...(placeholder && { placeholderValue: placeholder })}
      {...(min && { minValue: min })}
      onChange={onChange}
      hideTimeZone
      isInvalid={error !== null}
      validationBehavior="aria"
      className={fieldStack}
    >
      {!isLabelHidden && <Label className={fieldLabel}>{label}</Label>}
      <Group className={cx('flex items-center', SIZES[size].box, fieldBox)}>
        <DateInput className={cx('min-w-0 flex-1', dateParts)}>
          {(segment) => <DateSegment segment={segment} className={dateSegment} />}
        </DateInput>
        <Button
          aria-label={text('design.openCalendar')}
          className={cx(
            'inline-flex items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink',
            SIZES[size].button,
          )}
        >
          <CalendarDays aria-hidden size={16} strokeWidth={1.75} />
        </Button>
      </Group>
      <FieldError className={fieldError}>{error}</FieldError>
      {/* By the dialog's id the field knows that the focus is still its own while the calendar has it. */}
      <Floating placement="bottom end" className="p-3">
        <Dialog className="outline-none">
          <Month />
        </Dialog>
      </Floating>
    </DatePicker>
  )
}

function Month() {
  // Short names of days are whole words in Arabic, and wider than a day.
  const weekdays = useIntl().locale.startsWith('ar') ? 'narrow' : 'short'
  return (
    <Calendar>
      <div className="mb-2 flex items-center justify-between">
        <Turn slot="previous" />
        <Heading className="text-13" />
        <Turn slot="next" />
      </div>
      <CalendarGrid weekdayStyle={weekdays}>
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-8 text-12 font-normal text-muted">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={
                'figures flex size-8 cursor-default items-center justify-center rounded-sm text-13 hover:bg-hover ' +
                'data-outside-month:text-faint data-disabled:opacity-55 data-unavailable:opacity-55 ' +
                'data-selected:bg-accent data-selected:text-on-accent'
              }
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

function Turn({ slot }: { slot: 'previous' | 'next' }) {
  const Icon = slot === 'previous' ? ChevronLeft : ChevronRight
  return (
    <Button
      slot={slot}
      className="inline-flex size-8 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink data-disabled:opacity-55"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="rtl:-scale-x-100" />
    </Button>
  )
}
