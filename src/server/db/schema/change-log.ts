import type { Generated, GeneratedAlways } from 'kysely'
import type { EntityName, Participant } from '#shared/entities.ts'
import type { SessionBefore } from '#shared/routes/assignment.ts'
import type { Json, NullableJson } from './columns.ts'

export interface ChangesTable {
  id: GeneratedAlways<number>
  workspace_id: string
  tx: GeneratedAlways<string>
  rev: GeneratedAlways<number | null>
  entity: EntityName
  entity_id: string
  op: 'put' | 'del'
  scopes_before: string[]
  scopes_after: string[]
  at: GeneratedAlways<Date>
}

export interface CommandsTable {
  id: string
  workspace_id: string
  author_id: string
  payload_hash: Buffer
  session_id: string | null
  seq: number | null
  at: Date
  before: NullableJson<SessionBefore>
}

export interface AuditTable {
  id: GeneratedAlways<number>
  workspace_id: string
  at: Generated<Date>
  /** The server itself has no id. */
  actor_kind: Participant['kind'] | 'system'
  actor_id: string | null
  action: string
  subject_id: string | null
  details: Json<Record<string, unknown>>
}
