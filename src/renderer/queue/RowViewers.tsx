import type { Id } from '#shared/ids.ts'
import { Avatar } from '../design/Avatar.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useColleaguesIn } from '../store/viewing.ts'

/** Faces that fit below the customer's. */
const SHOWN = 2

/** Colleagues who are in this chat now, below its face: nothing is covered, or moves, when they come and go. */
export function RowViewers({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const colleagues = useColleaguesIn(sessionId)
  const [first, second] = colleagues.map(({ name }) => name ?? text('message.unknownSender'))
  if (first === undefined) return null
  const faces = colleagues.slice(0, colleagues.length > SHOWN ? 1 : SHOWN)
  const more = colleagues.length - faces.length
  const words = text('viewing.label', { count: colleagues.length, first, second: second ?? '' })
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      data-testid="row-viewers"
      className="absolute inset-x-0 top-11 flex h-5 items-center justify-center"
    >
      {faces.map(({ id, name }) => (
        <span key={id} className="-ms-1 flex rounded-full first:ms-0">
          <Avatar id={id} name={name ?? ''} size={18} />
        </span>
      ))}
      {more > 0 && <bdi className="figures ms-0.5 text-12 text-muted">+{more}</bdi>}
    </span>
  )
}
