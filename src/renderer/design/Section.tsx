import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

interface SectionProps {
  title: string
  hint?: string
  /** What is done with the whole of it. */
  action?: ReactNode
  children?: ReactNode
}

/** A block of settings that belong together, under its heading. */
export function Section({ title, hint, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-t border-line py-6 first:border-t-0">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 id={id} className="text-14">
            {title}
          </h3>
          {hint !== undefined && <p className="mt-0.5 max-w-prose text-pretty text-13 text-muted">{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}

interface SettingProps {
  label: string
  hint?: string
  /** The words stand above what they are for, where that is wide. */
  isStacked?: boolean
  children: ReactNode
}

/** One setting: what it is called at the start, what it is set with at the end. */
export function Setting({ label, hint, isStacked = false, children }: SettingProps) {
  return (
    <div
      className={cx(
        'flex gap-x-6 gap-y-2',
        isStacked ? 'flex-col' : 'flex-wrap items-center justify-between',
      )}
    >
      <div className="min-w-0">
        <p className="text-13">{label}</p>
        {hint !== undefined && <p className="mt-0.5 max-w-prose text-pretty text-12 text-muted">{hint}</p>}
      </div>
      {children}
    </div>
  )
}
