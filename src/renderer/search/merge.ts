import type { SearchPage } from '#shared/ipc.ts'
import { byRecency } from '#shared/search.ts'

export type Found = SearchPage['found'][number]

/** Both lists newest first, each hit once: what comes in knows more. */
export function mergeFound(held: readonly Found[], incoming: readonly Found[]): readonly Found[] {
  const byKey = new Map([...held, ...incoming].map((found) => [keyOf(found), found]))
  return [...byKey.values()].sort((a, b) => byRecency(a.hit, b.hit))
}

export function keyOf({ accountId, hit }: Pick<Found, 'accountId' | 'hit'>): string {
  return `${accountId}:${hit.kind}:${hit.id}`
}
