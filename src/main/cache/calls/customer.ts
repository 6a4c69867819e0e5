import type { Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { MESSAGES } from '../message-table.ts'
import { SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'

export interface CustomerSessionsWanted {
  /** One of the customer's. */
  sessionId: Id
  after: { at: string; id: Id } | null
  limit: number
}

/** A customer's chats, newest first. */
export function customerSessions(
  { cache }: ReadFiles,
  { sessionId, after, limit }: CustomerSessionsWanted,
): { customerId: Id | null; sessions: Session[]; more: boolean } {
  const customerId = SESSIONS.find(cache, sessionId)?.customerId
  if (customerId === undefined) return { customerId: null, sessions: [], more: false }
  const beyond = after === null ? '' : 'and (last_message_at, id) < (:at, :id)'
  const sessions = SESSIONS.select(
    cache,
    `customer_id = :customerId ${beyond} order by last_message_at desc, id desc limit :limit`,
    { customerId, ...after, limit: limit + 1 },
  )
  return { customerId, sessions: sessions.slice(0, limit), more: sessions.length > limit }
}

export interface CustomerFilesWanted {
  /** One of the customer's. */
  sessionId: Id
  /** The message after which to go on. */
  after: Id | null
  limit: number
}

/** Messages with files in a customer's chats, newest first. */
export function customerFiles(
  { cache }: ReadFiles,
  { sessionId, after, limit }: CustomerFilesWanted,
): { messages: Message[]; more: boolean } {
  const from = after === null ? undefined : MESSAGES.placeOf(cache, after)
  const messages = MESSAGES.select(
    cache,
    `has_file = 1 and place < :before and session_key in (
       select key from sessions join ids on ids.id = sessions.id
       where customer_id = (select customer_id from sessions where id = :sessionId)
     ) order by place desc limit :limit`,
    { sessionId, before: from ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 },
  )
  return { messages: messages.slice(0, limit), more: messages.length > limit }
}
