import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Customer, Message, Session } from '../../src/shared/entities.ts'
import type { PutChange } from '../../src/shared/protocol.ts'
import { BLANK_CUSTOMER, BLANK_SESSION } from './blank.ts'

/** Entities and changes as a server would send them, for what works on the files alone. */

const AT = '2026-01-01T00:00:00.000Z'

export function sessionOf(more: Partial<Session> = {}): Session {
  return {
    ...BLANK_SESSION,
    id: v7(),
    type: 'general',
    status: 'active',
    customerId: randomUUID(),
    assigneeId: null,
    subject: '',
    lastSeq: 0,
    lastMessageAt: AT,
    createdAt: AT,
    ...more,
  }
}

export function customerOf({ customerId }: Session): Customer {
  return {
    ...BLANK_CUSTOMER,
    id: customerId,
    name: 'Ada Example',
    createdAt: AT,
  }
}

export function messageOf({ id, customerId }: Session, seq: number, more: Partial<Message> = {}): Message {
  return {
    id: v7(),
    sessionId: id,
    seq,
    senderKind: 'customer',
    senderId: customerId,
    type: 'text',
    body: `text ${seq}`,
    attachment: null,
    event: null,
    replyTo: null,
    status: 'sent',
    createdAt: AT,
    editedAt: null,
    editedBy: null,
    deletedBy: null,
    review: null,
    deletedAt: null,
    ...more,
  }
}

/** A session with its customer and so many messages. */
export function sessionChanges(
  count: number,
  more: Partial<Session> = {},
): { session: Session; changes: PutChange[] } {
  const session = sessionOf({ lastSeq: count, ...more })
  const messages = Array.from({ length: count }, (_, index) => messageOf(session, index + 1))
  return {
    session,
    changes: [
      { op: 'put', entity: 'customer', rev: 1, value: customerOf(session) },
      { op: 'put', entity: 'session', rev: 1, value: session },
      ...messages.map((value): PutChange => ({ op: 'put', entity: 'message', rev: 1, value })),
    ],
  }
}
