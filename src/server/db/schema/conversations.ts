import type { Generated, GeneratedAlways } from 'kysely'
import type { Message, Participant, Session } from '#shared/entities.ts'
import type { Defaulted, Json, NullableJson } from './columns.ts'

export interface SessionsTable {
  id: string
  workspace_id: string
  type: Session['type']
  channel: Defaulted<Session['channel']>
  category: Defaulted<string | null>
  priority: Defaulted<Session['priority']>
  status: Session['status']
  customer_id: string
  team_id: Defaulted<string | null>
  assignee_id: Defaulted<string | null>
  subject: string
  tags: Defaulted<string[]>
  external_ref: NullableJson<NonNullable<Session['externalRef']>>
  metadata: Json<Session['metadata']>
  last_seq: number
  last_message_at: Date
  due_at: Defaulted<Date | null>
  waiting_since: Defaulted<Date | null>
  snoozed_until: Defaulted<Date | null>
  created_at: Date
  ended_at: Defaulted<Date | null>
  end_reason: Defaulted<string | null>
  attributes: Json<Session['attributes']>
  offer: NullableJson<NonNullable<Session['offer']>>
  sla: NullableJson<NonNullable<Session['sla']>>
  survey_asked_at: Defaulted<Date | null>
  rating: NullableJson<NonNullable<Session['rating']>>
  /** The service level's own notes on its clocks. */
  sla_state: NullableJson<unknown>
  sla_wake_at: Defaulted<Date | null>
  sla_revision: Generated<number>
  /** The rating's `at`, for its index. */
  rated_at: GeneratedAlways<string | null>
  scopes: string[]
}

export interface MessagesTable {
  id: string
  workspace_id: string
  session_id: string
  seq: number
  sender_kind: Message['senderKind']
  sender_id: string | null
  type: Message['type']
  body: Defaulted<string>
  attachment: NullableJson<NonNullable<Message['attachment']>>
  event: NullableJson<NonNullable<Message['event']>>
  reply_to: Defaulted<string | null>
  status: Defaulted<Message['status']>
  created_at: Date
  edited_at: Defaulted<Date | null>
  edited_by: Defaulted<string | null>
  deleted_at: Defaulted<Date | null>
  deleted_by: Defaulted<string | null>
  review: NullableJson<NonNullable<Message['review']>>
}

export interface ParticipantsTable {
  id: string
  workspace_id: string
  session_id: string
  kind: Participant['kind']
  member_id: string
  delivered_seq: Defaulted<number>
  read_seq: Defaulted<number>
}
