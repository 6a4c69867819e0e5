import type { Id } from '#shared/ids.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { noteLacking } from './holes.ts'
import { noteLife, readingIn } from './life-line.ts'
import { topRun } from './ranges.ts'

/** How far the agent has read. Marks only move forward; one beyond the last message is none. */
export function markRead(files: WriteFiles, { sessionId, seq }: { sessionId: Id; seq: number }): Commit {
  const touched = nothingTouched()
  const mine = ownParticipant(files, sessionId)
  if (seq <= lastSeqOf(files, sessionId) && seq > (mine?.read_seq ?? 0)) {
    const after = Math.max(mine?.read_seq ?? 0, ownMark(files, sessionId))
    files.journal.transaction(() => {
      const moved = files.journal.run(
        `insert into marks (session_id, read_seq) values (:sessionId, :seq)
         on conflict (session_id) do update set read_seq = excluded.read_seq where excluded.read_seq > read_seq`,
        { sessionId, seq },
      )
      if (moved === 0) return
      touched.sessions.add(sessionId)
      const shown = readingIn(files, { sessionId, after, to: seq })
      noteLife(
        files.journal,
        files.now(),
        shown.map((messageId) => ({ messageId, kind: 'shown' })),
      )
    })
  }
  return commitOf(files, touched)
}

/** A mark that the server should hear of. */
export interface DueMark {
  sessionId: Id
  readSeq: number | null
  deliveredSeq: number | null
}

/**
 * Read and delivered marks of the sessions that the agent takes part in. Of the others the server keeps no marks: what
 * was read there is known to this desk alone.
 */
export function dueMarks(files: ReadFiles, { limit }: { limit: number }): DueMark[] {
  const marks = new Map<Id, DueMark>()
  const read = files.journal.all<{ session_id: Id; read_seq: number }>(
    'select session_id, read_seq from marks',
  )
  for (const { session_id: sessionId, read_seq: readSeq } of read) {
    if (ownParticipant(files, sessionId)) marks.set(sessionId, { sessionId, readSeq, deliveredSeq: null })
  }
  const delivered = files.cache.all<{ session_id: Id; hi: number }>(
    `select mine.session_id, top.hi
     from participants as mine
     join message_ranges as top on top.session_id = mine.session_id
       and top.lo = (select max(lo) from message_ranges where session_id = mine.session_id)
     where mine.kind = 'user' and mine.member_id = :me and top.hi > mine.delivered_seq
     limit :limit`,
    { me: files.me, limit },
  )
  for (const { session_id: sessionId, hi: deliveredSeq } of delivered) {
    marks.set(sessionId, { sessionId, readSeq: marks.get(sessionId)?.readSeq ?? null, deliveredSeq })
  }
  return [...marks.values()].slice(0, limit)
}

/** The server has heard of it. What it makes of it comes as a change; until then the cache says the same. */
export function settleMark(files: WriteFiles, { sessionId, readSeq, deliveredSeq }: DueMark): void {
  const { cache, journal, me } = files
  cache.run(
    `update participants
     set read_seq = max(read_seq, :readSeq), delivered_seq = max(delivered_seq, :readSeq, :deliveredSeq)
     where session_id = :sessionId and kind = 'user' and member_id = :me`,
    { sessionId, me, readSeq: readSeq ?? 0, deliveredSeq: deliveredSeq ?? 0 },
  )
  noteLacking(files, [sessionId])
  journal.run('delete from marks where session_id = :sessionId and read_seq <= :readSeq', {
    sessionId,
    readSeq: readSeq ?? 0,
  })
}

/** How far the agent has read here, as far as the server has not heard of it. */
function ownMark({ journal }: ReadFiles, sessionId: Id): number {
  const mark = journal.get<{ seq: number }>(
    'select read_seq as seq from marks where session_id = :sessionId',
    {
      sessionId,
    },
  )
  return mark?.seq ?? 0
}

/** One's own message is here with its receipt, before its session says that there is one more. */
function lastSeqOf({ cache }: ReadFiles, sessionId: Id): number {
  const session = cache.get<{ last: number }>('select last_seq as last from sessions where id = :sessionId', {
    sessionId,
  })
  return session ? Math.max(session.last, topRun(cache, sessionId)?.hi ?? 0) : 0
}

function ownParticipant({ cache, me }: ReadFiles, sessionId: Id): { read_seq: number } | undefined {
  return cache.get(
    "select read_seq from participants where session_id = :sessionId and kind = 'user' and member_id = :me",
    { sessionId, me },
  )
}
