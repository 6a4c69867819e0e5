/** Milliseconds. A page that does not answer goes all the same: what was typed until a moment ago is on disk anyway. */
const PATIENCE = 1_000

/** Before the application ends, its pages put on the disk what is being written in them. */
export interface LeaveTaking {
  /** `tell` tells the page of a window that it is about to go. */
  opened(windowId: number, tell: () => void): void
  /** Its page has nothing left to put away, or is gone. */
  left(windowId: number): void
  /** Tells all pages, and resolves when all have left. */
  takeLeave(): Promise<void>
  /** Whether they have been waited for. */
  isOver(): boolean
}

export function createLeaveTaking(): LeaveTaking {
  const pages = new Map<number, () => void>()
  let allLeft: () => void = () => undefined
  let isOver = false

  return {
    opened: (windowId, tell) => void pages.set(windowId, tell),
    left(windowId) {
      pages.delete(windowId)
      if (pages.size === 0) allLeft()
    },
    async takeLeave() {
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        allLeft = resolve
        timer = setTimeout(resolve, PATIENCE)
        if (pages.size === 0) resolve()
        for (const tell of pages.values()) tell()
      })
      clearTimeout(timer)
      isOver = true
    },
    isOver: () => isOver,
  }
}
