import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import type { Id } from '#shared/ids.ts'
import type { QueueSort } from '#shared/queue-order.ts'
import { openChatMenu } from '../actions/ChatMenu.tsx'
import { useText } from '../i18n/I18n.tsx'
import { runCommand, useCommand } from '../shell/commands.ts'
import { openSession } from '../store/chats.ts'
import { loadNextPage } from '../store/queue.ts'
import { useShownCounts } from '../store/queue-counts.ts'
import { maySelect, select, selectBetween, toggleSelected } from '../store/selection.ts'
import { currentList, useStore } from '../store/store.ts'
import { useListName } from './lists.ts'
import { optionId, type Press, QueueRow } from './QueueRow.tsx'
import { SettlePill } from './SettlePill.tsx'
import { useHeldOrder } from './use-held-order.ts'

/** Pixels: the list's first guess, before it has measured one. */
const ROW_HEIGHT = 88

interface ListContext {
  activeId: Id | null
  count: number
  sort: QueueSort
  selected: ReadonlySet<Id>
  mayChoose: boolean
  onPress(sessionId: Id, press: Press): void
}

/** The rows of the list on view, virtual. One tab stop; the active row moves with J, K and the arrows. */
export function QueueList({ ids: current }: { ids: readonly Id[] }) {
  const text = useText()
  const nameOf = useListName()
  const list = useStore((state) => currentList(state.preferences))
  const { shown } = useShownCounts()
  const { ids, changes, pointerEntered, pointerLeft, keyUsed, settle } = useHeldOrder(current)
  const openId = useStore((state) => state.openId)
  const selected = useSelected(ids)
  const mayChoose = useStore(maySelect)
  // The keys' place in the list. Opening a chat, from wherever, takes it there.
  const [cursor, setCursor] = useState<{ id: Id; openId: Id | null } | null>(null)
  const activeId = cursor?.openId === openId ? cursor.id : openId
  const scroller = useRef<VirtuosoHandle>(null)
  const box = useRef<HTMLElement>(null)

  function moveTo(index: number): Id | undefined {
    const id = ids[Math.min(ids.length - 1, Math.max(0, index))]
    if (id === undefined) return
    keyUsed()
    setCursor({ id, openId })
    scroller.current?.scrollIntoView({ index: ids.indexOf(id), behavior: 'auto' })
    box.current?.focus()
    return id
  }

  // After signing in, or with the keys' own step to another view, what had the focus is gone.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus()
  }, [])

  const activeIndex = activeId === null ? -1 : ids.indexOf(activeId)
  useCommand('queue.next', () => moveTo(activeIndex + 1))
  useCommand('queue.previous', () => moveTo(activeIndex - 1))
  useCommand('queue.focus', () => box.current?.focus())

  const onPress = useStable((id: Id, press: Press) => {
    setCursor({ id, openId })
    if (press === 'toggle') toggleSelected(id)
    else if (press === 'extend') selectBetween(ids, activeId, id)
    else {
      select([])
      void openSession(id)
    }
  })

  function extend(by: -1 | 1) {
    const from = activeId
    const to = moveTo(activeIndex + by)
    if (to !== undefined) selectBetween(ids, from, to)
  }

  /** What is chosen with the keys; whether it was such a key. */
  function choose({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (!mayChoose) return false
    const letter = key.toLowerCase()
    const hasModifier = ctrlKey || metaKey
    if (hasModifier && letter === 'a') select(ids)
    else if (hasModifier) return false
    else if (shiftKey && (letter === 'j' || key === 'ArrowDown')) extend(1)
    else if (shiftKey && (letter === 'k' || key === 'ArrowUp')) extend(-1)
    else if (letter === 'x' && activeId !== null) toggleSelected(activeId)
    else if (key === 'Escape' && selected.size > 0) select([])
    else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent) {
    const isAcross = event.ctrlKey || event.metaKey
    const target = { ArrowDown: activeIndex + 1, ArrowUp: activeIndex - 1, Home: 0, End: ids.length - 1 }[
      event.key
    ]
    if (choose(event)) keyUsed()
    else if (isAcross && event.key === 'ArrowDown') runCommand('queue.nextView')
    else if (isAcross && event.key === 'ArrowUp') runCommand('queue.previousView')
    else if (target !== undefined) moveTo(target)
    else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null) void openSession(activeId)
    else return
    event.preventDefault()
  }

  const count = shown ?? ids.length
  return (
    <div className="relative h-full" onPointerEnter={pointerEntered} onPointerLeave={pointerLeft}>
      <Virtuoso<Id, ListContext>
        ref={scroller}
        scrollerRef={(element) => {
          box.current = element instanceof HTMLElement ? element : null
        }}
        role="listbox"
        tabIndex={0}
        aria-multiselectable={mayChoose}
        aria-label={text('queue.list', { view: nameOf(list), count })}
        aria-activedescendant={activeIndex >= 0 ? optionId(activeId ?? '') : undefined}
        className="group focus-visible:outline-none"
        onKeyDown={onKeyDown}
        onContextMenu={openChatMenu}
        onFocus={() => activeIndex < 0 && ids[0] !== undefined && setCursor({ id: ids[0], openId })}
        data={ids}
        context={{
          activeId,
          count: Math.max(count, ids.length),
          sort: list.sort,
          selected,
          mayChoose,
          onPress,
        }}
        computeItemKey={(_, id) => id}
        defaultItemHeight={ROW_HEIGHT}
        increaseViewportBy={300}
        endReached={() => void loadNextPage(list.id)}
        itemContent={(index, id, context) => (
          <QueueRow
            sessionId={id}
            position={index + 1}
            count={context.count}
            sort={context.sort}
            isActive={id === context.activeId}
            isSelected={context.selected.has(id)}
            isSelecting={context.selected.size > 0}
            maySelect={context.mayChoose}
            onPress={context.onPress}
          />
        )}
      />
      <SettlePill changes={changes} onSettle={settle} />
    </div>
  )
}

/** Of what is chosen, what is in the list: the rest went out of sight. */
function useSelected(ids: readonly Id[]): ReadonlySet<Id> {
  const selected = useStore((state) => state.selected)
  return useMemo(() => {
    const chosen = new Set(selected)
    return new Set(ids.filter((id) => chosen.has(id)))
  }, [ids, selected])
}

/** The same function for as long as the component is there, that does what the newest one does. */
function useStable<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
