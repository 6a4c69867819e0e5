import { type RefObject, useEffect, useState } from 'react'
import type { Id } from '#shared/ids.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { dayName, startOfDay } from '../i18n/times.ts'
import { useNow } from '../store/clock.ts'
import type { Entry } from './entries.ts'
import { entriesOf, firstBelow, isAtEnd } from './place.ts'
import { useReading } from './use-reading.ts'

/** Pixels of an entry that must be on the screen for it to have been seen, unless it is smaller. */
const SEEN = 40

interface Visible {
  /** The day of the first line, where its own day line is not in sight; null at the end of the conversation. */
  day: number | null
  /** The newest message that is on the screen; 0 for none. */
  seq: number
}

interface OnViewProps {
  sessionId: Id
  scroller: RefObject<HTMLElement | null>
  entries: readonly Entry[]
  /** Something else stands in its place. */
  isDayHidden: boolean
}

/** Knows what of a conversation is on the screen: marks it as read, and names the day that one has scrolled to. */
export function OnView({ sessionId, scroller, entries, isDayHidden }: OnViewProps) {
  const [visible, setVisible] = useState<Visible>({ day: null, seq: 0 })
  useReading(sessionId, visible.seq)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is added or goes moves what is on the screen
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const now = visibleIn(element)
        setVisible((before) => (before.day === now.day && before.seq === now.seq ? before : now))
      })
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [scroller, entries])

  return visible.day === null || isDayHidden ? null : <DayOnView day={visible.day} />
}

function DayOnView({ day }: { day: number }) {
  const intl = useIntl()
  const text = useText()
  const now = useNow(30_000)
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
      <span
        data-testid="day-on-view"
        className="rounded-full bg-raised px-3 py-1 text-12 font-medium text-muted shadow-float"
      >
        {dayName(intl, text, day, now)}
      </span>
    </div>
  )
}

function visibleIn(scroller: HTMLElement): Visible {
  const { top, bottom } = scroller.getBoundingClientRect()
  const entries = entriesOf(scroller)
  const first = firstBelow(entries, top)
  let seq = 0
  for (const entry of entries.slice(first)) {
    const box = entry.getBoundingClientRect()
    if (box.top + Math.min(SEEN, box.height) > bottom) break
    seq = Math.max(seq, Number(entry.dataset.seq ?? 0))
  }
  return { day: isAtEnd(scroller) ? null : dayAt(entries[first], top), seq }
}

function dayAt(entry: HTMLElement | undefined, top: number): number | null {
  if (!entry?.dataset.at) return null
  const dayLine = entry.querySelector('[data-day-line]')?.getBoundingClientRect()
  return dayLine && dayLine.bottom > top ? null : startOfDay(Date.parse(entry.dataset.at))
}
