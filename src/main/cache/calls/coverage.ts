import type { Id } from '#shared/ids.ts'
import type { Coverage } from '#shared/ipc.ts'
import { OF_SESSION } from '../ids.ts'
import { MESSAGES } from '../message-table.ts'
import type { ReadFiles } from './files.ts'
import { topRun } from './ranges.ts'
import { readSyncState } from './state.ts'

/** Sessions looked at, open and closed ones each: of what was last touched before these nothing is said. */
const MAX_LOOKED_AT = 2_000

interface Incomplete {
  id: Id
  last_seq: number
  last_message_at: string
}

/**
 * From when to when every message that the agent may see is in the cache. Older transcripts are only fetched when
 * somebody wants them, so that there is a newest one that is missing: what came after it is complete.
 */
export function readCoverage(files: ReadFiles): Coverage {
  const from = [1, 0].map((isOpen) => newestGap(files, isOpen)).reduce(laterOf, '')
  return { from: from || null, to: readSyncState(files.cache).completeTo }
}

/** A moment that no missing message is younger than; '' when none is missing. */
function newestGap(files: ReadFiles, isOpen: number): string {
  const incomplete = files.cache.all<Incomplete>(
    `select id, last_seq, last_message_at
     from (select * from sessions where is_open = :isOpen order by last_message_at desc, id desc limit :limit) as hits
     where last_seq > 0 and not exists (
       select 1 from message_ranges where session_id = hits.id and lo = 1 and hi >= last_seq)
     order by last_message_at desc`,
    { isOpen, limit: MAX_LOOKED_AT },
  )
  let gap = lastLookedAt(files, isOpen)
  for (const session of incomplete) {
    // Nothing of this session, or of those behind it, is younger.
    if (session.last_message_at <= gap) break
    gap = laterOf(gap, gapOf(files, session))
  }
  return gap
}

/** When there are more sessions than are looked at: the last word of the first one that is not. */
function lastLookedAt({ cache }: ReadFiles, isOpen: number): string {
  const beyond = cache.get<{ at: string }>(
    `select last_message_at as at from sessions where is_open = :isOpen
     order by last_message_at desc, id desc limit 1 offset :limit`,
    { isOpen, limit: MAX_LOOKED_AT },
  )
  return beyond?.at ?? ''
}

function gapOf({ cache }: ReadFiles, { id, last_seq: lastSeq, last_message_at: lastAt }: Incomplete): string {
  const top = topRun(cache, id)
  if (top === undefined || top.hi < lastSeq) return lastAt
  const [oldest] = MESSAGES.select(cache, `${OF_SESSION} and seq = :lo`, { sessionId: id, lo: top.lo })
  return oldest?.createdAt ?? lastAt
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
