import { memo } from 'react'
import { cx } from '../design/cx.ts'
import { RatingLine } from '../rating/RatingLine.tsx'
import type { DeliveryState } from './delivery.ts'
import { EventLine } from './EventLine.tsx'
import type { Entry } from './entries.ts'
import { DayLine, UnreadLine } from './Lines.tsx'
import { MessageEntry } from './MessageEntry.tsx'
import { PendingEntry } from './PendingEntry.tsx'

interface ConversationEntryProps {
  entry: Entry
  customerName: string
  /** Of staff's messages only. */
  delivery: DeliveryState | undefined
}

/** A line of the conversation and the lines above it. */
export const ConversationEntry = memo(function ConversationEntry({
  entry,
  customerName,
  delivery,
}: ConversationEntryProps) {
  return (
    <div
      data-entry={entry.id}
      data-seq={'message' in entry ? entry.message.seq : undefined}
      data-at={entry.createdAt}
      className={cx(
        'mx-auto max-w-3xl px-6 transition-colors duration-150 data-marked:bg-selected',
        entry.isGroupStart ? 'pt-3' : 'pt-0.5',
      )}
    >
      {entry.day !== null && <DayLine day={entry.day} />}
      {entry.unread > 0 && <UnreadLine count={entry.unread} />}
      <EntryContent {...{ entry, customerName, delivery }} />
    </div>
  )
}, isSame)

function EntryContent({ entry, customerName, delivery }: ConversationEntryProps) {
  switch (entry.kind) {
    case 'event':
      return <EventLine message={entry.message} />
    case 'note':
    case 'bubble':
      return <MessageEntry {...entry} delivery={delivery} />
    case 'rating':
      return <RatingLine rating={entry.rating} customerName={customerName} />
    case 'pending-note':
    case 'pending-bubble':
      return <PendingEntry {...entry} />
  }
}

/** Entries are made anew with each change of the conversation; few of them differ from what they were. */
function isSame(before: ConversationEntryProps, now: ConversationEntryProps): boolean {
  const facts = Object.keys(now.entry) as (keyof Entry)[]
  const isSameChat = before.delivery === now.delivery && before.customerName === now.customerName
  return isSameChat && facts.every((fact) => before.entry[fact] === now.entry[fact])
}
