import type { Message } from '#shared/entities.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { Body } from './Body.tsx'
import { Bubble } from './Bubble.tsx'
import type { DeliveryState } from './delivery.ts'
import { Meta } from './Meta.tsx'
import { Note } from './Note.tsx'

interface MessageEntryProps {
  message: Message
  isGroupStart: boolean
  isGroupEnd: boolean
  delivery: DeliveryState | undefined
}

/** A message that the server has. */
export function MessageEntry({ message, isGroupStart, isGroupEnd, delivery }: MessageEntryProps) {
  const sender = useSender(message)
  const side = message.senderKind === 'customer' ? 'customer' : 'staff'
  const meta = (
    <Meta
      createdAt={message.createdAt}
      isEdited={message.editedAt !== null}
      delivery={message.type === 'note' ? undefined : delivery}
    />
  )
  return (
    <article
      aria-label={sender.name}
      data-testid="message"
      data-message-id={message.id}
      data-state={delivery}
      className={cx(
        'flex flex-col',
        message.type !== 'note' && (side === 'staff' ? 'items-end ps-16' : 'items-start pe-16'),
      )}
    >
      {message.type === 'note' ? (
        <Note author={sender.name} meta={meta}>
          <Body message={message} />
        </Note>
      ) : (
        <>
          {isGroupStart && side === 'staff' && !sender.isMe && (
            <p dir="auto" className="px-1 pb-1 text-12 font-medium text-muted">
              {sender.name}
            </p>
          )}
          <Bubble
            side={side}
            isGroupStart={isGroupStart}
            isGroupEnd={isGroupEnd}
            isEmergency={message.type === 'emergency'}
            meta={meta}
          >
            <Body message={message} />
          </Bubble>
        </>
      )}
    </article>
  )
}

function useSender({ senderKind, senderId, sessionId }: Message): { name: string; isMe: boolean } {
  const text = useText()
  const me = useMe().user.id
  const customer = useHeld((held) => held.rows[sessionId]?.customer.name)
  const colleague = useHeld(({ users }) => (senderId ? users[senderId]?.name : undefined))
  if (senderKind === 'customer') return { name: customer ?? '', isMe: false }
  if (senderId === me) return { name: text('message.you'), isMe: true }
  return { name: colleague ?? text('message.unknownSender'), isMe: false }
}
