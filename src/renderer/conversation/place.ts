/** Pixels from the end that still count as being there. */
const NEAR_END = 48

/** Where somebody is in a conversation: the entry at the top, and how far below the top of the scroller it begins. */
export interface Place {
  entryId: string
  top: number
}

/** Whether the newest line of a reversed scroller is in sight: it counts scrolling from there, upwards as negative. */
export function isAtEnd(scroller: HTMLElement): boolean {
  return Math.abs(scroller.scrollTop) <= NEAR_END
}

export function entriesOf(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-entry]')]
}

export function entryOf(scroller: HTMLElement, entryId: string): HTMLElement | null {
  return scroller.querySelector<HTMLElement>(`[data-entry="${CSS.escape(entryId)}"]`)
}

/** Null at the end, where one stays while new lines come. */
export function placeIn(scroller: HTMLElement): Place | null {
  return isAtEnd(scroller) ? null : readPlace(scroller)
}

/** What is at the top; null while there is nothing. */
export function readPlace(scroller: HTMLElement): Place | null {
  const { top } = scroller.getBoundingClientRect()
  const entries = entriesOf(scroller)
  const first = entries[firstBelow(entries, top)]
  const entryId = first?.dataset.entry
  return first && entryId !== undefined ? { entryId, top: first.getBoundingClientRect().top - top } : null
}

/** Scrolls so that the same entry stands at the same height again. False when it is not there. */
export function goTo(scroller: HTMLElement, place: Place): boolean {
  const entry = entryOf(scroller, place.entryId)
  if (!entry) return false
  const moved = entry.getBoundingClientRect().top - scroller.getBoundingClientRect().top - place.top
  if (moved !== 0) scroller.scrollTop += moved
  return true
}

/** The first entry that ends below this height: they stand one below the other. */
export function firstBelow(entries: readonly HTMLElement[], height: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.getBoundingClientRect().bottom ?? 0) > height) high = middle
    else low = middle + 1
  }
  return low
}
