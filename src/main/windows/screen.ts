import type { Id } from '#shared/ids.ts'

/** Which chats each window has open, and which of those are on view in it. Windows go by the id of their contents. */
export interface Screen {
  opened(windowId: number, sessionId: Id): void
  /** Answers whether no window has it open any more. */
  closed(windowId: number, sessionId: Id): boolean
  shown(windowId: number, sessionId: Id): void
  /** Answers whether no window shows it any more. */
  hidden(windowId: number, sessionId: Id): boolean
  /** The page of a window has gone, and all that it showed with it. Answers what no other window has. */
  left(windowId: number): { closed: Id[]; hidden: Id[] }
  /** Nothing is on view any more, in no window. Answers what was. */
  cleared(): Id[]
  /** What somebody is looking at: in the window with the focus. Side by side there may be several. */
  sessions(): readonly Id[]
}

/** `focused`: the window with the focus, if it is one of ours. */
export function createScreen(focused: () => number | null): Screen {
  const open = createHoldings()
  const onView = createHoldings()
  return {
    opened: open.hold,
    closed: open.release,
    shown: onView.hold,
    hidden: onView.release,
    left: (windowId) => ({ closed: open.releaseAll(windowId), hidden: onView.releaseAll(windowId) }),
    cleared: () => onView.clear(),
    sessions: () => onView.of(focused()),
  }
}

/** Chats, and the windows that hold them. */
function createHoldings() {
  const holders = new Map<Id, Set<number>>()

  function release(windowId: number, sessionId: Id): boolean {
    const left = holders.get(sessionId)
    left?.delete(windowId)
    if (left !== undefined && left.size > 0) return false
    holders.delete(sessionId)
    return true
  }

  function of(windowId: number | null): Id[] {
    return [...holders].flatMap(([id, windows]) => (windowId !== null && windows.has(windowId) ? [id] : []))
  }

  return {
    hold(windowId: number, sessionId: Id): void {
      holders.set(sessionId, (holders.get(sessionId) ?? new Set()).add(windowId))
    },
    release,
    releaseAll: (windowId: number) => of(windowId).filter((sessionId) => release(windowId, sessionId)),
    clear(): Id[] {
      const all = [...holders.keys()]
      holders.clear()
      return all
    },
    of,
  }
}
