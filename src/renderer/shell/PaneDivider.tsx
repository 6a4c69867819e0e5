import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { cx } from '../design/cx.ts'
import { useIsRtl } from '../i18n/I18n.tsx'

const KEY_STEP = 16

interface PaneDividerProps {
  label: string
  /** Which neighbour it sizes: the one before it or after it in reading order. */
  pane: 'before' | 'after'
  value: number
  min: number
  max: number
  onChange(value: number): void
}

/** The hairline between two panes. It can be dragged, and moved with the arrow keys. */
export function PaneDivider({ label, pane, value, min, max, onChange }: PaneDividerProps) {
  const isRtl = useIsRtl()
  const [dragged, setDragged] = useState<{ x: number; value: number } | null>(null)
  const growsRightwards = (pane === 'before') !== isRtl

  function resize(from: number, pixels: number) {
    onChange(Math.min(max, Math.max(min, Math.round(from + (growsRightwards ? pixels : -pixels)))))
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    setDragged({ x: event.clientX, value })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    resize(value, event.key === 'ArrowRight' ? KEY_STEP : -KEY_STEP)
  }

  return (
    <hr
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={cx(
        'relative z-10 m-0 h-full w-px shrink-0 cursor-col-resize border-0 bg-line outline-offset-0',
        'after:absolute after:inset-y-0 after:-inset-x-1 after:transition-colors after:duration-100',
        'hover:after:bg-accent/25',
        dragged && 'after:bg-accent/40',
      )}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => dragged && resize(dragged.value, event.clientX - dragged.x)}
      onPointerUp={() => setDragged(null)}
      onPointerCancel={() => setDragged(null)}
      onKeyDown={onKeyDown}
    />
  )
}
