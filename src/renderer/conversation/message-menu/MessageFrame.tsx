import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import type { Message } from '#shared/entities.ts'
import { cx } from '../../design/cx.ts'
import { useText } from '../../i18n/I18n.tsx'
import { keyOf } from '../../shell/keymap.ts'
import { isKey } from '../../shell/keys.ts'
import { useHeld, useIsOnline, useMe } from '../../store/account.tsx'
import type { DeliveryState } from '../delivery.ts'
import { keyOfAction, MessageBar, MessageContextMenu } from './MessageMenu.tsx'
import { actionsOf, type MessageAction, needsServer } from './message-actions.ts'
import { neighbourFor } from './neighbours.ts'
import { perform } from './perform.ts'

interface MessageFrameProps {
  message: Message
  label: string
  delivery: DeliveryState | undefined
  /** The one message that the Tab key leads to; from there the arrows go on. */
  isLast: boolean
  className?: string
  children(bar: ReactNode): ReactNode
}

/** A message that can be pointed at, gone to by keys, and has things done with it. */
export function MessageFrame({ message, label, delivery, isLast, className, children }: MessageFrameProps) {
  const text = useText()
  const article = useRef<HTMLElement>(null)
  const [isPointedAt, setPointedAt] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const [isBarOpen, setBarOpen] = useState(false)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const me = useMe().user
  const row = useHeld((held) => held.rows[message.sessionId])
  const isOnline = useIsOnline()
  const isActive = isPointedAt || hasFocus || isBarOpen || menuAt !== null
  const actions = isActive && row ? actionsOf(message, row.session, me, Date.now()) : []

  function act(action: MessageAction): void {
    if (row && (isOnline || !needsServer(action))) perform(action, message, row.accountId)
  }

  function openMenu(at: { x: number; y: number }): void {
    article.current?.focus({ preventScroll: true })
    setMenuAt(at)
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault()
    // The menu key has no pointer: it points at nothing.
    openMenu(event.button === 2 ? { x: event.clientX, y: event.clientY } : beginningOf(event.currentTarget))
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget) return
    const { nativeEvent } = event
    const neighbour = neighbourFor(event.key, event.currentTarget)
    const action = actions.find((each) => isKey(keyOfAction(each), nativeEvent))
    if (neighbour) neighbour.focus()
    else if (isKey(keyOf('message.menu'), nativeEvent)) openMenu(beginningOf(event.currentTarget))
    // Words that are selected are copied as they are selected.
    else if (action && !(action === 'copy' && hasSelection())) act(action)
    else return
    event.preventDefault()
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!currentTarget.contains(relatedTarget)) setFocus(false)
  }

  return (
    <article
      ref={article}
      aria-label={label}
      {...(delivery && message.status !== 'deleted' && { 'aria-description': text(`delivery.${delivery}`) })}
      tabIndex={isLast ? 0 : -1}
      data-testid="message"
      data-message-id={message.id}
      data-state={delivery}
      className={cx('group/message relative rounded-lg', className)}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={onBlur}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
    >
      {children(
        actions.length > 0 && (
          <MessageBar message={message} actions={actions} onAction={act} onOpenChange={setBarOpen} />
        ),
      )}
      {menuAt && (
        <MessageContextMenu
          message={message}
          actions={actions}
          at={menuAt}
          onAction={act}
          onClose={() => setMenuAt(null)}
        />
      )}
    </article>
  )
}

function beginningOf(element: Element): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect()
  return { x: left + 32, y: Math.max(top, 0) + 24 }
}

function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false
}
