import type { MouseEvent } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { ContextMenu } from '../design/ContextMenu.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { setState, useRow, useStore } from '../store/store.ts'
import { ActionItems } from './ActionItems.tsx'
import { useChatActions } from './use-chat-actions.ts'

/**
 * For the list of chats, and their tabs: opens the menu of the one that was pointed at, or, asked for by a key, of the
 * one that the list's own cursor is on.
 */
export function openChatMenu(event: MouseEvent<HTMLElement>): void {
  const pointed = (event.target as HTMLElement).closest<HTMLElement>('[data-session-id]')
  const active = event.currentTarget.getAttribute('aria-activedescendant')
  const row = pointed ?? document.getElementById(active ?? '')
  const sessionId = row?.dataset.sessionId
  if (!row || sessionId === undefined) return
  event.preventDefault()
  const box = row.getBoundingClientRect()
  const at = pointed ? { x: event.clientX, y: event.clientY } : { x: box.left + 48, y: box.top + 48 }
  setState({ chatMenu: { sessionId, ...at } })
}

/** The menu that {@link openChatMenu} has asked for. */
export function ChatMenu() {
  const menu = useStore((state) => state.chatMenu)
  const row = useRow(menu?.sessionId ?? '')
  if (!menu || !row) return null
  return (
    <InAccount id={row.accountId}>
      <OpenMenu row={row} at={menu} />
    </InAccount>
  )
}

function OpenMenu({ row, at }: { row: QueueRow; at: { x: number; y: number } }) {
  const text = useText()
  const { actions, unavailable } = useChatActions(row)
  if (actions.length === 0) return null
  return (
    <ContextMenu
      label={text('chatMenu.label', { name: row.customer.name })}
      at={at}
      onClose={() => setState({ chatMenu: null })}
    >
      {ActionItems({ actions, row, unavailable, text })}
    </ContextMenu>
  )
}
