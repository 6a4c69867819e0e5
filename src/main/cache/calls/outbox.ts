import type { Message } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { SESSIONS } from '../table.ts'
import { putMessage } from './changes.ts'
import { type Commit, commitOf, nothingTouched, type Touched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import type { OutboxRow } from './pending.ts'
import { addRun } from './ranges.ts'
import { readSyncState } from './state.ts'

export interface NewMessage {
  id: Id
  sessionId: Id
  kind: DraftKind
  body: string
  replyTo: Id | null
  baseSeq: number
  createdAt: string
}

/** A message that is to be sent now. */
export interface Leased {
  id: Id
  sessionId: Id
  type: 'text' | 'note'
  body: string
  replyTo: Id | null
  baseSeq: number
  force: boolean
  attempts: number
}

function commitOutbox(files: WriteFiles, write: (touched: Touched) => void): Commit {
  const touched = nothingTouched()
  files.journal.transaction(() => write(touched))
  return commitOf(files, touched)
}

/** The message into the outbox and its draft out, in one transaction: nothing is ever in both, or in none. */
export function enqueue(files: WriteFiles, message: NewMessage): Commit {
  const { id, sessionId, kind, body, replyTo, baseSeq, createdAt } = message
  return commitOutbox(files, (touched) => {
    files.journal.run(
      `insert into outbox (id, session_id, kind, body, reply_to, base_seq, created_at)
       values (:id, :sessionId, :kind, :body, :replyTo, :baseSeq, :createdAt)`,
      { id, sessionId, kind, body, replyTo, baseSeq, createdAt },
    )
    files.journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', {
      sessionId,
      kind,
    })
    touched.pending.add(sessionId)
    touched.sessions.add(sessionId)
  })
}

/** The first message of its session that may still go out. Refused ones do not hold up those behind them. */
const IS_HEAD = `state = 'queued' and (lease is null or lease not between :now - :leaseFor and :now) and not exists (
  select 1 from outbox as earlier
  where earlier.session_id = outbox.session_id and earlier.position < outbox.position and earlier.state <> 'failed')`

export interface LeaseWanted {
  now: number
  limit: number
  /** Milliseconds: nobody is in flight for longer, so what still has a lease then was left behind. */
  leaseFor: number
  /** Milliseconds: a message that is due later than that is due now, for the clock has been put back. */
  horizon: number
}

/** Takes the messages that are due: at most one of each session, in the order of writing. */
export function leaseDue(
  files: WriteFiles,
  { now, limit, leaseFor, horizon }: LeaseWanted,
): { leased: Leased[]; nextAt: number | null; commit: Commit } {
  const leased: Leased[] = []
  const commit = commitOutbox(files, (touched) => {
    const rows = files.journal.all<OutboxRow>(
      `select * from outbox where ${IS_HEAD} and (next_at <= :now or next_at > :now + :horizon)
       order by position limit :limit`,
      { now, limit, leaseFor, horizon },
    )
    for (const row of rows) {
      files.journal.run('update outbox set lease = :now where id = :id', { now, id: row.id })
      touched.pending.add(row.session_id)
      leased.push(leasedOf(row))
    }
  })
  return { leased, nextAt: nextDue(files, { now, leaseFor }), commit }
}

function leasedOf(row: OutboxRow): Leased {
  return {
    id: row.id,
    sessionId: row.session_id,
    type: row.kind === 'note' ? 'note' : 'text',
    body: row.body,
    replyTo: row.reply_to,
    baseSeq: row.base_seq,
    force: row.is_forced === 1,
    attempts: row.attempts,
  }
}

/** When to look again: something becomes due, or a lease ends. */
function nextDue({ journal }: ReadFiles, at: { now: number; leaseFor: number }): number | null {
  const next = journal.get<{ at: number | null }>(
    `select min(at) as at from (
       select min(next_at) as at from outbox where ${IS_HEAD}
       union all select min(lease) + :leaseFor from outbox)`,
    at,
  )
  return next?.at ?? null
}

/** The message with its `seq` into the cache, and only then out of the outbox. */
export function settleSent(files: WriteFiles, { message }: { message: Message }): Commit {
  const { cache } = files
  const touched = nothingTouched()
  cache.transaction(() => {
    // Who has lost sight of the session meanwhile gets no part of it back.
    if (!SESSIONS.has(cache, message.sessionId)) return
    // A change may have brought it already, and knows better.
    if (cache.get('select 1 from messages where id = :id', { id: message.id })) return
    putMessage(files, message, readSyncState(cache).generation)
    addRun(cache, message.sessionId, { lo: message.seq, hi: message.seq })
    touched.messages.push(message)
    touched.sessions.add(message.sessionId)
  })
  confirmSent(files, message, touched)
  return commitOf(files, touched)
}

