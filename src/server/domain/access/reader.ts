import { type Expression, type SqlBool, sql } from 'kysely'
import type { ReaderRole } from '#shared/access.ts'
import type { Participant } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Tx } from '../../db/index.ts'
import { customerScopes, type Scope, staffScopes } from './scopes.ts'
import { wipeOrderFor } from './wipe-order.ts'

/** Who a token says is calling. */
export interface Identity {
  readonly workspaceId: string
  readonly kind: Participant['kind']
  readonly id: string
  /** On which of their devices; unknown to what the server does by itself. */
  readonly deviceId?: string
}

/** Who does something: a member, or the server of its own accord. */
export type Actor = Identity | { readonly workspaceId: string; readonly kind: 'system'; readonly id: null }

/** Who is calling and what they may see and do, as of the transaction that loaded it. */
export interface Reader extends Identity {
  readonly role: ReaderRole
  readonly scopes: readonly Scope[]
  /** Whether the workspace has made promises that its sessions' clocks must follow. */
  readonly hasSla: boolean
  /** A customer who may read and not write. */
  readonly isBlocked: boolean
  /** What of theirs waits for approval before customers see it. */
  readonly approval: 'everything' | 'audio' | 'nothing'
}

/** Rights are read anew in every transaction: taking them away works at once, not when a token runs out. */
export async function loadReader(tx: Tx, identity: Identity): Promise<Reader> {
  const reader = identity.kind === 'user' ? await loadStaff(tx, identity) : await loadCustomer(tx, identity)
  if (reader === null) {
    const order = identity.kind === 'user' ? await wipeOrderFor(tx, identity.id, identity.deviceId) : null
    if (order !== null) throw order
    throw new ParleyError('UNAUTHENTICATED', 'This account is no longer active.', { hint: 'Sign in again.' })
  }
  return reader
}

/** Read along, so that a workspace without service levels does not pay a statement for them in every write. */
const HAS_SLA = sql<boolean>`(select sla_revision > 0 from workspaces where id = workspace_id)`.as('has_sla')

async function loadStaff(tx: Tx, identity: Identity): Promise<Reader | null> {
  let users = tx
    .selectFrom('users')
    .select([
      'role',
      sql<string[]>`array(select team_id from team_members where user_id = users.id)`.as('team_ids'),
      HAS_SLA,
      'needs_approval',
      sql<boolean>`(select approve_audio from workspaces where id = workspace_id)`.as('approve_audio'),
    ])
    .where('id', '=', identity.id)
    .where('disabled_at', 'is', null)
  if (identity.deviceId !== undefined) users = users.where(isSignedIn(identity.deviceId))
  const user = await users.executeTakeFirst()
  if (user === undefined) return null
  const scopes = staffScopes(identity.id, user.role, user.team_ids)
  const approval = user.needs_approval ? 'everything' : user.approve_audio ? 'audio' : 'nothing'
  return { ...identity, role: user.role, scopes, hasSla: user.has_sla, isBlocked: false, approval }
}

/** A device that was removed is out at once, however long its access token lasts. */
function isSignedIn(deviceId: string): Expression<SqlBool> {
  return sql<boolean>`exists (select from refresh_tokens
    where user_id = users.id and device_id = ${deviceId} and used_at is null and revoked_at is null)`
}

async function loadCustomer(tx: Tx, identity: Identity): Promise<Reader | null> {
  const customer = await tx
    .selectFrom('customers')
    .select([HAS_SLA, 'blocked_at'])
    .where('id', '=', identity.id)
    .executeTakeFirst()
  if (customer === undefined) return null
  const scopes = customerScopes(identity.id)
  const isBlocked = customer.blocked_at !== null
  return { ...identity, role: 'customer', scopes, hasSla: customer.has_sla, isBlocked, approval: 'nothing' }
}
