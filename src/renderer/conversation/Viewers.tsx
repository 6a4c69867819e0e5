import type { Id } from '#shared/ids.ts'
import { Avatar } from '../design/Avatar.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useColleaguesIn } from '../store/viewing.ts'

/** Faces that fit; of more there is a number. */
const SHOWN = 3

/** Colleagues who look at this chat now: two who answer the same question should know of each other. */
export function Viewers({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const colleagues = useColleaguesIn(sessionId)
  const [first, second] = colleagues.map(({ name }) => name ?? text('message.unknownSender'))
  if (first === undefined) return null
  const words = text('viewing.label', { count: colleagues.length, first, second: second ?? '' })
  return (
    <span role="img" aria-label={words} title={words} className="flex shrink-0 items-center">
      {colleagues.slice(0, SHOWN).map(({ id, name }) => (
        <span key={id} className="-ms-1.5 rounded-full border-2 border-surface first:ms-0">
          <Avatar id={id} name={name ?? ''} size={24} />
        </span>
      ))}
      {colleagues.length > SHOWN && (
        <span className="figures ps-1 font-medium">+{colleagues.length - SHOWN}</span>
      )}
    </span>
  )
}
