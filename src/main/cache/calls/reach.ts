import type { Id } from '#shared/ids.ts'
import { SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'
import { findMessage } from './messages.ts'
import type { Belonging } from './owns.ts'

/** The customer of a chat; null for one that is not here. */
export function customerOf({ cache }: ReadFiles, { sessionId }: { sessionId: Id }): Id | null {
  return SESSIONS.find(cache, sessionId)?.customerId ?? null
}

/** Whether something is part of a chat, or of what else there is of its customer. */
export function isWithin(
  files: ReadFiles,
  { sessionId, belonging }: { sessionId: Id; belonging: Belonging },
): boolean {
  const { cache, journal } = files
  if ('sessionId' in belonging) {
    const customer = customerOf(files, { sessionId })
    return customer !== null && customer === customerOf(files, belonging)
  }
  if ('customerId' in belonging) return customerOf(files, { sessionId }) === belonging.customerId
  const has = (where: typeof cache, sql: string) => where.get(sql, { sessionId, ...belonging }) !== undefined
  if ('messageId' in belonging) {
    return (
      has(journal, 'select 1 from outbox where id = :messageId and session_id = :sessionId') ||
      findMessage(files, { sessionId, ...belonging }) !== null
    )
  }
  if ('attachmentId' in belonging) {
    return has(journal, 'select 1 from attachments where id = :attachmentId and session_id = :sessionId')
  }
  return (
    has(cache, 'select 1 from suggestions where id = :suggestionId and session_id = :sessionId') ||
    has(
      journal,
      'select 1 from suggestion_decisions where suggestion_id = :suggestionId and session_id = :sessionId',
    )
  )
}
