import type { Insertable, Selectable, Updateable } from 'kysely'
import type { AuditTable, ChangesTable, CommandsTable } from './schema/change-log.ts'
import type { MessagesTable, ParticipantsTable, SessionsTable } from './schema/conversations.ts'
import type { BlobsTable, FilesTable, UploadPartsTable, UploadsTable } from './schema/files.ts'
import type {
  CustomersTable,
  DevicesTable,
  RefreshTokensTable,
  TeamMembersTable,
  TeamsTable,
  UsersTable,
  WorkspacesTable,
} from './schema/people.ts'
import type { AttributeDefinitionsTable, CannedResponsesTable, LabelsTable } from './schema/reference.ts'
import type { PresenceDevicesTable, RoutingDecisionsTable, RoutingRulesTable } from './schema/routing.ts'
import type { BusinessHoursTable, SlaEventsTable, SlaPoliciesTable } from './schema/service-levels.ts'
import type {
  ProviderSignInsTable,
  RecoveryCodesTable,
  SecondFactorsTable,
  UserIdentitiesTable,
} from './schema/sign-in.ts'
import type { SuggestionsTable } from './schema/suggestions.ts'

export interface Schema {
  workspaces: WorkspacesTable
  users: UsersTable
  teams: TeamsTable
  team_members: TeamMembersTable
  customers: CustomersTable
  refresh_tokens: RefreshTokensTable
  devices: DevicesTable
  second_factors: SecondFactorsTable
  recovery_codes: RecoveryCodesTable
  user_identities: UserIdentitiesTable
  provider_sign_ins: ProviderSignInsTable
  canned_responses: CannedResponsesTable
  suggestions: SuggestionsTable
  labels: LabelsTable
  attribute_definitions: AttributeDefinitionsTable
  sessions: SessionsTable
  business_hours: BusinessHoursTable
  sla_policies: SlaPoliciesTable
  sla_events: SlaEventsTable
  messages: MessagesTable
  participants: ParticipantsTable
  presence_devices: PresenceDevicesTable
  routing_rules: RoutingRulesTable
  routing_decisions: RoutingDecisionsTable
  files: FilesTable
  blobs: BlobsTable
  uploads: UploadsTable
  upload_parts: UploadPartsTable
  changes: ChangesTable
  commands: CommandsTable
  audit: AuditTable
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>
export type RowChange<Table extends keyof Schema> = Updateable<Schema[Table]>
