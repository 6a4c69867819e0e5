import { useMemo, useRef } from 'react'
import type { Message } from '#shared/entities.ts'
import type { PendingMessage, QueueRow } from '#shared/ipc.ts'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import type { Opened } from '../store/store.ts'
import { ConversationEntry } from './ConversationEntry.tsx'
import { deliveryState } from './delivery.ts'
import { conversationEntries, type Entry } from './entries.ts'
import { JumpToNewest } from './JumpToNewest.tsx'
import { OlderMessages } from './OlderMessages.tsx'
import { SpokenNews } from './SpokenNews.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useAtBottom } from './use-at-bottom.ts'
import { useReading } from './use-reading.ts'

/** The newest lines are always laid out; further up, the browser skips what is out of sight. */
const ALWAYS_LAID_OUT = 50

const NO_MESSAGES: readonly Message[] = []
const NO_PENDING: readonly PendingMessage[] = []

/**
 * The messages of a chat. The scroller is a reversed column, so the browser counts scrolling from the newest line:
 * the first paint is there already, it stays there when lines are added or the composer grows, and older messages or
 * heights that become known further up move nothing below them. (A list that measures its rows in script painted
 * its first message 240 ms after a click; this one does in the next frame.)
 */
export function MessageList({ row, opened }: { row: QueueRow; opened: Opened }) {
  const text = useText()
  const sessionId = row.session.id
  const me = useMe().user.id
  const messages = useHeld((held) => held.messages[sessionId] ?? NO_MESSAGES)
  const pending = useHeld((held) => held.pending[sessionId] ?? NO_PENDING)
  const { readSeq, more } = opened
  const entries = useMemo(
    () => conversationEntries(messages, pending, me, readSeq, more),
    [messages, pending, me, readSeq, more],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const { isAtBottom, toBottom } = useAtBottom(scroller, lastOfMine(pending))
  useReading(row, messages[messages.length - 1]?.seq ?? 0, isAtBottom)
  const watermarks = row.participants.find(({ kind }) => kind === 'customer')

  return (
    <>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-label={text('conversation.messages', { name: row.customer.name })}
        className="flex h-full flex-col-reverse overflow-y-auto outline-offset-[-2px]"
      >
        <div className="shrink-0">
          <OlderMessages sessionId={sessionId} opened={opened} scroller={scroller} />
          {entries.map((entry, index) => (
            <ConversationEntry
              key={entry.id}
              entry={entry}
              delivery={deliveryOf(entry, watermarks)}
              isFar={index < entries.length - ALWAYS_LAID_OUT}
            />
          ))}
          <TypingLine sessionId={sessionId} />
        </div>
      </section>
      {!isAtBottom && <JumpToNewest unread={row.unread} onPress={toBottom} />}
      <SpokenNews messages={messages} name={row.customer.name} />
    </>
  )
}

function lastOfMine(pending: readonly PendingMessage[]): string | undefined {
  return pending[pending.length - 1]?.id
}

function deliveryOf(entry: Entry, watermarks: Parameters<typeof deliveryState>[1]) {
  if ('pending' in entry) return entry.pending.state
  return entry.message.senderKind === 'user' ? deliveryState(entry.message, watermarks) : undefined
}