/** Takes a message that is in the cache out of the outbox, if it came from there. */
export function confirmSent(files: WriteFiles, { id, sessionId }: Message, touched: Touched): void {
  const { journal, crash } = files
  crash('settled-in-cache')
  if (journal.erase('delete from outbox where id = :id', { id }) > 0) touched.pending.add(sessionId)
}

export type Setback =
  /** Not this message's fault: as if it had not been tried. */
  | { kind: 'released' }
  | { kind: 'later'; nextAt: number; error: ErrorBody }
  | { kind: 'stale' | 'failed'; error: ErrorBody }

/** Puts back a message that was not sent. */
export function settleSetback(files: WriteFiles, { id, setback }: { id: Id; setback: Setback }): Commit {
  return commitOutbox(files, (touched) => {
    const row = files.journal.get<OutboxRow>('select * from outbox where id = :id', { id })
    if (!row) return
    const isLater = setback.kind === 'later'
    files.journal.run(
      `update outbox set lease = null, state = :state, attempts = attempts + :tried, next_at = :nextAt, last_error = :error
       where id = :id`,
      {
        id,
        state: setback.kind === 'stale' || setback.kind === 'failed' ? setback.kind : 'queued',
        tried: setback.kind === 'released' ? 0 : 1,
        nextAt: isLater ? setback.nextAt : 0,
        error: setback.kind === 'released' ? row.last_error : JSON.stringify(setback.error),
      },
    )
    touched.pending.add(row.session_id)
  })
}

/**
 * After an outage: everything is due at once, and replies written before `askBefore` ask once whether they should
 * still go out. What is in flight stays there.
 */
export function resumeAfterOutage(files: WriteFiles, { askBefore }: { askBefore: string }): Commit {
  return commitOutbox(files, (touched) => {
    files.journal.run("update outbox set next_at = 0 where state = 'queued' and lease is null")
    const old = `state = 'queued' and lease is null and is_confirmed = 0 and kind = 'reply' and created_at < :askBefore`
    const asking = files.journal.all<OutboxRow>(`select * from outbox where ${old}`, { askBefore })
    files.journal.run(`update outbox set state = 'confirm' where ${old}`, { askBefore })
    for (const row of asking) touched.pending.add(row.session_id)
  })
}

export interface Decision {
  id: Id
  decision: 'send' | 'edit' | 'discard'
  /** For a message whose own id the server refuses to take. */
  newId: Id
  now: string
}

/** What the agent decided. Answers null when there is nothing to decide: unknown, queued or in flight. */
export function decide(files: WriteFiles, { id, decision, newId, now }: Decision): Commit | null {
  const { journal } = files
  const row = journal.get<OutboxRow>('select * from outbox where id = :id', { id })
  if (!row || row.lease !== null || row.state === 'queued') return null
  return commitOutbox(files, (touched) => {
    if (decision === 'send') {
      const error = row.last_error === null ? null : (JSON.parse(row.last_error) as ErrorBody)
      journal.run(
        `update outbox set id = :sendId, state = 'queued', is_confirmed = 1, is_forced = :force, attempts = 0, next_at = 0,
           last_error = null where id = :id`,
        {
          id,
          sendId: error?.code === 'ID_REUSED' ? newId : id,
          force: row.state === 'stale' ? 1 : row.is_forced,
        },
      )
    } else {
      journal.erase('delete from outbox where id = :id', { id })
      if (decision === 'edit') backToDraft(files, row, now)
    }
    touched.pending.add(row.session_id)
    touched.sessions.add(row.session_id)
  })
}

/** What has been written as a draft since then is kept behind it. */
function backToDraft({ journal }: WriteFiles, row: OutboxRow, now: string): void {
  journal.run(
    `insert into drafts (session_id, kind, body, base_seq, updated_at) values (:sessionId, :kind, :body, :baseSeq, :now)
     on conflict (session_id, kind) do update
     set body = excluded.body || char(10) || char(10) || body, base_seq = excluded.base_seq, updated_at = excluded.updated_at`,
    { sessionId: row.session_id, kind: row.kind, body: row.body, baseSeq: row.base_seq, now },
  )
}
