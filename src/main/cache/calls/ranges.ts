import type { Id } from '#shared/ids.ts'
import type { Reader, Writer } from '../files/connection.ts'

/** A run of `seq` without a hole, both ends included. */
export interface Run {
  lo: number
  hi: number
}

/** Notes that `lo..hi` is here, and joins it with the runs that it touches. */
export function addRun(cache: Writer, sessionId: Id, { lo, hi }: Run): void {
  const touching = 'session_id = :sessionId and lo <= :hi + 1 and hi >= :lo - 1'
  const joined = cache.get<{ lo: number | null; hi: number | null }>(
    `select min(lo) as lo, max(hi) as hi from message_ranges where ${touching}`,
    { sessionId, lo, hi },
  )
  cache.run(`delete from message_ranges where ${touching}`, { sessionId, lo, hi })
  cache.run('insert into message_ranges (session_id, lo, hi) values (:sessionId, :lo, :hi)', {
    sessionId,
    lo: Math.min(lo, joined?.lo ?? lo),
    hi: Math.max(hi, joined?.hi ?? hi),
  })
}

/** Notes that `lo..hi`, which lies within one run, is not here any more. */
export function cutRun(cache: Writer, sessionId: Id, { lo, hi }: Run): void {
  const run = runAt(cache, sessionId, lo)
  if (!run) return
  cache.run('delete from message_ranges where session_id = :sessionId and lo = :lo', {
    sessionId,
    lo: run.lo,
  })
  if (run.lo < lo) addRun(cache, sessionId, { lo: run.lo, hi: lo - 1 })
  if (run.hi > hi) addRun(cache, sessionId, { lo: hi + 1, hi: run.hi })
}

/** The fewest runs that hold all of `seqs`. */
export function runsOf(seqs: readonly number[]): Run[] {
  const runs: Run[] = []
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && seq <= last.hi + 1) last.hi = seq
    else runs.push({ lo: seq, hi: seq })
  }
  return runs
}

export function topRun(cache: Reader, sessionId: Id): Run | undefined {
  return cache.get<Run>(
    'select lo, hi from message_ranges where session_id = :sessionId order by lo desc limit 1',
    { sessionId },
  )
}

/** The run that holds `seq`. */
export function runAt(cache: Reader, sessionId: Id, seq: number): Run | undefined {
  const run = cache.get<Run>(
    'select lo, hi from message_ranges where session_id = :sessionId and lo <= :seq order by lo desc limit 1',
    { sessionId, seq },
  )
  return run && run.hi >= seq ? run : undefined
}

/** Finds the runs anew from the messages that are there. */
export function rebuildRuns(cache: Writer): void {
  cache.run('delete from message_ranges')
  cache.run(`
    insert into message_ranges (session_id, lo, hi)
    select id, min(seq), max(seq)
    from (select session_key, seq, seq - row_number() over (partition by session_key order by seq) as run from messages)
      join ids on key = session_key
    group by session_key, run`)
}
