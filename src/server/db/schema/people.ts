import type { Generated } from 'kysely'
import type { WipeReason } from '#shared/devices.ts'
import type { Customer, StaffRole } from '#shared/entities.ts'
import type { Defaulted, Json } from './columns.ts'

export interface WorkspacesTable {
  id: string
  name: string
  slug: string
  epoch: Generated<string>
  head_rev: Generated<number>
  log_floor: Generated<number>
  /** Counts the changes of the service levels in force; 0 while there has never been one. */
  sla_revision: Generated<number>
  /** Staff's voice messages wait for approval. */
  approve_audio: Generated<boolean>
  /** Drafts go along when a chat goes to somebody else. */
  draft_travel: Generated<boolean>
  /** Customers are asked how they were helped when their chat ends. */
  surveys: Generated<boolean>
  /** Where bookings or orders are to be looked at. */
  reference_url: Defaulted<string | null>
  /** Need a second factor when they sign in with a password. */
  second_factor_roles: Generated<StaffRole[]>
  created_at: Generated<Date>
}

export interface UsersTable {
  id: string
  workspace_id: string
  name: string
  email: string
  role: StaffRole
  password_hash: string
  avatar_url: Defaulted<string | null>
  disabled_at: Defaulted<Date | null>
  skills: Defaulted<string[]>
  languages: Defaulted<string[]>
  capacity: Defaulted<number>
  /** Their replies wait for a supervisor's approval. */
  needs_approval: Generated<boolean>
  created_at: Generated<Date>
}

export interface TeamsTable {
  id: string
  workspace_id: string
  name: string
}

export interface TeamMembersTable {
  team_id: string
  user_id: string
  workspace_id: string
}

export interface CustomersTable {
  id: string
  workspace_id: string
  name: string
  email: string | null
  avatar_url: Defaulted<string | null>
  locale: string | null
  time_zone: string | null
  phone: Defaulted<string | null>
  external_id: Defaulted<string | null>
  notes: Defaulted<string>
  attributes: Json<Customer['attributes']>
  blocked_at: Defaulted<Date | null>
  blocked_reason: Defaulted<string | null>
  created_at: Generated<Date>
}

export interface RefreshTokensTable {
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
  /** Of a sign-in that a provider has vouched for. */
  by_provider: Generated<boolean>
  revoked_at: Defaulted<Date | null>
}

/** A member of staff's device since it was first signed in on: what it signs with, and whether it is to be wiped. */
export interface DevicesTable {
  user_id: string
  id: string
  workspace_id: string
  name: string
  /** An Ed25519 public key; null for a client that destroys nothing, such as a script. */
  receipt_key: Defaulted<string | null>
  signed_in_at: Date
  /** Set while an order is not carried out. */
  wipe_token: Defaulted<string | null>
  wipe_reason: Defaulted<WipeReason | null>
  wipe_ordered_at: Defaulted<Date | null>
  /** When the device's receipt came. */
  wiped_at: Defaulted<Date | null>
  unsent: Defaulted<number | null>
  /** Of the last receipt. */
  receipt_id: Defaulted<string | null>
}
