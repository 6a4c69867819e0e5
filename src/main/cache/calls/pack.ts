import type { Id } from '#shared/ids.ts'
import type { ReadFiles } from './files.ts'
import { type Hole, newestHole } from './holes.ts'
import { readUsage, type Usage } from './usage.ts'

export interface PackWanted {
  /** Whole transcripts. */
  transcripts: number
  /** Of closed chats, those with a message since then. */
  since: string
  /** Holes to be told. */
  limit: number
}

export interface PackLook extends Usage {
  /** Transcripts that are here as a whole, of those that are wanted. */
  complete: number
  wanted: number
  /** The newest holes of the others, the most wanted first. */
  missing: Hole[]
}

/**
 * What is here to be read offline. Wanted are, in this order: the agent's own open chats, all other open ones in sight,
 * and closed ones; the latest first.
 */
export function lookAtPack({ cache, me }: ReadFiles, { transcripts, since, limit }: PackWanted): PackLook {
  const chosen = cache.all<{ id: Id; last_seq: number; isComplete: number }>(
    `select id, last_seq, last_seq = 0 or exists (
       select 1 from message_ranges where session_id = id and lo = 1 and hi >= last_seq) as isComplete
     from (
       select id, last_seq, last_message_at, iif(assignee_id = :me, 0, 1) as turn
       from sessions where is_open = 1
       union all
       select id, last_seq, last_message_at, 2 from sessions where is_open = 0 and last_message_at >= :since
       order by turn, last_message_at desc limit :transcripts) as chosen`,
    { me, since, transcripts },
  )
  const incomplete = chosen.filter(({ isComplete }) => isComplete === 0)
  return {
    ...readUsage(cache),
    complete: chosen.length - incomplete.length,
    wanted: chosen.length,
    missing: incomplete
      .slice(0, limit)
      .map(({ id, last_seq: lastSeq }) => newestHole(cache, id, { lo: 1, hi: lastSeq })),
  }
}
