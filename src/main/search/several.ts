import type { Coverage, SearchPage } from '#shared/ipc.ts'
import { byRecency } from '#shared/search.ts'

/**
 * One page of several accounts' pages, all after the same place. Each of them is the beginning of what its account has
 * there, so the beginning of all together is in them. Null when none is left: an account may have been signed out of
 * while the others searched.
 */
export function mergeAccounts(answers: readonly (SearchPage | null)[], limit: number): SearchPage | null {
  const pages = answers.filter((page) => page !== null)
  if (pages.length === 0) return null
  const found = pages.flatMap((page) => page.found).sort((a, b) => byRecency(a.hit, b.hit))
  return {
    found: found.slice(0, limit),
    more: found.length > limit || pages.some(({ more }) => more),
    coverage: leastOf(pages.map(({ coverage }) => coverage)),
    isWhole: pages.every(({ isWhole }) => isWhole),
    accounts: pages.flatMap(({ accounts }) => accounts),
  }
}

/** What is covered in every account. */
function leastOf(coverages: readonly Coverage[]): Coverage {
  const from = coverages.flatMap((each) => each.from ?? []).sort()
  const to = coverages.flatMap((each) => each.to ?? []).sort()
  return { from: from.at(-1) ?? null, to: to.length < coverages.length ? null : (to[0] ?? null) }
}
