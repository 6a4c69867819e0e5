import type { BrowserWindow } from 'electron'
import type { Frame, FrameEvents } from './chat-windows.ts'
import { bringToFront, createPageWindow, type PageWindowOptions } from './page-window.ts'
import type { WindowState } from './window-state.ts'

/** While a window is being moved, its place is not written at every step. */
const SETTLED_MS = 500
/** The conversation, and where an answer is written. */
const SIZE = { min: { width: 420, height: 480 }, usual: { width: 520, height: 760 } } as const

export interface ChatFrameOptions extends Pick<PageWindowOptions, 'webPreferences' | 'icon' | 'say' | 'log'> {
  state: WindowState | null
  isRestored: boolean
  events: FrameEvents
  /** The application ends, and what is being written has been put away: windows may go without a word. */
  hasTakenLeave(): boolean
  /** Tells the page that it is about to go. */
  tellClosing(window: BrowserWindow): void
}

/** The window of one chat. `onOpened` comes before its page asks for anything. */
export function openChatFrame(
  { state, isRestored, events, hasTakenLeave, tellClosing, ...page }: ChatFrameOptions,
  onOpened: (window: BrowserWindow) => void,
): Frame {
  const window = createPageWindow({ ...page, state, size: SIZE, takesFocus: !isRestored })
  let timer: NodeJS.Timeout | undefined

  function told(): void {
    clearTimeout(timer)
    events.moved({ bounds: window.getNormalBounds(), maximised: window.isMaximized() })
  }

  function moved(): void {
    clearTimeout(timer)
    timer = setTimeout(told, SETTLED_MS)
  }

  window.on('move', moved)
  window.on('resize', moved)
  window.on('close', (event) => {
    told()
    if (hasTakenLeave()) return
    event.preventDefault()
    events.closing()
  })
  window.on('closed', () => clearTimeout(timer))
  onOpened(window)

  return {
    bringToFront: () => bringToFront(window),
    close() {
      tellClosing(window)
      window.hide()
    },
    destroy: () => window.destroy(),
  }
}
