import type { Generated } from 'kysely'
import type { Defaulted } from './columns.ts'

/** An authenticator app: one that is in use, one that is being set up, or both. */
export interface SecondFactorsTable {
  user_id: string
  workspace_id: string
  /** Sealed. */
  secret: Defaulted<Buffer | null>
  pending: Defaulted<Buffer | null>
  confirmed_at: Defaulted<Date | null>
  /** Of the last code that was taken. */
  last_step: Generated<number>
  /** Wrong codes since the last right one. */
  failures: Generated<number>
}

export interface RecoveryCodesTable {
  user_id: string
  code_hash: Buffer
  workspace_id: string
  used_at: Defaulted<Date | null>
}

/** Whom a provider means. */
export interface UserIdentitiesTable {
  issuer: string
  subject: string
  user_id: string
  workspace_id: string
  created_at: Generated<Date>
}

/** A sign-in through a provider that is under way. */
export interface ProviderSignInsTable {
  id: string
  workspace_id: string
  /** Null once the provider has answered. */
  state_hash: Buffer | null
  /** Sealed. */
  verifier: Buffer
  nonce: string
  challenge: string
  console_state: string
  port: number
  expires_at: Date
  code_hash: Defaulted<Buffer | null>
  user_id: Defaulted<string | null>
}
