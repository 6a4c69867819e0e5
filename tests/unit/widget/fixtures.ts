import type { Message, Participant, Session } from '#shared/entities.ts'
import type { Change, Page, Poke } from '#shared/protocol.ts'
import { BLANK_SESSION } from '../../support/blank.ts'

export const SESSION = '018f0000-0000-7000-8000-000000000001'
export const OTHER_SESSION = '018f0000-0000-7000-8000-000000000002'
export const MARA = '018f0000-0000-7000-8000-00000000000a'
export const CUSTOMER = '018f0000-0000-7000-8000-00000000000c'
export const AT = '2026-03-04T10:00:00.000Z'

export function uuid(number: number): string {
  return `018f0000-0000-7000-9000-${String(number).padStart(12, '0')}`
}

export function message(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: uuid(seq),
    sessionId: SESSION,
    seq,
    senderKind: 'customer',
    senderId: CUSTOMER,
    type: 'text',
    body: `message ${seq}`,
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

export function session(id = SESSION, more: Partial<Session> = {}): Session {
  return {
    ...BLANK_SESSION,
    id,
    type: 'general',
    status: 'waiting',
    customerId: CUSTOMER,
    assigneeId: null,
    subject: '',
    lastSeq: 1,
    lastMessageAt: AT,
    createdAt: AT,
    ...more,
  }
}

export function participant(more: Partial<Participant> = {}): Participant {
  return {
    id: uuid(900),
    sessionId: SESSION,
    kind: 'user',
    memberId: MARA,
    deliveredSeq: 0,
    readSeq: 0,
    ...more,
  }
}

export function put(rev: number, value: Message): Change {
  return { op: 'put', entity: 'message', rev, value }
}

export function page(to: number, changes: Change[], more: Partial<Page> = {}): Page {
  return { epoch: 'e1', to, at: AT, changes, more: false, reset: false, resume: null, ...more }
}

export function poke(from: number, to: number, changes: Change[] = []): Poke {
  return { from, to, at: AT, changes }
}
