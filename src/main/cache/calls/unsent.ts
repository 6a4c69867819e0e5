import type { Id } from '#shared/ids.ts'
import type { UnsentChat } from '#shared/ipc.ts'
import type { ReadFiles } from './files.ts'

/** What would be lost by destroying these files, chat by chat; those with most messages first. */
export function listUnsent(files: ReadFiles): UnsentChat[] {
  const { journal } = files
  const messages = new Map(
    journal
      .all<{ session_id: Id; count: number }>(
        'select session_id, count(*) as count from outbox group by session_id',
      )
      .map(({ session_id, count }) => [session_id, count]),
  )
  const drafts = new Set(
    journal.all<{ session_id: Id }>('select session_id from drafts').map(({ session_id }) => session_id),
  )
  return [...new Set([...messages.keys(), ...drafts])]
    .map((sessionId) => ({
      sessionId,
      customer: customerOf(files, sessionId),
      messages: messages.get(sessionId) ?? 0,
      isStuck: messages.has(sessionId) && isStuck(files, sessionId),
      hasDraft: drafts.has(sessionId),
    }))
    .sort((one, other) => other.messages - one.messages)
}

/** Something in it was refused for good, and will not go out by itself. */
function isStuck({ journal }: ReadFiles, sessionId: Id): boolean {
  const stuck = "select 1 from outbox where session_id = :sessionId and state = 'failed'"
  return journal.get(stuck, { sessionId }) !== undefined
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
