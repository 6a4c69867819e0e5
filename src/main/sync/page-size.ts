import { MAX_PAGE } from '#shared/protocol.ts'

/** Small enough for 50 kbit/s: what a line carries is known after the first page. */
const FIRST = 50
const SMALLEST = 10
/** Milliseconds that a page should take: while it comes, nothing else does. */
const WANTED_MS = 2_000

export interface PageSize {
  /** Changes to ask for. */
  next(): number
  /** A page has come, that many milliseconds after it was asked for. */
  took(milliseconds: number): void
  /** A page has not come. */
  failed(): void
}

/** Finds pages that a line carries in a moment: large ones would never arrive on a slow line, and be begun anew. */
export function createPageSize(): PageSize {
  let size = FIRST

  function become(wanted: number): void {
    size = Math.round(Math.min(MAX_PAGE, Math.max(SMALLEST, wanted)))
  }

  return {
    next: () => size,
    took: (milliseconds) => become(size * Math.min(3, WANTED_MS / Math.max(1, milliseconds))),
    failed: () => become(size / 4),
  }
}
