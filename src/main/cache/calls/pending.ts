import { type ErrorBody, type StaleDetails, staleDetails } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { DraftKind, PendingMessage } from '#shared/ipc.ts'
import { MESSAGES } from '../message-table.ts'
import type { ReadFiles } from './files.ts'

/** A row of the outbox. */
export interface OutboxRow {
  id: Id
  session_id: Id
  kind: DraftKind
  body: string
  reply_to: Id | null
  base_seq: number
  is_forced: 0 | 1
  is_paced: 0 | 1
  state: Exclude<PendingMessage['state'], 'sending'>
  attempts: number
  next_at: number
  lease: number | null
  last_error: string | null
  created_at: string
}

/** What a row carries; nothing for a text. */
interface Carried {
  attachment_id: Id | null
  name: string
  size: number
  sent: number
}

/** What a session has waiting to be sent, in the order of writing. */
export function readPending({ cache, journal }: ReadFiles, sessionId: Id): PendingMessage[] {
  // Killed between the two files, a message is in both until it has been sent once more: it is shown as sent.
  const isSent = ({ id }: OutboxRow) => MESSAGES.has(cache, id)
  return journal
    .all<OutboxRow & Carried>(
      `select outbox.*, attachments.id as attachment_id, name, size, sent from outbox
       left join attachments on attachments.message_id = outbox.id
       where outbox.session_id = :sessionId order by outbox.position`,
      { sessionId },
    )
    .filter((row) => !isSent(row))
    .map(pendingOf)
}

function pendingOf(row: OutboxRow & Carried): PendingMessage {
  const { attachment_id: fileId, name, size, sent } = row
  return {
    id: row.id,
    sessionId: row.session_id,
    type: row.kind === 'note' ? 'note' : fileId === null ? 'text' : 'file',
    body: row.body,
    file: fileId === null ? null : { id: fileId, name, size, sent },
    replyTo: row.reply_to,
    state: row.lease === null ? row.state : 'sending',
    leavesAt: row.state === 'held' ? new Date(row.next_at).toISOString() : null,
    error: lastError(row),
    changed: row.state === 'stale' ? whatChanged(row) : null,
    createdAt: row.created_at,
  }
}

export function lastError({ last_error }: Pick<OutboxRow, 'last_error'>): ErrorBody | null {
  return last_error === null ? null : (JSON.parse(last_error) as ErrorBody)
}

/** What the server said had happened; null when it said nothing that can be understood. */
export function whatChanged(row: Pick<OutboxRow, 'last_error'>): StaleDetails | null {
  return staleDetails.safeParse(lastError(row)?.details).data ?? null
}

export interface OutboxCounts {
  /** Messages that may still go out; those refused for good do not wait. */
  waiting: number
  /** Of those, what an outage has made old, and nobody has been asked about. */
  toConfirm: number
}

export function countOutbox({ journal }: ReadFiles): OutboxCounts {
  const count = (where: string) =>
    journal.get<{ count: number }>(`select count(*) as count from outbox where ${where}`)?.count ?? 0
  return {
    waiting: count("state <> 'failed'"),
    toConfirm: count("state = 'confirm' and is_confirmed = 0"),
  }
}

/** Everything that the server has not taken: messages, fields, and drafts on their way to somebody else. */
export function countUnsent({ journal }: ReadFiles): number {
  const { count } = journal.get<{ count: number }>(
    `select (select count(*) from outbox) + (select count(*) from edits)
       + (select count(*) from handovers where state = 'waiting') as count`,
  ) ?? { count: 0 }
  return count
}
