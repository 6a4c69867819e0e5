import type { ChatWindow } from '#shared/ipc.ts'
import { NO_CHATS } from './arrangement.ts'
import { ask } from './bridge.ts'
import { popIn } from './chat-windows.ts'
import { showHere } from './jump.ts'
import { readSession } from './opened.ts'
import { setState, useStore } from './store.ts'

/** In the window of one chat: that chat alone is open, for as long as the window is. Nothing of it is remembered here. */
export function startOwnChat({ sessionId, accountId }: ChatWindow): Promise<void> {
  setState({
    ownChat: sessionId,
    openId: sessionId,
    chats: { ...NO_CHATS, tabs: [{ sessionId, accountId, isPassing: false }], panes: [sessionId] },
  })
  window.parley.on('navigate', (place) => void showHere(place))
  window.parley.on('closing', () => void popIn(sessionId, false))
  useStore.subscribe((state, before) => {
    if (state.openGeneration !== before.openGeneration && !state.lock.isLocked) void read()
  })
  return read()

  async function read(): Promise<void> {
    await Promise.all([readSession(sessionId), ask('session.viewing', { sessionId, viewing: true })])
  }
}
