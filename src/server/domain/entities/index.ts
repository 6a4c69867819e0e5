import type { Customer, Message, Participant, Session, Team, User } from '#shared/entities.ts'
import type { Row } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'

/** Rows as entities, the way a reader gets to see them. Customers get nothing of what staff keep for themselves. */

export function toSession(row: Row<'sessions'>, reader: Pick<Reader, 'role'>): Session {
  const session: Session = {
    id: row.id,
    type: row.type,
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
    lastSeq: row.last_seq,
    lastMessageAt: row.last_message_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
  if (reader.role !== 'customer') return session
  return { ...session, category: null, priority: 'normal', teamId: null, tags: [], metadata: {}, dueAt: null }
}

export function toMessage(row: Row<'messages'>): Message {
  return {
    id: row.id,
    sessionId: row.session_id,
    seq: row.seq,
    senderKind: row.sender_kind,
    senderId: row.sender_id,
    type: row.type,
    body: row.body,
    attachment: row.attachment,
    event: row.event,
    replyTo: row.reply_to,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
  }
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

/** `attributes` are what staff keep about a customer. */
export function toCustomer(row: Row<'customers'>, reader: Pick<Reader, 'role'>): Customer {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    avatarUrl: row.avatar_url,
    locale: row.locale,
    timeZone: row.time_zone,
    attributes: reader.role === 'customer' ? {} : row.attributes,
    createdAt: row.created_at.toISOString(),
  }
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
  }
}

export function toTeam(row: Row<'teams'>): Team {
  return { id: row.id, name: row.name }
}
