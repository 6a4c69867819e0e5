import { ChevronDown, Columns2, PanelRightClose } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Id } from '#shared/ids.ts'
import { openChatMenu } from '../actions/ChatMenu.tsx'
import { Avatar } from '../design/Avatar.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuItem } from '../design/Menu.tsx'
import { useIsRtl, useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { MAX_PANES } from '../store/arrangement.ts'
import { closeTab, foldPane, showTab, splitPane, tabsOnView } from '../store/chats.ts'
import { useRow, useStore } from '../store/store.ts'
import { ChatTab } from './ChatTab.tsx'
import { tabId } from './ids.ts'
import { useTabDrag } from './use-tab-drag.ts'

interface TabStripProps {
  /** How many conversations there is room for side by side. */
  room: number
}

/** The open chats. One tab stop: the arrows go from one to the next and show it. */
export function TabStrip({ room }: TabStripProps) {
  const text = useText()
  const tabs = useStore(useShallow(tabsOnView))
  const openId = useStore((state) => state.openId)
  const panes = useStore((state) => state.chats.panes.length)
  const focus = useStore((state) => state.chats.focus)
  const ids = tabs.map(({ sessionId }) => sessionId)
  const list = useRef<HTMLDivElement>(null)
  const drag = useTabDrag(ids)
  const overflows = useOverflow(list, ids.length)
  const onKeyDown = useTabKeys(ids)

  useEffect(() => {
    if (openId)
      document.getElementById(tabId(openId))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [openId])

  if (tabs.length === 0) return null
  const stop = openId !== null && ids.includes(openId) ? openId : ids[0]
  return (
    <div className="flex h-10 shrink-0 items-center border-b border-line bg-surface">
      <div
        ref={list}
        role="tablist"
        aria-label={text('chats.tabs')}
        className="flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none] [&::-webkit-scrollbar]:hidden"
        onContextMenu={openChatMenu}
        onWheel={(event) => event.currentTarget.scrollBy({ left: event.deltaY })}
      >
        {tabs.map((tab) => (
          <ChatTab
            key={tab.sessionId}
            tab={tab}
            isStop={tab.sessionId === stop}
            drag={drag}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      <div className="flex shrink-0 items-center gap-0.5 ps-1 pe-3">
        {overflows && (
          <Menu
            label={text('chats.all')}
            placement="bottom end"
            trigger={<IconButton icon={ChevronDown} label={text('chats.all')} />}
          >
            {ids.map((id) => (
              <TabChoice key={id} sessionId={id} />
            ))}
          </Menu>
        )}
        {panes > 1 && (
          <IconButton
            icon={PanelRightClose}
            label={text('chats.fold')}
            shortcut={keyOf('chats.fold')}
            className="rtl:-scale-x-100"
            onPress={() => foldPane(focus)}
          />
        )}
        {panes < Math.min(MAX_PANES, room) && openId !== null && (
          <IconButton
            icon={Columns2}
            label={text('chats.split')}
            shortcut={keyOf('chats.split')}
            onPress={splitPane}
          />
        )}
      </div>
    </div>
  )
}

function TabChoice({ sessionId }: { sessionId: Id }) {
  const text = useText()
  const row = useRow(sessionId)
  if (!row) return null
  const { customer, session, unread } = row
  return (
    <MenuItem
      label={customer.name}
      hint={unread > 0 ? text('row.unread', { count: unread }) : session.subject}
      mark={<Avatar id={customer.id} name={customer.name} size={24} />}
      onAction={() => void showTab(sessionId)}
    />
  )
}

function useTabKeys(ids: readonly Id[]) {
  const isRtl = useIsRtl()
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = ids.findIndex((id) => tabId(id) === event.currentTarget.id)
    if (event.key === 'Delete') closeAndStay(at)
    else if (event.key === 'Enter' || event.key === ' ') go(at)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(ids.length - 1)
    else if (event.key === 'ArrowRight') go(at + (isRtl ? -1 : 1))
    else if (event.key === 'ArrowLeft') go(at + (isRtl ? 1 : -1))
    else return
    event.preventDefault()
  }

  function go(to: number) {
    const id = ids.at(to % ids.length)
    if (id === undefined) return
    void showTab(id)
    document.getElementById(tabId(id))?.focus()
  }

  function closeAndStay(at: number) {
    const [closed, next] = [ids[at], ids[at + 1] ?? ids[at - 1]]
    if (next) document.getElementById(tabId(next))?.focus()
    if (closed) closeTab(closed)
  }
}

function useOverflow(list: RefObject<HTMLElement | null>, count: number): boolean {
  const [overflows, setOverflows] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one tab more or fewer changes what there is room for
  useEffect(() => {
    const element = list.current
    if (!element) return
    const look = () => setOverflows(element.scrollWidth > element.clientWidth + 1)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list, count])
  return overflows
}
