import type { ReactNode } from 'react'
import type { Message } from '#shared/entities.ts'
import { Avatar } from '../design/Avatar.tsx'
import { cx } from '../design/cx.ts'
import { useStore } from '../store/store.ts'
import { Body } from './Body.tsx'
import { Bubble } from './Bubble.tsx'
import type { DeliveryState } from './delivery.ts'
import { isPicture } from './files/file-type.ts'
import { Meta } from './Meta.tsx'
import { DeletingLine } from './message-menu/DeletingLine.tsx'
import { EditField } from './message-menu/EditField.tsx'
import { MessageFrame } from './message-menu/MessageFrame.tsx'
import { Review } from './message-menu/Review.tsx'
import { Note } from './Note.tsx'
import { type Sender, useSender } from './sender.ts'

interface MessageEntryProps {
  message: Message
  isGroupStart: boolean
  isGroupEnd: boolean
  isLast: boolean
  delivery: DeliveryState | undefined
}

/** A message that the server has. */
export function MessageEntry({ message, isGroupStart, isGroupEnd, isLast, delivery }: MessageEntryProps) {
  const sender = useSender(message)
  const isEditing = useStore((state) => state.edits[message.id] !== undefined)
  const isLeaving = useStore((state) => state.deletions[message.id] !== undefined)
  const isBusy = isEditing || isLeaving
  const side = message.senderKind === 'customer' ? 'customer' : 'staff'
  const isNote = message.type === 'note'
  const meta = !isEditing && <Meta message={message} delivery={isNote ? undefined : delivery} />
  const content = isEditing ? (
    <EditField message={message} />
  ) : (
    <Body message={message} isLeaving={isLeaving} />
  )
  const below = (
    <>
      <Review message={message} />
      {isLeaving && <DeletingLine messageId={message.id} />}
    </>
  )
  return (
    <MessageFrame message={message} label={sender.name} delivery={delivery} isLast={isLast && !isEditing}>
      {(bar) =>
        isNote ? (
          <div className="relative">
            <Note author={sender.name} meta={meta}>
              {content}
            </Note>
            {below}
            {bar && !isBusy && <div className="absolute end-2 -top-4 z-10">{bar}</div>}
          </div>
        ) : (
          <Beside side={side} sender={sender} isGroupStart={isGroupStart}>
            <div className={cx('relative flex max-w-full', isEditing && 'w-full')}>
              <Bubble
                side={side}
                isGroupStart={isGroupStart}
                isGroupEnd={isGroupEnd}
                isEmergency={message.type === 'emergency'}
                isWithheld={message.status === 'pending_approval' || message.status === 'rejected'}
                isGone={message.status === 'deleted'}
                isPicture={message.attachment !== null && isPicture(message.attachment)}
                isWide={isEditing}
                meta={meta}
              >
                {content}
              </Bubble>
              {bar && !isBusy && <AtInnerCorner side={side}>{bar}</AtInnerCorner>}
            </div>
            {below}
          </Beside>
        )
      }
    </MessageFrame>
  )
}

interface BesideProps {
  side: 'customer' | 'staff'
  sender: Sender
  isGroupStart: boolean
  children: ReactNode
}

/** What somebody says, beside their face. A group has one face and, where it is not mine, one name. */
export function Beside({ side, sender, isGroupStart, children }: BesideProps) {
  return (
    <div className={cx('flex gap-2', side === 'staff' ? 'flex-row-reverse ps-14' : 'pe-14')}>
      <div className="w-6 shrink-0 pt-1.5">
        {isGroupStart && <Avatar id={sender.id} name={sender.fullName} size={24} />}
      </div>
      <div className={cx('flex min-w-0 flex-1 flex-col', side === 'staff' ? 'items-end' : 'items-start')}>
        {isGroupStart && side === 'staff' && !sender.isMe && (
          <p dir="auto" className="px-1 pb-1 text-12 font-medium text-muted">
            {sender.name}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}

/** Half beside the bubble, half over its edge: it fits beside wide ones and covers no words of narrow ones. */
function AtInnerCorner({ side, children }: { side: 'customer' | 'staff'; children: ReactNode }) {
  return (
    <div
      className={cx(
        'absolute -top-4 z-10',
        side === 'customer'
          ? 'start-full -translate-x-1/2 rtl:translate-x-1/2'
          : '-translate-x-1/2 start-0 rtl:translate-x-1/2',
      )}
    >
      {children}
    </div>
  )
}
