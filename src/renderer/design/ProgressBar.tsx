import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'

interface ProgressBarProps {
  label: string
  isLabelHidden?: boolean
  value: number
  max: number
  /** How far it is, in words: "12 of 40". The share in per cent where it is left out. */
  valueLabel?: string
}

export function ProgressBar({ label, isLabelHidden = false, value, max, valueLabel }: ProgressBarProps) {
  return (
    <AriaProgressBar
      {...(isLabelHidden && { 'aria-label': label })}
      value={value}
      maxValue={max}
      {...(valueLabel !== undefined && { valueLabel })}
      className="flex min-w-0 flex-col gap-1.5 text-12"
    >
      {({ percentage = 0, valueText }) => (
        <>
          {!isLabelHidden && (
            <span className="flex justify-between gap-3">
              <Label>{label}</Label>
              <span className="figures text-muted">{valueText}</span>
            </span>
          )}
          <span aria-hidden className="h-1 overflow-hidden rounded-full bg-line">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${percentage}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
