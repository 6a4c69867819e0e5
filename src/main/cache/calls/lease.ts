import type { Attachment } from '#shared/entities.ts'
import type { FileKind } from '#shared/files.ts'
import type { Id } from '#shared/ids.ts'
import type { SentFile } from './attachments.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { noteLife } from './life-line.ts'
import type { OutboxRow } from './pending.ts'

/** A message that is to be sent now. */
export interface Leased {
  id: Id
  sessionId: Id
  type: 'text' | 'note' | FileKind
  body: string
  /** What the server has made of the file that it carries. */
  attachment: Attachment | null
  replyTo: Id | null
  baseSeq: number
  force: boolean
  attempts: number
  /** Confirmed after an outage: the next such message waits a little. */
  isPaced: boolean
}

export interface LeaseWanted {
  now: number
  limit: number
  /** Milliseconds: nobody is in flight for longer, so what still has a lease then was left behind. */
  leaseFor: number
  /** Milliseconds: a message that is due later than that is due now, for the clock has been put back. */
  horizon: number
  /** No paced message leaves before. */
  pacedFrom: number
}

/**
 * The first message of each session that may still go out: refused ones do not hold up those behind them; one
 * whose file is still going up does. Read by jumping from session to session in the index, so that it costs as much as
 * there are sessions with something to send, however much each of them has.
 */
const HEADS = `
  with recursive lanes (session_id) as (
    select min(session_id) from outbox where state <> 'failed'
    union all
    select (select min(session_id) from outbox where state <> 'failed' and session_id > lanes.session_id)
    from lanes where session_id is not null
  ), heads as (
    select outbox.position, id, is_paced, round, iif(is_paced, max(next_at, :pacedFrom), next_at) as due_at
    from lanes join outbox on position = (
      select min(position) from outbox where state <> 'failed' and session_id = lanes.session_id)
    where state = 'queued' and not exists (
      select 1 from outbox as flight
      where flight.session_id = lanes.session_id and lease is not null and lease between :now - :leaseFor and :now)
      and not exists (select 1 from attachments where message_id = outbox.id and uploaded is null)
  )`

interface Head {
  id: Id
  is_paced: 0 | 1
}

/** Takes the messages that are due: at most one of each session, of the sessions whose turn it is. */
export function leaseDue(
  files: WriteFiles,
  { now, limit, leaseFor, horizon, pacedFrom }: LeaseWanted,
): { leased: Leased[]; nextAt: number | null; commit: Commit } {
  const { journal } = files
  const leased: Leased[] = []
  const touched = nothingTouched()
  journal.transaction(() => {
    const heads = journal.all<Head>(
      `${HEADS} select id, is_paced from heads where due_at <= :now or due_at > :now + :horizon
       order by round, position`,
      { now, leaseFor, horizon, pacedFrom },
    )
    const paced = heads.find((head) => head.is_paced === 1)
    const going = heads.filter((head) => head.is_paced === 0 || head === paced).slice(0, limit)
    for (const { id } of going) {
      journal.run('update outbox set lease = :now where id = :id', { now, id })
      const row = journal.get<OutboxRow>('select * from outbox where id = :id', { id })
      if (!row) continue
      noteLife(journal, files.now(), [{ messageId: id, kind: 'sent' }])
      touched.pending.add(row.session_id)
      leased.push(leasedOf(files, row))
    }
  })
  return { leased, nextAt: nextDue(files, { now, leaseFor, pacedFrom }), commit: commitOf(files, touched) }
}

function leasedOf({ journal }: ReadFiles, row: OutboxRow): Leased {
  const carried = journal.get<{ uploaded: string }>(
    'select uploaded from attachments where message_id = :id and uploaded is not null',
    { id: row.id },
  )
  const file = carried ? (JSON.parse(carried.uploaded) as SentFile) : null
  return {
    id: row.id,
    sessionId: row.session_id,
    type: row.kind === 'note' ? 'note' : (file?.kind ?? 'text'),
    body: row.body,
    attachment: file?.attachment ?? null,
    replyTo: row.reply_to,
    baseSeq: row.base_seq,
    force: row.is_forced === 1,
    attempts: row.attempts,
    isPaced: row.is_paced === 1,
  }
}

/** When to look again: something becomes due, or a lease ends. */
function nextDue(
  { journal }: ReadFiles,
  at: Pick<LeaseWanted, 'now' | 'leaseFor' | 'pacedFrom'>,
): number | null {
  const next = journal.get<{ at: number | null }>(
    `${HEADS} select min(at) as at from (
       select min(due_at) as at from heads
       union all select min(lease) + :leaseFor from outbox where lease is not null)`,
    at,
  )
  return next?.at ?? null
}
