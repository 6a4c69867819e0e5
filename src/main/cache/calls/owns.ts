import type { Id } from '#shared/ids.ts'
import { MESSAGES } from '../message-table.ts'
import type { ReadFiles } from './files.ts'

/** Something that belongs to one account, by the id that a question names it with. */
export type Belonging =
  | { sessionId: Id }
  | { messageId: Id }
  | { attachmentId: Id }
  | { suggestionId: Id }
  | { customerId: Id }

/**
 * Whether this account has it. A session that the cache has lost is still this account's while something written to
 * it is here; a message may be the server's or one that waits to be sent, or one of which only its life line is left.
 */
export function owns({ cache, journal }: ReadFiles, belonging: Belonging): boolean {
  const has = (files: typeof cache, sql: string) => files.get(sql, belonging) !== undefined
  if ('messageId' in belonging) {
    return (
      has(journal, 'select 1 from outbox where id = :messageId') ||
      MESSAGES.has(cache, belonging.messageId) ||
      has(journal, 'select 1 from life_line where message_id = :messageId limit 1')
    )
  }
  if ('customerId' in belonging) return has(cache, 'select 1 from customers where id = :customerId')
  if ('attachmentId' in belonging) return has(journal, 'select 1 from attachments where id = :attachmentId')
  if ('suggestionId' in belonging) {
    return (
      has(cache, 'select 1 from suggestions where id = :suggestionId') ||
      has(journal, 'select 1 from suggestion_decisions where suggestion_id = :suggestionId')
    )
  }
  return (
    has(cache, 'select 1 from sessions where id = :sessionId') ||
    has(journal, 'select 1 from drafts where session_id = :sessionId limit 1') ||
    has(journal, 'select 1 from outbox where session_id = :sessionId limit 1') ||
    has(journal, 'select 1 from attachments where session_id = :sessionId limit 1') ||
    has(journal, 'select 1 from handovers where session_id = :sessionId limit 1')
  )
}
