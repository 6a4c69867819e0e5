import type { Id } from '#shared/ids.ts'
import type { ChatPlace } from '#shared/ipc.ts'
import type { Handlers } from '../ipc/index.ts'
import type { ChatWindows } from './chat-windows.ts'
import type { Screen } from './screen.ts'

type Shown = 'session.open' | 'session.close' | 'session.viewing'
type WindowChannel =
  | Shown
  | 'window.popOut'
  | 'window.popIn'
  | 'window.showChat'
  | 'window.showConsole'
  | 'window.step'
  | 'window.left'

export interface WindowParts {
  windows: ChatWindows
  screen: Screen
  /** The engines' own answers, which know of no windows. */
  engines: Pick<Handlers, Shown>
  find(sessionId: Id): Promise<{ accountId: Id; customerId: Id }>
  /** Somebody may be looking at another chat than before. */
  onLooked(): void
  /** Brings the console to the front, and there a chat on view. */
  showConsole(place: ChatPlace | null): void
  /** Brings a chat to the front, wherever it is. */
  showChat(place: ChatPlace): void
  /** The page of a window has nothing left to put away. */
  left(windowId: number): void
  /** Has the console look for the chat that waits next. */
  step(from: Id, step: 1 | -1): void
}

/** What is of windows: which chat is where, and what each of them shows. */
export function windowHandlers({
  windows,
  screen,
  engines,
  find,
  onLooked,
  showConsole,
  showChat,
  left,
  step,
}: WindowParts): Pick<Handlers, WindowChannel> {
  return {
    'session.open'(input, asker) {
      screen.opened(asker.id, input.sessionId)
      return engines['session.open'](input, asker)
    },
    async 'session.close'(input, asker) {
      return screen.closed(asker.id, input.sessionId) ? engines['session.close'](input, asker) : {}
    },
    async 'session.viewing'(input, asker) {
      const { sessionId, viewing } = input
      if (viewing) screen.shown(asker.id, sessionId)
      const isNews = viewing || screen.hidden(asker.id, sessionId)
      onLooked()
      return isNews ? engines['session.viewing'](input, asker) : {}
    },
    async 'window.popOut'({ sessionId }) {
      windows.popOut({ sessionId, ...(await find(sessionId)) })
      return {}
    },
    async 'window.popIn'({ sessionId, isWanted }) {
      windows.popIn(sessionId)
      if (isWanted) showConsole({ sessionId, message: null })
      return {}
    },
    async 'window.showChat'(place) {
      showChat(place)
      return {}
    },
    async 'window.showConsole'() {
      showConsole(null)
      return {}
    },
    async 'window.step'(input, asker) {
      if (asker.role === 'chat') step(asker.sessionId, input.step)
      return {}
    },
    async 'window.left'(_, asker) {
      left(asker.id)
      return {}
    },
  }
}
