import { MessageSquare } from 'lucide-react'
import { Link } from 'react-aria-components'
import type { MessagePlace } from '#shared/markdown/message-link.ts'
import { useText } from '../i18n/I18n.tsx'
import { jumpToMessage } from '../store/jump.ts'
import { useRow } from '../store/store.ts'

/** The way to a message of this or another chat, inside the console. */
export function MessageLink({ sessionId, messageId }: MessagePlace) {
  const text = useText()
  const name = useRow(sessionId)?.customer.name
  return (
    <Link
      className="cursor-pointer text-accent-text underline underline-offset-2"
      onPress={() => void jumpToMessage(sessionId, messageId)}
      render={(props) => <span {...props} />}
    >
      <MessageSquare aria-hidden size={14} strokeWidth={2} className="me-1 inline align-text-bottom" />
      {name === undefined ? text('message.linked') : text('message.linkedOf', { name })}
    </Link>
  )
}
