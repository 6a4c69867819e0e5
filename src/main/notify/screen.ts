import type { Id } from '#shared/ids.ts'

/** Which conversation somebody is looking at, from what the page has opened and whether the window has the focus. */
export interface Screen {
  opened(sessionId: Id): void
  closed(sessionId: Id): void
  /** The page has gone, and all that it had opened with it. */
  cleared(): void
  /** Null when nobody is looking. */
  session(): Id | null
}

export function createScreen(hasFocus: () => boolean): Screen {
  /** In the order in which they were opened: the last one is in front. */
  const open = new Set<Id>()
  return {
    opened(sessionId) {
      open.delete(sessionId)
      open.add(sessionId)
    },
    closed: (sessionId) => void open.delete(sessionId),
    cleared: () => open.clear(),
    session: () => (hasFocus() ? ([...open].at(-1) ?? null) : null),
  }
}
