import type { Message } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { MESSAGES } from '../message-table.ts'
import { SESSIONS } from '../table.ts'
import { eraseCarried } from './carried.ts'
import { putMessage } from './changes.ts'
import { type Commit, commitOf, nothingTouched, type Touched } from './commit.ts'
import { readDraftFiles } from './draft-files.ts'
import { draftBegun } from './drafts.ts'
import type { WriteFiles } from './files.ts'
import { noteLife } from './life-line.ts'
import type { OutboxRow } from './pending.ts'
import { addRun } from './ranges.ts'
import { readSending } from './sending.ts'
import { readSyncState } from './state.ts'

export interface NewMessage {
  /** For the text and each file, rising. */
  ids: readonly Id[]
  sessionId: Id
  kind: DraftKind
  body: string
  replyTo: Id | null
  baseSeq: number
  createdAt: string
}

function commitOutbox(files: WriteFiles, write: (touched: Touched) => void): Commit {
  const touched = nothingTouched()
  touched.hasOutboxCountChanged = true
  files.journal.transaction(() => write(touched))
  return commitOf(files, touched)
}

/**
 * The message and the draft's files into the outbox and the draft out, in one transaction: nothing is ever in both, or
 * in none. The text goes first, then each file as a message of its own. Answers the ids; none when there was nothing;
 * and for how many milliseconds all of them are held back, so that they can be taken back.
 *
 * The round of each is the one after the last of its session, and not before the one that is going out: sessions take
 * turns, and one with much to send does not keep the others waiting.
 */
export function enqueue(
  files: WriteFiles,
  message: NewMessage,
): { ids: Id[]; commit: Commit; heldFor: number } {
  const { journal } = files
  const { sessionId, kind, body, baseSeq, createdAt } = message
  const heldFor = readSending(files).undoSeconds * 1_000
  const ids: Id[] = []
  const put = (text: string, replyTo: Id | null, typedAt: string | null): Id => {
    const id = message.ids[ids.length]
    if (id === undefined) throw new RangeError('There are more messages than ids.')
    journal.run(
      `insert into outbox (id, session_id, kind, body, reply_to, base_seq, created_at, state, next_at, round)
       values (:id, :sessionId, :kind, :body, :replyTo, :baseSeq, :createdAt, :state, :nextAt, max(
         1 + coalesce((select round from outbox where session_id = :sessionId and state <> 'failed'
                       order by position desc limit 1), 0),
         coalesce((select min(round) from outbox where state = 'queued'), 1)))`,
      {
        ...{ id, sessionId, kind, body: text, replyTo, baseSeq, createdAt },
        state: heldFor > 0 ? 'held' : 'queued',
        nextAt: heldFor > 0 ? Date.parse(createdAt) + heldFor : 0,
      },
    )
    if (typedAt !== null) noteLife(journal, typedAt, [{ messageId: id, kind: 'typed' }])
    // When it was created is told by the server's clock.
    noteLife(journal, files.now(), [{ messageId: id, kind: 'journaled' }])
    ids.push(id)
    return id
  }
  const commit = commitOutbox(files, (touched) => {
    if (body.trim() !== '') put(body, message.replyTo, draftBegun(files, message))
    const attached = readDraftFiles(files, sessionId).filter((file) => file.kind === kind)
    for (const { id } of attached) {
      // What is an answer to something is so once.
      const messageId = put('', ids.length === 0 ? message.replyTo : null, null)
      journal.run('update attachments set message_id = :messageId where id = :id', { id, messageId })
    }
    if (ids.length === 0) return
    journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', { sessionId, kind })
    if (attached.length > 0) touched.draftFiles.add(sessionId)
    touched.pending.add(sessionId)
    touched.sessions.add(sessionId)
  })
  return { ids, commit, heldFor }
}

