import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { ReaderRole } from '#shared/access.ts'
import type { Customer } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Me, RouteBody, Tokens } from '#shared/rest.ts'
import { type Db, inSnapshot, inWorkspace, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { customerChanged, recordChanges } from '../changes/index.ts'
import { asRefusal } from '../commands/index.ts'
import { refuseBlockedVisitor } from '../customers/index.ts'
import { toCustomer } from '../entities/index.ts'
import { type AccessTokens, createAccessTokens } from './access-token.ts'
import { loadMe } from './me.ts'
import type { ProviderSignIns } from './provider/index.ts'
import {
  type Family,
  issueRefreshToken,
  newFamily,
  revokeRefreshToken,
  spendRefreshToken,
} from './refresh-token.ts'
import type { SignInKeys } from './second-factor/index.ts'
import { createSignIn, refuseWithoutFactor, type SignIn } from './sign-in.ts'
import { trustOf } from './trust.ts'

export interface Account extends SignIn {
  readonly accessTokens: AccessTokens
  createCustomer(visitor: Visitor): Promise<Introduced>
  /** Makes a customer, and does in the same transaction what they came for. */
  introduce<Result>(
    visitor: Visitor,
    work: (tx: Tx, reader: Reader) => Promise<Result>,
  ): Promise<Introduced & { result: Result }>
  refresh(refreshToken: string, address: string): Promise<{ tokens: Tokens }>
  signOut(refreshToken: string): Promise<void>
  me(identity: Identity): Promise<Me>
}

type Visitor = RouteBody<'createCustomer'>

interface Introduced {
  readonly tokens: Tokens
  readonly customer: Customer
}

interface Settings {
  readonly tokenSecret: string
  readonly keys: SignInKeys
  readonly provider: ProviderSignIns | null
  readonly accessTokenSeconds: number
  readonly refreshTokenDays: number
  readonly leaseDays: number
  /** Whether administrators may sign in from an address. */
  mayAdministerFrom(address: string): boolean
}

/** `committed` is called after a commit that left change records. */
export function createAccount(db: Db, settings: Settings, committed: () => void): Account {
  const accessTokens = createAccessTokens(settings.tokenSecret, settings.accessTokenSeconds)

  async function issue(tx: Tx, member: Identity, family: Family): Promise<Tokens> {
    return {
      accessToken: await accessTokens.issue(member, family.deviceId, await trustOf(tx, member)),
      expiresIn: accessTokens.lifetime,
      refreshToken: await issueRefreshToken(tx, member, family, settings.refreshTokenDays),
      ...(member.kind === 'user' && { lease: { days: settings.leaseDays, from: new Date().toISOString() } }),
    }
  }

  async function introduce<Result>(
    { workspace: slug, device, ...profile }: Visitor,
    work: (tx: Tx, reader: Reader) => Promise<Result>,
  ): Promise<Introduced & { result: Result }> {
    const workspaceId = await findWorkspace(db, slug)
    const member: Identity = { workspaceId, kind: 'customer', id: uuidv7() }
    const introduced = await inWorkspace(db, member, async (tx) => {
      await refuseBlockedVisitor(tx, { email: profile.email, deviceId: device.id })
      const row = await insertCustomer(tx, member, profile)
      const tokens = await issue(tx, member, newFamily(device, false))
      await recordAudit(tx, member, 'customer.create', member.id)
      await recordChanges(tx, workspaceId, [customerChanged(member.id)])
      const result = await work(tx, await loadReader(tx, member))
      return { tokens, customer: toCustomer(row, { role: 'customer' }), result }
    }).catch((error: unknown) => {
      throw asRefusal(error)
    })
    committed()
    return introduced
  }

  function refuseAdministering(role: ReaderRole, address: string): void {
    if (role !== 'admin' || settings.mayAdministerFrom(address)) return
    throw new ParleyError('FORBIDDEN', 'Administrators may not sign in from here.', {
      hint: 'Use one of the networks that PARLEY_ADMIN_ADDRESSES names.',
    })
  }

  return {
    accessTokens,

    ...createSignIn({ ...settings, db, issue, refuseAdministering }),

    async createCustomer(visitor) {
      const { tokens, customer } = await introduce(visitor, async () => null)
      return { tokens, customer }
    },

    introduce,

    async refresh(refreshToken, address) {
      return spendRefreshToken(db, refreshToken, async (tx, member, family) => {
        // Refuses an account that has been disabled.
        const { role } = await loadReader(tx, member)
        refuseAdministering(role, address)
        if (!family.byProvider) await refuseWithoutFactor(tx, member, role)
        return { tokens: await issue(tx, member, family) }
      })
    },

    signOut: (refreshToken) => revokeRefreshToken(db, refreshToken),

    me: (identity) => inSnapshot(db, identity, (tx) => loadMe(tx, identity)),
  }
}

/** The id of the workspace that visitors know by its slug. */
export async function findWorkspace(db: Db, slug: string): Promise<string> {
  const { rows } = await sql<{ id: string | null }>`select find_workspace(${slug}) as id`.execute(db)
  const id = rows[0]?.id ?? null
  if (id === null) throw new ParleyError('NOT_FOUND', 'There is no such workspace.', { field: 'workspace' })
  return id
}

function insertCustomer(
  tx: Tx,
  member: Identity,
  profile: Omit<Visitor, 'workspace' | 'device'>,
): Promise<Row<'customers'>> {
  return tx
    .insertInto('customers')
    .values({
      id: member.id,
      workspace_id: member.workspaceId,
      name: profile.name,
      email: profile.email,
      locale: profile.locale,
      time_zone: profile.timeZone,
      attributes: '{}',
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
