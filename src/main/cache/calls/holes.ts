import type { Id } from '#shared/ids.ts'
import { FIRST_PULL_MESSAGES } from '#shared/protocol.ts'
import type { Reader } from '../files/connection.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { runAt } from './ranges.ts'

/** For SQL: how far the agent has read a session; null if they take no part in it. */
const READ = `(select max(read_seq) from participants
  where session_id = sessions.id and kind = 'user' and member_id = :me)`

/**
 * For SQL: the lowest `seq` of a session that should always be here. Wanted are the messages that a first pull brings,
 * and everything that the agent has not read and that was not evicted: of closed sessions only if the agent took part.
 */
const FLOOR = `max(1, min(evicted_to, last_seq - ${FIRST_PULL_MESSAGES}) + 1, min(
  last_seq - ${FIRST_PULL_MESSAGES} + 1, coalesce(${READ}, iif(is_open, 0, last_seq)) + 1))`

/**
 * For SQL: the lowest `seq` without which "complete" would not be true: the messages that a first pull brings, and
 * everything unread in chats that the agent takes part in. The rest may come later, and what is below may be evicted.
 */
export const URGENT_FLOOR = `max(1, min(last_seq - ${FIRST_PULL_MESSAGES} + 1, coalesce(${READ}, last_seq) + 1))`

const isHereFrom = (floor: string) => `exists (
  select 1 from message_ranges where session_id = sessions.id and lo <= ${floor} and hi >= last_seq)`

const LACKING = `select sessions.id as session_id, not ${isHereFrom(URGENT_FLOOR)} as is_urgent
  from sessions where last_seq > 0 and not ${isHereFrom(FLOOR)}`

/** Notes of each of these sessions whether it lacks messages. */
export function noteLacking({ cache, me }: WriteFiles, sessionIds: Iterable<Id>): void {
  for (const id of sessionIds) {
    cache.run('delete from lacking where session_id = :id', { id })
    cache.run(`insert into lacking (session_id, is_urgent) ${LACKING} and sessions.id = :id`, { id, me })
  }
}

/** Looks at every session. */
export function rebuildLacking({ cache, me }: WriteFiles): void {
  cache.run('delete from lacking')
  cache.run(`insert into lacking (session_id, is_urgent) ${LACKING}`, { me })
}

export function lacksAny(cache: Reader): boolean {
  return cache.get('select 1 from lacking limit 1') !== undefined
}

/** Whether everything is here without which "complete" would not be true. */
export function isComplete(cache: Reader): boolean {
  return cache.get('select 1 from lacking where is_urgent = 1 limit 1') === undefined
}

/** A part of a session that should be here, and is not. */
export interface Hole {
  sessionId: Id
  fromSeq: number
  toSeq: number
}

export interface WantedHole extends Hole {
  isUrgent: boolean
}

/** The newest hole of each session that lacks messages: urgent ones first, then the latest sessions. */
export function findHoles({ cache, me }: ReadFiles, { limit }: { limit: number }): WantedHole[] {
  const incomplete = cache.all<{ id: Id; last_seq: number; floor: number; is_urgent: 0 | 1 }>(
    `select sessions.id, last_seq, ${FLOOR} as floor, is_urgent
     from lacking cross join sessions on sessions.id = lacking.session_id
     order by is_urgent desc, last_message_at desc limit :limit`,
    { me, limit },
  )
  return incomplete.map(({ id, last_seq: lastSeq, floor, is_urgent: isUrgent }) => ({
    ...newestHole(cache, id, { lo: floor, hi: lastSeq }),
    isUrgent: isUrgent === 1,
  }))
}

/** The newest part of `lo..hi` that is not here, of which something is not. */
export function newestHole(cache: Reader, sessionId: Id, { lo, hi }: { lo: number; hi: number }): Hole {
  const top = runAt(cache, sessionId, hi)
  const toSeq = top ? top.lo - 1 : hi
  const below = cache.get<{ hi: number }>(
    'select hi from message_ranges where session_id = :sessionId and lo <= :toSeq order by lo desc limit 1',
    { sessionId, toSeq },
  )
  return { sessionId, fromSeq: Math.max(lo, (below?.hi ?? 0) + 1), toSeq }
}
