import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  composeRenderProps,
} from 'react-aria-components'
import { cx } from './cx.ts'
import { Tooltip } from './Tooltip.tsx'

const KINDS = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  plain: 'border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent text-muted hover:bg-hover hover:text-ink',
  note: 'border-transparent bg-note-solid text-on-note hover:brightness-95',
} as const

const SIZES = {
  sm: 'h-7 px-2 text-13 gap-1.5 rounded-sm',
  md: 'h-control px-3 text-13 gap-2 rounded-sm',
  lg: 'h-10 px-4 text-14 gap-2 rounded-md',
} as const

export interface ButtonProps extends Omit<AriaButtonProps, 'isDisabled' | 'children' | 'render'> {
  kind?: keyof typeof KINDS
  size?: keyof typeof SIZES
  /** Why it cannot be used now. It stays in the tab order, so that the reason can be read and heard. */
  unavailable?: string | null
  /** What it does, where its face does not say it all: a key, say. */
  hint?: ReactNode
  children: ReactNode
}

export function Button({
  kind = 'plain',
  size = 'md',
  unavailable = null,
  hint,
  onPress,
  className,
  children,
  ...props
}: ButtonProps) {
  const button = (
    <AriaButton
      {...props}
      {...(unavailable === null && onPress ? { onPress } : {})}
      render={(domProps) => (
        <button {...domProps} {...(unavailable === null ? {} : { 'aria-disabled': true })} />
      )}
      className={composeRenderProps(className, (more) =>
        cx(
          'inline-flex shrink-0 items-center justify-center whitespace-nowrap border font-medium transition-colors duration-100',
          'aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
          SIZES[size],
          KINDS[kind],
          more,
        ),
      )}
    >
      {children}
    </AriaButton>
  )
  const tip = unavailable ?? hint
  return tip ? <Tooltip tip={tip}>{button}</Tooltip> : button
}
