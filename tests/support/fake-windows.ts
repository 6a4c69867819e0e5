import type { ChatWindow, StoreChange } from '#shared/ipc.ts'

interface FakeWindowsOptions {
  tell(changes: StoreChange[]): void
  accountOf(sessionId: string): string
  navigate(sessionId: string): void
}

/** Windows of chats as the console hears of them; in a page of its own there is none to be seen. */
export function createFakeWindows({ tell, accountOf, navigate }: FakeWindowsOptions) {
  let chats: ChatWindow[] = []

  function put(next: ChatWindow[]): Record<string, never> {
    chats = next
    tell([{ kind: 'windows', chats }])
    return {}
  }

  const others = (sessionId: string) => chats.filter((chat) => chat.sessionId !== sessionId)
  return {
    'window.popOut': ({ sessionId }: { sessionId: string }) =>
      put([...others(sessionId), { sessionId, accountId: accountOf(sessionId) }]),
    'window.popIn': ({ sessionId, isWanted }: { sessionId: string; isWanted: boolean }) => {
      if (isWanted) navigate(sessionId)
      return put(others(sessionId))
    },
    'window.showChat': () => ({}),
    'window.showConsole': () => ({}),
    'window.step': () => ({}),
    'window.left': () => ({}),
  }
}
