import type { Attributes, Message, User } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { ChannelInput, QueueRow } from '#shared/ipc.ts'
import { JONAS, type PreviewChat } from './renderer-preview/data.ts'

/** What a fake answers instead of doing it. */
export class Refusal extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody) {
    super(body.message)
    this.body = body
  }
}

export interface FakeHouse {
  me: User
  chat(sessionId: string): PreviewChat
  changeRow(sessionId: string, change: (row: QueueRow) => QueueRow): void
  changeMessage(sessionId: string, id: string, change: (message: Message) => Message): void
  addMessage(sessionId: string, more: Partial<Message>): void
  /** A customer's chats. */
  allOf(customerId: string): string[]
}

type Session = QueueRow['session']
type Customer = QueueRow['customer']

/** Does at once what a server would do, as far as a screen can see it. Answers whose session it was. */
export function runFakeCommand(
  { name, input }: ChannelInput<'command.run'>['command'],
  { me, chat, changeRow, changeMessage, addMessage, allOf }: FakeHouse,
): string | null {
  const now = new Date().toISOString()
  const set = (sessionId: string, change: Partial<Session>): string => {
    changeRow(sessionId, (row) => ({ ...row, session: { ...row.session, ...change } }))
    return sessionId
  }
  const setCustomer = (customerId: string, change: Partial<Customer>): null => {
    for (const sessionId of allOf(customerId)) {
      changeRow(sessionId, (row) => ({ ...row, customer: { ...row.customer, ...change } }))
    }
    return null
  }
  const system = (sessionId: string, event: NonNullable<Message['event']>): string => {
    addMessage(sessionId, { senderKind: 'system', senderId: null, type: 'system', event })
    return sessionId
  }
  switch (name) {
    case 'session.claim': {
      const { sessionId } = input
      // So that the preview can show how it is to be second.
      if (chat(sessionId).row.customer.name === 'Samuel Adeyemi') {
        set(sessionId, { assigneeId: JONAS.id, status: 'active' })
        const details = { assigneeId: JONAS.id, assigneeName: JONAS.name }
        throw new Refusal({ code: 'CONFLICT', message: 'Somebody was first.', details })
      }
      set(sessionId, { assigneeId: me.id, status: 'active' })
      return system(sessionId, { kind: 'claimed', userId: me.id })
    }
    case 'session.status': {
      const { sessionId, to, reason = null } = input
      const from = chat(sessionId).row.session.status
      const isOver = to === 'ended' || to === 'locked'
      set(sessionId, { status: to, endReason: reason, endedAt: isOver ? now : null })
      return system(sessionId, { kind: 'status', from, to, userId: me.id })
    }
    case 'session.update': {
      const { sessionId, tags, attributes, externalRef, ...plain } = input
      const before = chat(sessionId).row.session
      const kept = before.tags.filter((tag) => !tags?.remove?.includes(tag))
      return set(sessionId, {
        ...(plain as Partial<Session>),
        tags: [...new Set([...kept, ...(tags?.add ?? [])])],
        attributes: patched(before.attributes, attributes),
        ...(externalRef !== undefined && { externalRef }),
      })
    }
    case 'session.snooze':
      return set(input.sessionId, { snoozedUntil: input.until })
    case 'session.assign': {
      const { sessionId, to, note } = input
      const { assigneeId, teamId } = chat(sessionId).row.session
      const toUserId = to.kind === 'user' ? to.userId : null
      const toTeamId = to.kind === 'team' ? to.teamId : teamId
      set(sessionId, { assigneeId: toUserId, teamId: toTeamId })
      if (note) addMessage(sessionId, { type: 'note', body: note })
      return system(sessionId, {
        ...{ kind: 'assigned', fromUserId: assigneeId, toUserId, toTeamId, byId: me.id },
      })
    }
    case 'session.decline':
      return set(input.sessionId, { offer: null })
    case 'customer.update': {
      const { customerId, attributes, ...plain } = input
      const [first] = allOf(customerId)
      const before = first === undefined ? {} : chat(first).row.customer.attributes
      const change = { ...(plain as Partial<Customer>), attributes: patched(before, attributes) }
      return setCustomer(customerId, change)
    }
    case 'customer.block':
      return setCustomer(input.customerId, { blockedAt: now, blockedReason: input.reason })
    case 'customer.unblock':
      return setCustomer(input.customerId, { blockedAt: null, blockedReason: null })
    case 'message.edit': {
      const { sessionId, messageId, body } = input
      const edited = { body, editedAt: now, editedBy: me.id }
      changeMessage(sessionId, messageId, (message) => ({ ...message, ...edited }))
      return sessionId
    }
    case 'message.delete': {
      const { sessionId, messageId } = input
      const deleted = { body: '', status: 'deleted', deletedAt: now, deletedBy: me.id } as const
      changeMessage(sessionId, messageId, (message) => ({ ...message, ...deleted }))
      return sessionId
    }
    case 'message.review': {
      const { sessionId, messageId, decision, reason = '' } = input
      const status = decision === 'approve' ? 'approved' : 'rejected'
      const review = { userId: me.id, at: now, reason }
      changeMessage(sessionId, messageId, (message) => ({ ...message, status, review }))
      return sessionId
    }
  }
}

/** Null takes an attribute away. */
function patched(before: Attributes, patch: Readonly<Record<string, unknown>> = {}): Attributes {
  const all = { ...before, ...patch }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Attributes
}
