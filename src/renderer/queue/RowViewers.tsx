import type { Id } from '#shared/ids.ts'
import { Avatar } from '../design/Avatar.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useColleaguesIn } from '../store/viewing.ts'

/** Faces that fit on the corner of the customer's. */
const SHOWN = 2

/** Colleagues who are in this chat now, on the corner of its face: nothing moves when they come and go. */
export function RowViewers({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const colleagues = useColleaguesIn(sessionId)
  const [first, second] = colleagues.map(({ name }) => name ?? text('message.unknownSender'))
  if (first === undefined) return null
  const words = text('viewing.label', { count: colleagues.length, first, second: second ?? '' })
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      data-testid="row-viewers"
      className="absolute -end-1.5 -bottom-1.5 flex"
    >
      {colleagues.slice(0, SHOWN).map(({ id, name }) => (
        <span key={id} className="-ms-1.5 flex rounded-full border-2 border-surface first:ms-0">
          <Avatar id={id} name={name ?? ''} size={18} />
        </span>
      ))}
    </span>
  )
}
