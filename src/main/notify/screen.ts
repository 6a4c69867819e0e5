import type { Id } from '#shared/ids.ts'

/** Which conversations somebody is looking at, from what the page shows and whether the window has the focus. */
export interface Screen {
  shown(sessionId: Id): void
  hidden(sessionId: Id): void
  /** The page has gone, and all that it showed with it. */
  cleared(): void
  /** Side by side there may be several; none when nobody is looking. */
  sessions(): readonly Id[]
}

export function createScreen(hasFocus: () => boolean): Screen {
  const onView = new Set<Id>()
  return {
    shown: (sessionId) => void onView.add(sessionId),
    hidden: (sessionId) => void onView.delete(sessionId),
    cleared: () => onView.clear(),
    sessions: () => (hasFocus() ? [...onView] : []),
  }
}
