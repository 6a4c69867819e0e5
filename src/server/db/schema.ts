import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable, Updateable } from 'kysely'
import type { Entity, EntityName, Message, Participant, Session, StaffRole } from '#shared/entities.ts'

/** A jsonb column: read as a value, written as its text. */
type Json<Value> = ColumnType<Value, string | undefined, string>
type Defaulted<Value> = ColumnType<Value, Value | undefined, Value>

interface WorkspacesTable {
  id: string
  name: string
  slug: string
  epoch: Generated<string>
  head_rev: Generated<number>
  log_floor: Generated<number>
  created_at: Generated<Date>
}

interface UsersTable {
  id: string
  workspace_id: string
  name: string
  email: string
  role: StaffRole
  password_hash: string
  avatar_url: Defaulted<string | null>
  disabled_at: Defaulted<Date | null>
  created_at: Generated<Date>
}

interface TeamsTable {
  id: string
  workspace_id: string
  name: string
}

interface TeamMembersTable {
  team_id: string
  user_id: string
  workspace_id: string
}

interface CustomersTable {
  id: string
  workspace_id: string
  name: string
  email: string | null
  avatar_url: Defaulted<string | null>
  locale: string | null
  time_zone: string | null
  attributes: Json<Entity['customer']['attributes']>
  created_at: Generated<Date>
}

interface RefreshTokensTable {
  id: string
  workspace_id: string
  user_id: string | null
  customer_id: string | null
  family_id: string
  device_id: string
  device_name: string
  token_hash: Buffer
  created_at: Generated<Date>
  expires_at: Date
  used_at: Defaulted<Date | null>
  revoked_at: Defaulted<Date | null>
}

interface SessionsTable {
  id: string
  workspace_id: string
  type: Session['type']
  category: Defaulted<string | null>
  priority: Defaulted<Session['priority']>
  status: Session['status']
  customer_id: string
  team_id: Defaulted<string | null>
  assignee_id: Defaulted<string | null>
  subject: string
  tags: Defaulted<string[]>
  external_ref: ColumnType<Session['externalRef'], string | null | undefined, string | null>
  metadata: Json<Session['metadata']>
  last_seq: number
  last_message_at: Date
  due_at: Defaulted<Date | null>
  created_at: Date
  ended_at: Defaulted<Date | null>
  scopes: string[]
}

interface MessagesTable {
  id: string
  workspace_id: string
  session_id: string
  seq: number
  sender_kind: Message['senderKind']
  sender_id: string | null
  type: Message['type']
  body: Defaulted<string>
  attachment: ColumnType<Message['attachment'], string | null | undefined, string | null>
  event: ColumnType<Message['event'], string | null | undefined, string | null>
  reply_to: Defaulted<string | null>
  status: Defaulted<Message['status']>
  created_at: Date
  edited_at: Defaulted<Date | null>
  deleted_at: Defaulted<Date | null>
}

interface ParticipantsTable {
  id: string
  workspace_id: string
  session_id: string
  kind: Participant['kind']
  member_id: string
  delivered_seq: Defaulted<number>
  read_seq: Defaulted<number>
}

interface ChangesTable {
  id: GeneratedAlways<number>
  workspace_id: string
  tx: GeneratedAlways<string>
  rev: GeneratedAlways<number | null>
  entity: EntityName
  entity_id: string
  op: 'put' | 'del'
  scopes_before: string[]
  scopes_after: string[]
}

interface CommandsTable {
  id: string
  workspace_id: string
  author_id: string
  payload_hash: Buffer
  session_id: string
  seq: number | null
  at: Date
}

interface AuditTable {
  id: GeneratedAlways<number>
  workspace_id: string
  at: Generated<Date>
  actor_kind: Participant['kind']
  actor_id: string
  action: string
  subject_id: string | null
  details: Json<Record<string, unknown>>
}

export interface Schema {
  workspaces: WorkspacesTable
  users: UsersTable
  teams: TeamsTable
  team_members: TeamMembersTable
  customers: CustomersTable
  refresh_tokens: RefreshTokensTable
  sessions: SessionsTable
  messages: MessagesTable
  participants: ParticipantsTable
  changes: ChangesTable
  commands: CommandsTable
  audit: AuditTable
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>
export type RowChange<Table extends keyof Schema> = Updateable<Schema[Table]>
