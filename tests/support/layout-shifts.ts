import type { Page } from 'playwright'

/** One time that something on the screen moved. */
export interface LayoutShift {
  /** The part of the window that moved, times how far: as the browser counts it. */
  value: number
  /** Somebody's key or press came right before it: within half a second, as the browser has it. */
  isAnswer: boolean
  /** Milliseconds since the page began. */
  at: number
  /** What moved, in words for whoever has to find it. */
  sources: string[]
}

/** As the browser reports it; the DOM's own types do not have it. */
interface LayoutShiftEntry extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

declare global {
  interface Window {
    layoutShifts?: LayoutShift[]
  }
}

/** Notes what moves in the page from now on, and what has moved since it began. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shifts: LayoutShift[] = []
    window.layoutShifts = shifts
    const place = ({ x, y, width, height }: DOMRectReadOnly) =>
      [x, y, width, height].map(Math.round).join(' ')
    const observer = new PerformanceObserver((list) => {
      for (const { value, startTime, hadRecentInput, sources } of list.getEntries() as LayoutShiftEntry[]) {
        // Its node may be gone when somebody asks.
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const what = node instanceof Element ? node.outerHTML.slice(0, 160) : node?.textContent
          return `${what}: ${place(previousRect)} to ${place(currentRect)}`
        })
        shifts.push({ value, isAnswer: hadRecentInput, at: startTime, sources: moved })
      }
    })
    observer.observe({ type: 'layout-shift', buffered: true })
  })
}

export function layoutShifts(page: Page): Promise<LayoutShift[]> {
  return page.evaluate(() => window.layoutShifts ?? [])
}