/** The message with its `seq` into the cache, and only then out of the outbox. */
export function settleSent(files: WriteFiles, { message }: { message: Message }): Commit {
  const { cache } = files
  const touched = nothingTouched()
  cache.transaction(() => {
    // Who has lost sight of the session meanwhile gets no part of it back.
    if (!SESSIONS.has(cache, message.sessionId)) return
    // A change may have brought it already, and knows better.
    if (MESSAGES.has(cache, message.id)) return
    putMessage(files, message, readSyncState(cache).generation)
    addRun(cache, message.sessionId, { lo: message.seq, hi: message.seq })
    touched.messages.push(message)
    touched.sessions.add(message.sessionId)
  })
  confirmSent(files, message, touched)
  return commitOf(files, touched)
}

/** Takes a message that is in the cache out of the outbox, if it came from there. */
export function confirmSent(files: WriteFiles, message: Message, touched: Touched): void {
  const { journal, crash } = files
  const { id, sessionId, seq, createdAt } = message
  // Every message of a first pull comes by here: looking is cheaper than beginning to write.
  if (!journal.get('select 1 from outbox where id = :id', { id })) return
  crash('settled-in-cache')
  journal.transaction(() => {
    journal.erase('delete from outbox where id = :id', { id })
    eraseCarried(journal, id)
    noteLife(journal, files.now(), [{ messageId: id, kind: 'stored', seq, serverAt: createdAt }])
  })
  touched.pending.add(sessionId)
  touched.hasOutboxCountChanged = true
}

export type Setback =
  /** Not this message's fault: as if it had not been tried. */
  | { kind: 'released'; error: ErrorBody }
  | { kind: 'later'; nextAt: number; error: ErrorBody }
  | { kind: 'stale' | 'failed'; error: ErrorBody }
  /** What it carries has to go up anew. */
  | { kind: 'file_gone'; error: ErrorBody }

/**
 * Puts back a message that was not sent. One that waits for its author's word meanwhile, because an outage has made it
 * old while its file was going up, goes on waiting for it unless it was refused for good.
 */
export function settleSetback(files: WriteFiles, { id, setback }: { id: Id; setback: Setback }): Commit {
  return commitOutbox(files, (touched) => {
    const row = files.journal.get<OutboxRow>('select * from outbox where id = :id', { id })
    if (!row) return
    const isLater = setback.kind === 'later'
    noteLife(files.journal, files.now(), [{ messageId: id, kind: 'refused', code: setback.error.code }])
    files.journal.run(
      `update outbox set lease = null, state = :state, attempts = attempts + :tried, next_at = :nextAt, last_error = :error
       where id = :id`,
      {
        id,
        state: stateAfter(setback, row.state),
        tried: setback.kind === 'released' ? 0 : 1,
        nextAt: isLater ? setback.nextAt : 0,
        error: setback.kind === 'released' ? row.last_error : JSON.stringify(setback.error),
      },
    )
    if (setback.kind === 'file_gone') {
      files.journal.run('update attachments set uploaded = null, sent = 0 where message_id = :id', { id })
    }
    touched.pending.add(row.session_id)
  })
}

function stateAfter({ kind }: Setback, before: OutboxRow['state']): OutboxRow['state'] {
  if (kind === 'stale' || kind === 'failed') return kind
  return before === 'confirm' ? 'confirm' : 'queued'
}

/**
 * After an outage: everything is due at once, and replies written before `askBefore` ask once whether they should
 * still go out. What is in flight stays there.
 */
export function resumeAfterOutage(files: WriteFiles, { askBefore }: { askBefore: string }): Commit {
  return commitOutbox(files, (touched) => {
    files.journal.run("update outbox set next_at = 0 where state = 'queued' and lease is null")
    const old = `state = 'queued' and lease is null and is_confirmed = 0 and kind = 'reply' and created_at < :askBefore`
    const asking = files.journal.all<Pick<OutboxRow, 'session_id'>>(
      `select distinct session_id from outbox where ${old}`,
      { askBefore },
    )
    files.journal.run(`update outbox set state = 'confirm' where ${old}`, { askBefore })
    for (const row of asking) touched.pending.add(row.session_id)
  })
}
