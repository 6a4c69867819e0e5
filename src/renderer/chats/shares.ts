/** Pixels that a conversation needs at least. */
export const MIN_PANE = 340

/** How many conversations fit side by side. */
export function roomFor(width: number): number {
  return Math.max(1, Math.floor(width / MIN_PANE))
}

/** What part of the width each of so many panes has: as it was left, or all the same. */
export function sharesOf(count: number, left: readonly number[]): readonly number[] {
  if (left.length !== count) return Array.from({ length: count }, () => 1 / count)
  const sum = left.reduce((total, share) => total + share, 0)
  return left.map((share) => share / sum)
}

/** The same with the divider after pane `at` moved, so that this pane is `pixels` of `width` wide. */
export function withDivider(
  shares: readonly number[],
  at: number,
  pixels: number,
  width: number,
): readonly number[] {
  const both = (shares[at] ?? 0) + (shares[at + 1] ?? 0)
  const least = MIN_PANE / width
  const share = Math.min(both - least, Math.max(least, pixels / width))
  return shares.map((each, index) => (index === at ? share : index === at + 1 ? both - share : each))
}
