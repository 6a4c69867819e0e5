import { type KeyboardEvent, useRef, useState } from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import type { Id } from '#shared/ids.ts'
import type { View } from '#shared/queue.ts'
import { openChatMenu } from '../actions/ChatMenu.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { loadNextPage } from '../store/queue.ts'
import { openSession } from '../store/session.ts'
import { useStore } from '../store/store.ts'
import { optionId, QueueRow } from './QueueRow.tsx'
import { SettlePill } from './SettlePill.tsx'
import { useHeldOrder } from './use-held-order.ts'

/** Pixels: the list's first guess, before it has measured one. */
const ROW_HEIGHT = 88

interface ListContext {
  activeId: Id | null
  count: number
}

interface QueueListProps {
  view: View
  ids: readonly Id[]
}

/** The rows of a view, virtual. One tab stop; the active row moves with J, K and the arrows. */
export function QueueList({ view, ids: current }: QueueListProps) {
  const text = useText()
  const { ids, changes, pointerEntered, pointerLeft, keyUsed, settle } = useHeldOrder(current)
  const openId = useStore((state) => state.openId)
  // The keys' place in the list. Opening a chat, from wherever, takes it there.
  const [cursor, setCursor] = useState<{ id: Id; openId: Id | null } | null>(null)
  const activeId = cursor?.openId === openId ? cursor.id : openId
  const list = useRef<VirtuosoHandle>(null)
  const box = useRef<HTMLElement>(null)

  function moveTo(index: number) {
    const id = ids[Math.min(ids.length - 1, Math.max(0, index))]
    if (id === undefined) return
    keyUsed()
    setCursor({ id, openId })
    list.current?.scrollIntoView({ index: ids.indexOf(id), behavior: 'auto' })
    box.current?.focus()
  }

  const activeIndex = activeId === null ? -1 : ids.indexOf(activeId)
  useCommand('queue.next', () => moveTo(activeIndex + 1))
  useCommand('queue.previous', () => moveTo(activeIndex - 1))
  useCommand('queue.focus', () => box.current?.focus())

  function onKeyDown(event: KeyboardEvent) {
    const target = { ArrowDown: activeIndex + 1, ArrowUp: activeIndex - 1, Home: 0, End: ids.length - 1 }[
      event.key
    ]
    if (target !== undefined) moveTo(target)
    else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null) void openSession(activeId)
    else return
    event.preventDefault()
  }

  return (
    <div className="relative h-full" onPointerEnter={pointerEntered} onPointerLeave={pointerLeft}>
      <Virtuoso<Id, ListContext>
        ref={list}
        scrollerRef={(element) => {
          box.current = element instanceof HTMLElement ? element : null
        }}
        role="listbox"
        tabIndex={0}
        aria-label={text('queue.list', { view: text(`view.${view}`), count: ids.length })}
        aria-activedescendant={activeIndex >= 0 ? optionId(activeId ?? '') : undefined}
        className="group focus-visible:outline-none"
        onKeyDown={onKeyDown}
        onContextMenu={openChatMenu}
        onFocus={() => activeIndex < 0 && ids[0] !== undefined && setCursor({ id: ids[0], openId })}
        data={ids}
        context={{ activeId, count: ids.length }}
        computeItemKey={(_, id) => id}
        defaultItemHeight={ROW_HEIGHT}
        increaseViewportBy={300}
        endReached={() => void loadNextPage(view)}
        itemContent={(index, id, { activeId: active, count }) => (
          <QueueRow sessionId={id} position={index + 1} count={count} isActive={id === active} />
        )}
      />
      <SettlePill changes={changes} onSettle={settle} />
    </div>
  )
}
