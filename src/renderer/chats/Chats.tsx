import { Fragment, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../i18n/I18n.tsx'
import { PaneDivider } from '../shell/PaneDivider.tsx'
import { panesOnView } from '../store/arrangement.ts'
import { focusPane } from '../store/chats.ts'
import { setPreferences, useStore } from '../store/store.ts'
import { ChatPane } from './ChatPane.tsx'
import { focusIn } from './focus-pane.ts'
import { MIN_PANE, roomFor, sharesOf, withDivider } from './shares.ts'
import { TabStrip } from './TabStrip.tsx'
import { useChatCommands } from './use-chat-commands.ts'

interface ChatsProps {
  customerShown: boolean
  onToggleCustomer(): void
}

/** The open chats: their tabs, and up to three conversations side by side. */
export function Chats(props: ChatsProps) {
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const room = roomFor(width)
  const chats = useStore((state) => state.chats)
  const left = useStore((state) => state.preferences.paneShares)
  const onView = panesOnView(chats, room)
  const shares = sharesOf(onView.length, left)
  useChatCommands(room, (pane) => {
    if (onView.includes(pane)) focusIn(pane)
    // Folded away for want of room: it comes in place of the one that is there.
    else if (pane >= 0 && pane < chats.panes.length) focusPane(pane)
  })

  return (
    <div ref={box} className="flex h-full min-w-0 flex-col">
      <TabStrip room={room} />
      <div className="flex min-h-0 flex-1">
        {onView.map((pane, place) => (
          <Fragment key={pane}>
            <div style={{ width: `${(shares[place] ?? 1) * 100}%` }} className="min-w-0">
              <ChatPane
                index={pane}
                sessionId={chats.panes[pane] ?? null}
                isFocused={pane === chats.focus}
                isOneOfSeveral={chats.panes.length > 1}
                {...props}
              />
            </div>
            {place < onView.length - 1 && (
              <PaneDivider
                label={text('chats.resize')}
                pane="before"
                value={Math.round((shares[place] ?? 0) * width)}
                min={MIN_PANE}
                max={Math.round(((shares[place] ?? 0) + (shares[place + 1] ?? 0)) * width) - MIN_PANE}
                onChange={(pixels) =>
                  setPreferences({ paneShares: [...withDivider(shares, place, pixels, width)] })
                }
              />
            )}
          </Fragment>
        ))}
      </div>
    </div>
  )
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])
  return width
}
