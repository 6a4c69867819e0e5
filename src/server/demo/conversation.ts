import { v7 as uuidv7 } from 'uuid'
import type { SystemEvent } from '#shared/entities.ts'
import type { NewRow } from '../db/index.ts'
import { sessionScopes } from '../domain/access/index.ts'
import { waitingSince } from '../domain/sessions/index.ts'
import type { DemoAgent, DemoSession, DemoTeam } from './types.ts'

/** Ids of what a demo session refers to. */
export interface DemoIds {
  readonly workspace: string
  readonly customers: readonly string[]
  readonly users: Readonly<Record<DemoAgent, string>>
  readonly teams: Readonly<Record<DemoTeam, string>>
}

export interface DemoRows {
  readonly session: NewRow<'sessions'>
  readonly messages: readonly NewRow<'messages'>[]
  readonly participants: readonly NewRow<'participants'>[]
}

const MINUTE_MS = 60_000

/** A demo session as rows, with the system messages that its history would have left. */
export function toRows(demo: DemoSession, ids: DemoIds, now: Date): DemoRows {
  const lastMessageAt = new Date(now.getTime() - demo.minutesAgo * MINUTE_MS)
  const spoken = [...demo.messages].sort((a, b) => b.minutesBefore - a.minutesBefore)
  const createdAt = new Date(lastMessageAt.getTime() - (spoken[0]?.minutesBefore ?? 0) * MINUTE_MS)
  const sessionId = uuidv7({ msecs: createdAt.getTime() })
  const customerId = at(ids.customers, demo.customer)
  const assigneeId = demo.assignee && ids.users[demo.assignee]
  const authorId = assigneeId ?? ids.users[colleague(demo.team)]
  const messages: NewRow<'messages'>[] = []

  function add(
    sentAt: Date,
    message: Pick<NewRow<'messages'>, 'sender_kind' | 'sender_id' | 'type' | 'body' | 'event'>,
  ) {
    messages.push({
      id: uuidv7({ msecs: sentAt.getTime() }),
      workspace_id: ids.workspace,
      session_id: sessionId,
      seq: messages.length + 1,
      created_at: sentAt,
      ...message,
    })
  }
  function addEvent(sentAt: Date, event: SystemEvent) {
    add(sentAt, { sender_kind: 'system', sender_id: null, type: 'system', event: JSON.stringify(event) })
  }

  addEvent(createdAt, { kind: 'started' })
  let isClaimed = assigneeId === null
  let waiting: Date | null = null
  for (const { from, body, minutesBefore } of spoken) {
    const sentAt = new Date(lastMessageAt.getTime() - minutesBefore * MINUTE_MS)
    if (from === 'agent' && assigneeId !== null && !isClaimed) {
      addEvent(sentAt, { kind: 'claimed', userId: assigneeId })
      isClaimed = true
    }
    const isCustomer = from === 'customer'
    if (from !== 'note') {
      waiting = waitingSince(waiting, isCustomer ? 'customer_wrote' : 'staff_replied', sentAt)
    }
    add(sentAt, {
      sender_kind: isCustomer ? 'customer' : 'user',
      sender_id: isCustomer ? customerId : authorId,
      type: from === 'note' ? 'note' : 'text',
      body,
    })
  }
  if (assigneeId !== null && !isClaimed) addEvent(lastMessageAt, { kind: 'claimed', userId: assigneeId })
  if (demo.status !== 'waiting' && demo.status !== 'active') {
    addEvent(lastMessageAt, { kind: 'status', from: 'active', to: demo.status, userId: assigneeId })
  }

  const participants = participantsOf(messages, { ids, sessionId, customerId, assigneeId, authorId })
  const isClosed = demo.status === 'ended' || demo.status === 'locked'
  const session: NewRow<'sessions'> = {
    id: sessionId,
    workspace_id: ids.workspace,
    type: demo.type,
    category: demo.category,
    priority: demo.priority,
    status: demo.status,
    customer_id: customerId,
    team_id: demo.team && ids.teams[demo.team],
    assignee_id: assigneeId,
    subject: demo.subject,
    tags: demo.tags,
    external_ref: demo.externalRef && JSON.stringify(demo.externalRef),
    metadata: '{}',
    last_seq: messages.length,
    last_message_at: lastMessageAt,
    due_at: demo.dueInMinutes === null ? null : new Date(now.getTime() + demo.dueInMinutes * MINUTE_MS),
    waiting_since: isClosed ? null : waiting,
    created_at: createdAt,
    ended_at: isClosed ? lastMessageAt : null,
    scopes: [],
  }
  const scopes = sessionScopes({
    team_id: session.team_id ?? null,
    assignee_id: assigneeId,
    customer_id: customerId,
  })
  return { session: { ...session, scopes }, messages, participants }
}

interface People {
  readonly ids: DemoIds
  readonly sessionId: string
  readonly customerId: string
  readonly assigneeId: string | null
  readonly authorId: string
}

/** Everybody has received everything, and has read up to what they last said. */
function participantsOf(
  messages: readonly NewRow<'messages'>[],
  { ids, sessionId, customerId, assigneeId, authorId }: People,
): NewRow<'participants'>[] {
  const lastSeqOf = (memberId: string) =>
    Math.max(0, ...messages.filter((message) => message.sender_id === memberId).map((message) => message.seq))
  const answered = messages.some((message) => message.sender_id === authorId && message.type === 'text')
  const participant = (kind: 'customer' | 'user', memberId: string): NewRow<'participants'> => ({
    id: uuidv7(),
    workspace_id: ids.workspace,
    session_id: sessionId,
    kind,
    member_id: memberId,
    delivered_seq: messages.length,
    read_seq: lastSeqOf(memberId),
  })
  const staff = assigneeId ?? (answered ? authorId : null)
  return [participant('customer', customerId), ...(staff === null ? [] : [participant('user', staff)])]
}

/** Who speaks for a session that nobody has taken. */
function colleague(team: DemoTeam | null): DemoAgent {
  const byTeam = { bookings: 'mara', support: 'amelie', orders: 'omar' } as const satisfies Record<
    DemoTeam,
    DemoAgent
  >
  return byTeam[team ?? 'support']
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (value === undefined) throw new RangeError(`the demo has no customer ${index}`)
  return value
}
