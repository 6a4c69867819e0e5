import { useEffect, useRef, useState } from 'react'
import { may } from '#shared/access.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { useMe } from '../store/account.tsx'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Part } from './Part.tsx'
import { useField } from './use-field.ts'

/** Kept this long after the last key. */
const PAUSE_MS = 1_500
const MAX_NOTES = 10_000

/** What staff keep about somebody, for each other: kept while it is written. */
export function Notes({ row }: { row: QueueRow }) {
  const text = useText()
  const field = useField(row, 'customer', 'notes')
  const isFixed = !may(useMe().user.role, 'customer.update')
  const held = String(field.value ?? '')
  const [written, setWritten] = useState(held)
  /** What was kept last: the base of what is kept next. */
  const kept = useRef(held)
  const latest = useRef(written)
  latest.current = written
  const { save } = field
  const keep = useRef(() => {})
  keep.current = () => {
    const next = latest.current.trim()
    if (next === kept.current) return
    const base = kept.current
    kept.current = next
    void save(next, base)
  }

  useEffect(() => {
    if (written === kept.current) return
    const timer = setTimeout(() => keep.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [written])
  // The pane goes with the chat: what was written last is kept too.
  useEffect(() => () => keep.current(), [])
  useEffect(() => {
    // Somebody else's words come in, unless they would go over what is being written. One's own are here already.
    if (held === kept.current || latest.current.trim() !== kept.current) return
    kept.current = held
    setWritten(held)
  }, [held])

  const label = text('customer.notes')
  return (
    <Part id="notes" title={label}>
      <div className="relative">
        {/* The box is as high as its text: a copy of it, unseen, lies beneath. */}
        <div className="grid text-13">
          <div aria-hidden className={cx(box, 'invisible')}>
            {`${written || text('customer.notesHint')}\n`}
          </div>
          <textarea
            dir="auto"
            aria-label={label}
            placeholder={text('customer.notesHint')}
            readOnly={isFixed}
            maxLength={MAX_NOTES}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
            onBlur={() => keep.current()}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
              event.currentTarget.blur()
              event.preventDefault()
            }}
            className={cx(
              box,
              'selectable resize-none overflow-hidden bg-transparent -outline-offset-1 placeholder:text-faint hover:border-line-strong',
            )}
          />
        </div>
        <div className="absolute end-1 top-1">
          <WaitingMark isWaiting={field.edit?.state === 'waiting'} />
        </div>
      </div>
      <EditQuestion field={field} label={label} show={(value) => <bdi>{String(value ?? '')}</bdi>} />
    </Part>
  )
}

const box =
  '[grid-area:1/1/2/2] min-h-16 w-full rounded-md border border-line px-2.5 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]'
