import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE, type QueueRow } from '#shared/ipc.ts'
import type { SearchHit, SearchPlace } from '#shared/search.ts'
import { ask } from './bridge.ts'

/** More hits than these are not stepped through by anybody. */
const MAX_HITS = 500

export type MessageHit = Extract<SearchHit, { kind: 'message' }>

export interface Found {
  /** Newest first. */
  hits: readonly MessageHit[]
  /** There are further ones. */
  more: boolean
  /** Only what was written from then on has all been looked through; null for everything. */
  since: string | null
  /** False: there was too much to look through. */
  isWhole: boolean
}

/** `search.desk`: what this computer has; `search.complete`: with what only the server has. */
export async function findInChat(
  channel: 'search.desk' | 'search.complete',
  { accountId, session }: Pick<QueueRow, 'accountId' | 'session'>,
  searchId: Id,
  text: string,
): Promise<Found | ErrorBody | null> {
  const hits: MessageHit[] = []
  let after: SearchPlace | null = null
  for (;;) {
    const answer = await ask(channel, {
      ...{ searchId, section: 'messages', text, after, limit: IPC_PAGE, accountId },
      filters: { sessionId: session.id },
    })
    if (!answer.ok) return answer.error
    const { page } = answer.value
    // Another search has taken its place.
    if (!page) return null
    hits.push(...page.found.flatMap(({ hit }) => (hit.kind === 'message' ? [hit] : [])))
    const last = hits.at(-1)
    if (page.more && last && hits.length < MAX_HITS) {
      after = { at: last.at, id: last.id }
      continue
    }
    const hasAll = page.accounts.every(({ server }) => server === 'answered')
    const { from } = page.coverage
    const since = !hasAll && from !== null && from > session.createdAt ? from : null
    return { hits, more: page.more, since, isWhole: page.isWhole }
  }
}
