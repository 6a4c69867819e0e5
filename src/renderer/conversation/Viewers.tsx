import { useShallow } from 'zustand/react/shallow'
import type { Id } from '#shared/ids.ts'
import { Avatar } from '../design/Avatar.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'

/** Faces that fit; of more there is a number. */
const SHOWN = 3

/** Colleagues who look at this chat now: two who answer the same question should know of each other. */
export function Viewers({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const ids = useHeld(
    useShallow((held) =>
      (held.viewing[sessionId] ?? [])
        .filter(({ who, memberId }) => who === 'user' && memberId !== me)
        .map(({ memberId }) => memberId),
    ),
  )
  const names = ids.map((id) => users[id]?.name ?? text('message.unknownSender'))
  const [first, second = ''] = names
  if (first === undefined) return null
  const words = text('viewing.label', { count: ids.length, first, second })
  return (
    <span role="img" aria-label={words} title={words} className="flex shrink-0 items-center">
      {ids.slice(0, SHOWN).map((id, index) => (
        <span key={id} className="-ms-1.5 rounded-full border-2 border-surface first:ms-0">
          <Avatar id={id} name={names[index] ?? ''} size={24} />
        </span>
      ))}
      {ids.length > SHOWN && <span className="figures ps-1 font-medium">+{ids.length - SHOWN}</span>}
    </span>
  )
}
