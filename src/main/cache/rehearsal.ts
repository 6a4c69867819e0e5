import type { Customer, Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Change } from '#shared/protocol.ts'
import type { WriteFiles } from './calls/files.ts'
import { messagesBefore, openSession } from './calls/messages.ts'
import { PASSED } from './calls/passed.ts'
import { readSnapshot } from './calls/snapshot.ts'
import { applyPage } from './calls/sync.ts'
import { Writer } from './files/connection.ts'
import { openInMemory } from './files/open.ts'
import { CACHE_MIGRATIONS, JOURNAL_MIGRATIONS } from './migrations/index.ts'

const SESSIONS = 20
const MESSAGES = 3
/** Once compiles the code; the others show the engine what it works on. */
const TIMES = 3
const AT = '2026-01-01T00:00:00.000Z'
const OWNER = { me: idOf(0), accountId: idOf(0) }

/**
 * Plays the first screen in two files of nothing but memory. Code that runs for the first time is slow: it is compiled,
 * and the driver's native half is loaded. A thread that waits to be told what to open has the time for that.
 */
export function rehearse(binding: string | undefined): void {
  const cache = openInMemory(binding, CACHE_MIGRATIONS)
  const journal = openInMemory(binding, JOURNAL_MIGRATIONS)
  const files: WriteFiles = {
    ...OWNER,
    ...{ cache: new Writer(cache), journal: new Writer(journal) },
    ...{ crash: () => undefined, now: () => AT },
  }
  const changes = Array.from({ length: SESSIONS }, (_, index) => chat(index + 1)).flat()
  applyPage(files, { epoch: '', to: 1, at: AT, changes, more: false, reset: true, resume: null })
  const opened = { sessionId: idOf(1), limit: MESSAGES }
  for (let time = 0; time < TIMES; time++) {
    readSnapshot(files, { limit: SESSIONS })
    PASSED.openSession(openSession(files, opened))
    PASSED.messagesBefore(messagesBefore(files, { ...opened, beforeSeq: MESSAGES + 1 }))
  }
  cache.close()
  journal.close()
}

function idOf(number: number): Id {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

function chat(number: number): Change[] {
  const id = idOf(number)
  const customer: Customer = {
    ...{ id, name: 'Ada', email: null, avatarUrl: null, locale: null, timeZone: null, phone: null },
    ...{ externalId: null, notes: '', attributes: {}, blockedAt: null, blockedReason: null, createdAt: AT },
  }
  const session: Session = {
    ...{
      id,
      type: 'general',
      channel: 'widget',
      category: null,
      priority: 'normal',
      status: 'active',
      customerId: id,
    },
    ...{ teamId: null, assigneeId: OWNER.me, subject: '', tags: [], externalRef: null, metadata: {} },
    ...{ lastSeq: MESSAGES, lastMessageAt: AT, dueAt: null, createdAt: AT, endedAt: null, attributes: {} },
    ...{ sla: null, waitingSince: null, snoozedUntil: null, offer: null, endReason: null },
    ...{ surveyAskedAt: null, rating: null },
  }
  const messages = Array.from(
    { length: MESSAGES },
    (_, index): Message => ({
      ...{
        id: idOf(number * MESSAGES + index),
        sessionId: id,
        seq: index + 1,
        senderKind: 'customer',
        senderId: id,
      },
      ...{ type: 'text', body: 'Hello', attachment: null, event: null, replyTo: null, status: 'sent' },
      ...{ createdAt: AT, editedAt: null, editedBy: null, deletedAt: null, deletedBy: null, review: null },
    }),
  )
  return [
    { op: 'put', entity: 'customer', rev: 1, value: customer },
    { op: 'put', entity: 'session', rev: 1, value: session },
    ...messages.map((value): Change => ({ op: 'put', entity: 'message', rev: 1, value })),
  ]
}
