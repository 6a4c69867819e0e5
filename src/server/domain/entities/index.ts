import type {
  AttributeDefinition,
  CannedResponse,
  Customer,
  Label,
  Message,
  Participant,
  Session,
  Suggestion,
  Team,
  User,
} from '#shared/entities.ts'
import type { Row } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

/** Rows as entities, the way a reader gets to see them. Customers get nothing of what staff keep for themselves. */

const FOR_STAFF_ONLY = {
  category: null,
  priority: 'normal',
  teamId: null,
  tags: [],
  metadata: {},
  attributes: {},
  dueAt: null,
  sla: null,
  waitingSince: null,
  snoozedUntil: null,
  offer: null,
  endReason: null,
} satisfies Partial<Session>

export function toSession(row: Row<'sessions'>, reader: Pick<Reader, 'role'>): Session {
  const session: Session = {
    id: row.id,
    type: row.type,
    channel: row.channel,
    category: row.category,
    priority: row.priority,
    status: row.status,
    customerId: row.customer_id,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    subject: row.subject,
    tags: row.tags,
    externalRef: row.external_ref,
    metadata: row.metadata,
    attributes: row.attributes,
    lastSeq: row.last_seq,
    lastMessageAt: row.last_message_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    sla: row.sla,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    offer: row.offer,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    surveyAskedAt: row.survey_asked_at?.toISOString() ?? null,
    rating: row.rating,
  }
  return reader.role === 'customer' ? { ...session, ...FOR_STAFF_ONLY } : session
}

/** Customers learn who has their chat, not how the house is divided, nor who in it decided so. */
function toEvent(event: Message['event'], reader: Pick<Reader, 'role'>): Message['event'] {
  if (event?.kind !== 'assigned' || reader.role !== 'customer') return event
  return { ...event, toTeamId: null, byId: null }
}

/** Who reviewed or deleted a message is staff's to know; its author is known anyway. */
export function toMessage(row: Row<'messages'>, reader: Pick<Reader, 'role'>): Message {
  const message: Message = {
    id: row.id,
    sessionId: row.session_id,
    seq: row.seq,
    senderKind: row.sender_kind,
    senderId: row.sender_id,
    type: row.type,
    body: row.body,
    attachment: row.attachment,
    event: toEvent(row.event, reader),
    replyTo: row.reply_to,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    editedBy: row.edited_by,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    deletedBy: row.deleted_by,
    review: row.review,
  }
  return reader.role === 'customer' ? { ...message, deletedBy: null, review: null } : message
}

export function toParticipant(row: Row<'participants'>): Participant {
  return {
    id: row.id,
    sessionId: row.session_id,
    kind: row.kind,
    memberId: row.member_id,
    deliveredSeq: row.delivered_seq,
    readSeq: row.read_seq,
  }
}

/** A customer reads of themselves what they said, not what staff keep about them. */
export function toCustomer(row: Row<'customers'>, reader: Pick<Reader, 'role'>): Customer {
  const customer: Customer = {
    id: row.id,
    name: row.name,
    email: row.email,
    avatarUrl: row.avatar_url,
    locale: row.locale,
    timeZone: row.time_zone,
    phone: row.phone,
    externalId: row.external_id,
    notes: row.notes,
    attributes: row.attributes,
    blockedAt: row.blocked_at?.toISOString() ?? null,
    blockedReason: row.blocked_reason,
    createdAt: row.created_at.toISOString(),
  }
  if (reader.role !== 'customer') return customer
  return { ...customer, externalId: null, notes: '', attributes: {}, blockedAt: null, blockedReason: null }
}

/** A customer learns the name and the face of who answers, not their place in the house. */
export function toUser(row: Row<'users'> & { team_ids: string[] }, reader: Pick<Reader, 'role'>): User {
  const staff = reader.role !== 'customer'
  return {
    id: row.id,
    name: row.name,
    role: staff ? row.role : 'agent',
    teamIds: staff ? row.team_ids : [],
    avatarUrl: row.avatar_url,
    skills: staff ? row.skills : [],
    languages: staff ? row.languages : [],
    capacity: staff ? row.capacity : 0,
  }
}

export function toTeam(row: Row<'teams'>): Team {
  return { id: row.id, name: row.name }
}

export function toCannedResponse(row: Row<'canned_responses'>): CannedResponse {
  return {
    id: row.id,
    teamId: row.team_id,
    ownerId: row.owner_id,
    shortcut: row.shortcut,
    title: row.title,
    body: row.body,
    updatedAt: row.updated_at.toISOString(),
  }
}

export function toLabel(row: Row<'labels'>): Label {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    color: row.color,
    archivedAt: row.archived_at?.toISOString() ?? null,
  }
}

export function toAttributeDefinition(row: Row<'attribute_definitions'>): AttributeDefinition {
  return {
    id: row.id,
    subject: row.subject,
    key: row.key,
    label: row.label,
    type: row.type,
    choices: row.choices,
    archivedAt: row.archived_at?.toISOString() ?? null,
  }
}

export function toSuggestion(row: Row<'suggestions'>): Suggestion {
  return {
    id: row.id,
    sessionId: row.session_id,
    authorId: row.author_id,
    ownerId: row.owner_id,
    kind: row.kind,
    body: row.body,
    baseSeq: row.base_seq,
    createdAt: row.created_at.toISOString(),
  }
}
