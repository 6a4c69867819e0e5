import type { Message, Participant, Session } from '#shared/entities.ts'
import type { PendingMessage, QueueRow } from '#shared/ipc.ts'
import { setState } from '../../../src/renderer/store/store.ts'
import { BLANK_CUSTOMER, BLANK_SESSION, BLANK_USER } from '../../support/blank.ts'

export const ME = '019a0000-0000-7000-8000-00000000000a'
export const COLLEAGUE = '019a0000-0000-7000-8000-00000000000b'
export const CUSTOMER = '019a0000-0000-7000-8000-00000000000c'
export const SESSION = '019a0000-0000-7000-8000-000000000001'

export function message(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `message-${seq}`,
    sessionId: SESSION,
    seq,
    senderKind: 'customer',
    senderId: CUSTOMER,
    type: 'text',
    body: `Message ${seq}`,
    attachment: null,
    event: null,
    replyTo: null,
    status: 'sent',
    createdAt: new Date(Date.UTC(2026, 2, 10, 12, seq)).toISOString(),
    editedAt: null,
    editedBy: null,
    deletedBy: null,
    review: null,
    deletedAt: null,
    ...more,
  }
}

export function pendingMessage(id: string, more: Partial<PendingMessage> = {}): PendingMessage {
  return {
    id,
    sessionId: SESSION,
    type: 'text',
    body: 'On its way',
    file: null,
    replyTo: null,
    state: 'queued',
    leavesAt: null,
    error: null,
    changed: null,
    createdAt: new Date(Date.UTC(2026, 2, 10, 13)).toISOString(),
    ...more,
  }
}

export function session(id: string, more: Partial<Session> = {}): Session {
  return {
    ...BLANK_SESSION,
    id,
    type: 'general',
    status: 'active',
    customerId: CUSTOMER,
    assigneeId: ME,
    subject: '',
    lastSeq: 1,
    lastMessageAt: '2026-03-10T12:00:00.000Z',
    createdAt: '2026-03-10T12:00:00.000Z',
    ...more,
  }
}

export const ACCOUNT = '019a0000-0000-7000-8000-00000000000f'

export function row(id: string, more: Partial<Session> = {}, participants: Participant[] = []): QueueRow {
  return {
    accountId: ACCOUNT,
    session: session(id, more),
    customer: {
      ...BLANK_CUSTOMER,
      id: CUSTOMER,
      name: 'Pilar Quintana',
      createdAt: '2026-01-01T00:00:00.000Z',
    },
    preview: null,
    unread: 0,
    participants,
    hasDraft: false,
    isSnoozed: false,
    toReview: 0,
  }
}

/** Somebody of this role is signed in, in the one account there is. */
export function signInAs(role: 'agent' | 'supervisor'): void {
  const user = { id: ME, name: 'Mara', role, ...BLANK_USER }
  const me = { workspace: { id: ACCOUNT, name: 'W', slug: 'w' }, user, email: 'mara@example.com' }
  const account = {
    id: ACCOUNT,
    me,
    serverUrl: 'https://x.example',
    vault: 'keychain',
    isShut: false,
  } as const
  setState({ accounts: { state: 'signed_in', accounts: [account] } })
}
