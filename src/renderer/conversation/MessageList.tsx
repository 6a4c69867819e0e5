import { useEffect, useMemo, useRef } from 'react'
import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE, type PendingMessage, type QueueRow } from '#shared/ipc.ts'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useIsOnline, useMe } from '../store/account.tsx'
import { loadNewest, MAX_HELD, trimMessages } from '../store/opened.ts'
import type { Opened } from '../store/screen.ts'
import { ConversationEntry } from './ConversationEntry.tsx'
import { deliveryState } from './delivery.ts'
import { conversationEntries, type Entry } from './entries.ts'
import { FindBar } from './FindBar.tsx'
import { JumpToNewest } from './JumpToNewest.tsx'
import { KeepsPlace } from './KeepsPlace.tsx'
import { NewerMessages } from './NewerMessages.tsx'
import { OlderMessages } from './OlderMessages.tsx'
import { OnView } from './OnView.tsx'
import { SpokenNews } from './SpokenNews.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useAtBottom } from './use-at-bottom.ts'
import { useFindBar } from './use-find-bar.ts'
import { useJump } from './use-jump.ts'
import { useKeptPlace } from './use-kept-place.ts'

const NO_MESSAGES: readonly Message[] = []
const NO_PENDING: readonly PendingMessage[] = []

/**
 * The messages of a chat. The scroller is a reversed column, so the browser counts scrolling from the newest line:
 * the first paint is there already, it stays there when lines are added or the composer grows, and older messages or
 * heights that become known further up move nothing below them. (A list that measures its rows in script painted
 * its first message 240 ms after a click; this one does in the next frame.) However long the chat is, only the part
 * around what is read has lines here: pages come and go at both ends.
 */
export function MessageList({ row, opened }: { row: QueueRow; opened: Opened }) {
  const text = useText()
  const { id: sessionId, lastSeq } = row.session
  const me = useMe().user.id
  const messages = useHeld((held) => held.messages[sessionId] ?? NO_MESSAGES)
  const unsent = useHeld((held) => held.pending[sessionId] ?? NO_PENDING)
  const { readSeq, more, hasNewer } = opened
  // What waits to be sent stands below the newest message, and not in the middle of the conversation.
  const pending = hasNewer ? NO_PENDING : unsent
  const last = messages.at(-1)
  const { rating } = row.session
  // Given after what is here, it stands below what is not here yet.
  const shownRating = rating && (!hasNewer || (last && last.createdAt > rating.at)) ? rating : null
  const entries = useMemo(
    () => conversationEntries(messages, pending, me, readSeq, more, shownRating),
    [messages, pending, me, readSeq, more, shownRating],
  )
  const scroller = useRef<HTMLDivElement>(null)
  useKeptPlace(scroller, sessionId)
  useJump(scroller, sessionId, opened.jump)
  const { isAtBottom, toBottom } = useAtBottom(scroller, sessionId, lastOfMine(unsent))
  const heldSeq = last?.seq ?? 0
  useNewestHeld(sessionId, { isAtBottom, count: messages.length, behind: hasNewer ? 0 : lastSeq - heldSeq })
  const find = useFindBar(scroller, sessionId, toBottom)
  const watermarks = row.participants.find(({ kind }) => kind === 'customer')

  return (
    <>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-label={text('conversation.messages', { name: row.customer.name })}
        data-testid="messages"
        className="flex h-full flex-col-reverse overflow-y-auto outline-offset-[-2px]"
      >
        <div className="shrink-0">
          <OlderMessages sessionId={sessionId} opened={opened} scroller={scroller} />
          <KeepsPlace scroller={scroller} hasNewer={hasNewer}>
            {entries.map((entry) => (
              <ConversationEntry
                key={entry.id}
                entry={entry}
                customerName={row.customer.name}
                delivery={deliveryOf(entry, watermarks)}
              />
            ))}
          </KeepsPlace>
          {(hasNewer || heldSeq < lastSeq) && (
            <NewerMessages sessionId={sessionId} opened={opened} scroller={scroller} />
          )}
          <TypingLine sessionId={sessionId} />
        </div>
      </section>
      {find.isOpen && <FindBar row={row} scroller={scroller} lines={entries} onClose={find.close} />}
      <OnView sessionId={sessionId} scroller={scroller} entries={entries} isDayHidden={find.isOpen} />
      {(!isAtBottom || hasNewer) && <JumpToNewest unread={row.unread} onPress={() => void toBottom()} />}
      {!hasNewer && <SpokenNews messages={messages} name={row.customer.name} />}
    </>
  )
}

/** At the end of a conversation the newest are held: what was missed for long is not gone through page by page. */
function useNewestHeld(
  sessionId: Id,
  { isAtBottom, count, behind }: { isAtBottom: boolean; count: number; behind: number },
): void {
  const isOnline = useIsOnline()
  useEffect(() => {
    if (isAtBottom && isOnline && behind > IPC_PAGE) void loadNewest(sessionId)
  }, [isAtBottom, isOnline, behind, sessionId])
  useEffect(() => {
    if (isAtBottom && count > MAX_HELD) trimMessages(sessionId, 'newest')
  }, [isAtBottom, count, sessionId])
}

function lastOfMine(pending: readonly PendingMessage[]): string | undefined {
  return pending[pending.length - 1]?.id
}

function deliveryOf(entry: Entry, watermarks: Parameters<typeof deliveryState>[1]) {
  if ('pending' in entry) return entry.pending.state
  if ('rating' in entry) return undefined
  return entry.message.senderKind === 'user' ? deliveryState(entry.message, watermarks) : undefined
}
