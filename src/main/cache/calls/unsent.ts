import type { Id } from '#shared/ids.ts'
import { type PendingMessage, UNSENT_WORDS, type UnsentChat, type UnsentMessage } from '#shared/ipc.ts'
import type { ReadFiles } from './files.ts'
import { readPending } from './pending.ts'

/** What the server does not have, chat by chat; those with most messages first. */
export function listUnsent(files: ReadFiles): UnsentChat[] {
  const written = chatsOf(files, 'select distinct session_id from outbox')
  const drafts = chatsOf(files, 'select session_id from drafts')
  return [...new Set([...written, ...drafts])]
    .map((sessionId) => ({
      sessionId,
      customer: customerOf(files, sessionId),
      messages: written.has(sessionId) ? readPending(files, sessionId).map(toUnsent) : [],
      hasDraft: drafts.has(sessionId),
    }))
    .sort((one, other) => other.messages.length - one.messages.length)
}

function chatsOf({ journal }: ReadFiles, sql: string): ReadonlySet<Id> {
  return new Set(journal.all<{ session_id: Id }>(sql).map(({ session_id }) => session_id))
}

function toUnsent({ id, type, state, error, body, file }: PendingMessage): UnsentMessage {
  return { id, type, state, error, words: file?.name ?? body.slice(0, UNSENT_WORDS) }
}

/** Null when the chat is not here any more: what was written in it still is. */
function customerOf({ cache }: ReadFiles, sessionId: Id): UnsentChat['customer'] {
  const found = cache.get<{ id: Id; name: string }>(
    `select customers.id, customers.name from sessions
     join customers on customers.id = sessions.customer_id where sessions.id = :sessionId`,
    { sessionId },
  )
  return found ?? null
}
