import type { Generated } from 'kysely'
import type { AttributeDefinition, Label } from '#shared/entities.ts'
import type { Defaulted } from './columns.ts'

export interface CannedResponsesTable {
  id: string
  workspace_id: string
  team_id: Defaulted<string | null>
  owner_id: Defaulted<string | null>
  shortcut: string
  title: string
  body: string
  updated_at: Generated<Date>
}

export interface LabelsTable {
  id: string
  workspace_id: string
  kind: Label['kind']
  name: string
  color: Label['color']
  archived_at: Defaulted<Date | null>
}

export interface AttributeDefinitionsTable {
  id: string
  workspace_id: string
  subject: AttributeDefinition['subject']
  key: string
  label: string
  type: AttributeDefinition['type']
  choices: Defaulted<string[]>
  archived_at: Defaulted<Date | null>
}
