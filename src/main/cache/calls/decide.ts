import type { Id } from '#shared/ids.ts'
import { carriedBy, eraseCarried, renewCarried } from './carried.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { WriteFiles } from './files.ts'
import { heldWith } from './held.ts'
import { renameLife } from './life-line.ts'
import { lastError, type OutboxRow, whatChanged } from './pending.ts'

export interface Decision {
  id: Id
  decision: 'send' | 'edit' | 'discard'
  /** For a message whose own id the server refuses to take, and for the upload of what it carries. */
  newId: Id
  now: string
}

/**
 * What the agent decided. Answers null when there is nothing to decide: unknown, queued or in flight. While a file is
 * going up its message can still be taken back; what is held, is decided about together with what was sent with it.
 */
export function decide(files: WriteFiles, decided: Decision): Commit | null {
  const { journal } = files
  const { id, decision } = decided
  const row = journal.get<OutboxRow>('select * from outbox where id = :id', { id })
  if (!row || row.lease !== null) return null
  const isGoingUp = carriedBy(journal, id)?.uploaded === null && decision !== 'send'
  if (row.state === 'queued' && !isGoingUp) return null
  const touched = nothingTouched()
  journal.transaction(() => {
    for (const each of row.state === 'held' ? heldWith(files, row) : [row]) {
      if (decision === 'send') send(files, each, decided)
      else takeBack(files, each, decided)
    }
  })
  touched.pending.add(row.session_id)
  touched.sessions.add(row.session_id)
  touched.draftFiles.add(row.session_id)
  touched.hasOutboxCountChanged = true
  return commitOf(files, touched)
}

function send({ journal }: WriteFiles, row: OutboxRow, { newId }: Decision): void {
  const { id } = row
  const sendId = lastError(row)?.code === 'ID_REUSED' ? newId : id
  const carried = carriedBy(journal, id)
  // What was refused may have been taken away there.
  if (carried && row.state === 'failed') renewCarried(journal, carried.id, newId)
  if (carried) {
    journal.run('update attachments set message_id = :sendId where id = :id', { sendId, id: carried.id })
  }
  journal.run(
    `update outbox set id = :sendId, is_confirmed = iif(state = 'held', is_confirmed, 1), is_paced = state = 'confirm',
       is_forced = iif(state = 'stale', 1, is_forced), state = 'queued', attempts = 0, next_at = 0, last_error = null
     where id = :id`,
    { id, sendId },
  )
  if (sendId !== id) renameLife(journal, id, sendId)
}

function takeBack(files: WriteFiles, row: OutboxRow, { decision, newId, now }: Decision): void {
  const { journal } = files
  journal.erase('delete from outbox where id = :id', { id: row.id })
  if (decision === 'discard') {
    eraseCarried(journal, row.id)
    return
  }
  const carried = carriedBy(journal, row.id)
  if (carried) {
    // Of what was held nothing has gone up.
    if (row.state !== 'held') renewCarried(journal, carried.id, newId)
    journal.run('update attachments set message_id = null where id = :id', { id: carried.id })
  }
  if (row.body !== '') backToDraft(files, row, now)
}

/**
 * What has been written as a draft since then is kept behind it. A stale message has been read together with what
 * happened: its draft is written against that. It was begun when the message was.
 */
function backToDraft({ journal }: WriteFiles, row: OutboxRow, now: string): void {
  const changed = row.state === 'stale' ? whatChanged(row) : null
  journal.run(
    `insert into drafts (session_id, kind, body, base_seq, reply_to, updated_at, started_at)
     values (:sessionId, :kind, :body, :baseSeq, :replyTo, :now,
       (select at from life_line where message_id = :id and kind = 'typed'))
     on conflict (session_id, kind) do update
     set body = rtrim(excluded.body || char(10) || char(10) || body, char(10)), base_seq = excluded.base_seq,
       reply_to = coalesce(excluded.reply_to, reply_to), updated_at = excluded.updated_at, started_at = coalesce(excluded.started_at, started_at)`,
    {
      id: row.id,
      sessionId: row.session_id,
      kind: row.kind,
      body: row.body,
      replyTo: row.reply_to,
      baseSeq: changed?.lastSeq ?? row.base_seq,
      now,
    },
  )
}

/** One decision for all messages that an outage has made old. Answers how many there were. */
export function decideAll(
  files: WriteFiles,
  { decision }: { decision: 'send' | 'discard' | 'keep' },
): { count: number; commit: Commit } {
  const { journal } = files
  const touched = nothingTouched()
  const count = journal.transaction(() => {
    const asking = journal.all<{ session_id: Id }>(
      "select distinct session_id from outbox where state = 'confirm'",
    )
    for (const { session_id } of asking) {
      touched.pending.add(session_id)
      touched.sessions.add(session_id)
    }
    switch (decision) {
      case 'send':
        return journal.run(
          "update outbox set state = 'queued', is_confirmed = 1, is_paced = 1, next_at = 0 where state = 'confirm'",
        )
      case 'discard':
        for (const { id } of journal.all<{ id: Id }>("select id from outbox where state = 'confirm'"))
          eraseCarried(journal, id)
        return journal.erase("delete from outbox where state = 'confirm'")
      case 'keep':
        return journal.run("update outbox set is_confirmed = 1 where state = 'confirm'")
    }
  })
  touched.hasOutboxCountChanged = true
  return { count, commit: commitOf(files, touched) }
}
