import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { DraftKind, PendingMessage } from '#shared/ipc.ts'
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
  state: 'queued' | 'confirm' | 'stale' | 'failed'
  attempts: number
  lease: number | null
  last_error: string | null
  created_at: string
}

/** What a session has waiting to be sent, in the order of writing. */
export function readPending({ cache, journal }: ReadFiles, sessionId: Id): PendingMessage[] {
  // Killed between the two files, a message is in both until it has been sent once more: it is shown as sent.
  const isSent = ({ id }: OutboxRow) =>
    cache.get('select 1 from messages where id = :id', { id }) !== undefined
  return journal
    .all<OutboxRow>('select * from outbox where session_id = :sessionId order by position', { sessionId })
    .filter((row) => !isSent(row))
    .map((row) => ({
      id: row.id,
      sessionId: row.session_id,
      type: row.kind === 'note' ? 'note' : 'text',
      body: row.body,
      state: row.lease === null ? row.state : 'sending',
      error: row.last_error === null ? null : (JSON.parse(row.last_error) as ErrorBody),
      createdAt: row.created_at,
    }))
}

/** Messages that may still go out; those refused for good do not wait. */
export function countWaiting({ journal }: ReadFiles): number {
  return (
    journal.get<{ count: number }>("select count(*) as count from outbox where state <> 'failed'")?.count ?? 0
  )
}

/** Everything that the server has not taken. */
export function countUnsent({ journal }: ReadFiles): number {
  return journal.get<{ count: number }>('select count(*) as count from outbox')?.count ?? 0
}
