import type { Id } from '#shared/ids.ts'
import { OF_SESSION } from '../ids.ts'
import { STATUSES } from '../message-table.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { URGENT_FLOOR } from './holes.ts'
import { cutRun } from './ranges.ts'
import { readUsage, type Usage } from './usage.ts'

/** Where an eviction goes on: sessions in the order in which they lose messages. */
export interface EvictionPlace {
  isOpen: number
  usedAt: string
  id: Id
}

/** For SQL: what is below may be evicted. A reply that waits to be let through is counted as long as it does. */
const FLOOR = `min(${URGENT_FLOOR}, coalesce((select min(seq) from messages
  where session_key = (select key from ids where id = sessions.id) and status = ${STATUSES.pending_approval}),
  last_seq + 1))`

const FIRST: EvictionPlace = { isOpen: 0, usedAt: '', id: '' }

export interface EvictionWanted {
  after: EvictionPlace | null
  /** Sessions that are on the screen. */
  shown: readonly Id[]
  /** Sessions looked at, and messages evicted, in one go. */
  sessions: number
  messages: number
}

export interface Eviction extends Usage {
  evicted: number
  /** Where the next step goes on. */
  after: EvictionPlace | null
  /** There is nothing left to evict. */
  isThrough: boolean
}

interface Candidate extends EvictionPlace {
  floor: number
}

/**
 * Evicts messages that can be fetched again: closed sessions first, and those first that nobody has used for longest.
 * What should always be here stays, and so does whatever is on the screen or has something written for it.
 */
export function evict(files: WriteFiles, wanted: EvictionWanted): Eviction {
  const { cache } = files
  const candidates = candidatesAfter(files, wanted)
  const kept = new Set([...wanted.shown, ...writtenFor(files)])
  let evicted = 0
  let { after } = wanted
  let isThrough = false
  cache.transaction(() => {
    for (const candidate of candidates) {
      if (!kept.has(candidate.id)) evicted += evictFrom(files, candidate, wanted.messages - evicted)
      // There may be more of this one.
      if (evicted >= wanted.messages) return
      after = { isOpen: candidate.isOpen, usedAt: candidate.usedAt, id: candidate.id }
    }
    isThrough = candidates.length < wanted.sessions
  })
  return { ...readUsage(cache), evicted, after, isThrough }
}

function candidatesAfter({ cache, me }: ReadFiles, { after, sessions }: EvictionWanted): Candidate[] {
  return cache.all<Candidate>(
    `select is_open as isOpen, used_at as usedAt, id, ${FLOOR} as floor
     from sessions
     where (is_open, used_at, id) > (:isOpen, :usedAt, :id)
     order by is_open, used_at, id limit :sessions`,
    { me, sessions, ...(after ?? FIRST) },
  )
}

/** Sessions with a draft or a message on its way, which may quote what is above it. */
function writtenFor({ journal }: ReadFiles): Id[] {
  return journal
    .all<{ session_id: Id }>(
      'select session_id from drafts union select session_id from outbox union select session_id from attachments',
    )
    .map(({ session_id }) => session_id)
}

/** Up to `limit` messages below the floor, the oldest first. */
function evictFrom({ cache }: WriteFiles, { id: sessionId, floor }: Candidate, limit: number): number {
  let evicted = 0
  while (evicted < limit) {
    const oldest = cache.get<{ lo: number; hi: number }>(
      'select lo, hi from message_ranges where session_id = :sessionId and lo < :floor order by lo limit 1',
      { sessionId, floor },
    )
    if (!oldest) break
    const { lo } = oldest
    const hi = Math.min(oldest.hi, floor - 1, lo + limit - evicted - 1)
    cache.erase(`delete from messages where ${OF_SESSION} and seq between :lo and :hi`, { sessionId, lo, hi })
    cutRun(cache, sessionId, { lo, hi })
    cache.run('update sessions set evicted_to = max(evicted_to, :hi) where id = :sessionId', {
      sessionId,
      hi,
    })
    evicted += hi - lo + 1
  }
  return evicted
}

/** Takes up to `pages` free pages from the end of the file. */
export function giveBack({ cache }: WriteFiles, { pages }: { pages: number }): Usage {
  cache.giveBack(pages)
  return readUsage(cache)
}

/** The agent looked into a session: it is evicted later. */
export function noteOpened({ cache }: WriteFiles, { sessionId, at }: { sessionId: Id; at: string }): void {
  cache.run('update sessions set opened_at = :at where id = :sessionId', { sessionId, at })
}
