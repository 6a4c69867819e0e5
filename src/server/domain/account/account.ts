import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Customer } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Me, RouteBody, Tokens } from '#shared/rest.ts'
import { type Db, inSnapshot, inWorkspace, type Tx } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { customerChanged, recordChanges } from '../changes/index.ts'
import { toCustomer, toUser } from '../entities/index.ts'
import { type AccessTokens, createAccessTokens } from './access-token.ts'
import { verifyPassword } from './password.ts'
import { type Family, issueRefreshToken, revokeRefreshToken, spendRefreshToken } from './refresh-token.ts'

export interface Account {
  readonly accessTokens: AccessTokens
  signIn(input: RouteBody<'signIn'>): Promise<{ tokens: Tokens; me: Me }>
  createCustomer(input: RouteBody<'createCustomer'>): Promise<{ tokens: Tokens; customer: Customer }>
  refresh(refreshToken: string): Promise<{ tokens: Tokens }>
  signOut(refreshToken: string): Promise<void>
  me(identity: Identity): Promise<Me>
}

interface Settings {
  readonly tokenSecret: string
  readonly accessTokenSeconds: number
  readonly refreshTokenDays: number
}

/** `committed` is called after a commit that left change records. */
export function createAccount(db: Db, settings: Settings, committed: () => void): Account {
  const accessTokens = createAccessTokens(settings.tokenSecret, settings.accessTokenSeconds)

  async function issue(tx: Tx, member: Identity, family: Family): Promise<Tokens> {
    return {
      accessToken: await accessTokens.issue(member, family.deviceId),
      expiresIn: accessTokens.lifetime,
      refreshToken: await issueRefreshToken(tx, member, family, settings.refreshTokenDays),
    }
  }

  return {
    accessTokens,

    async signIn({ email, password, device }) {
      const { rows } = await sql<{ workspace_id: string; user_id: string; password_hash: string }>`
        select * from find_sign_in(${email})`.execute(db)
      const found = rows[0]
      const matches = await verifyPassword(found?.password_hash ?? null, password)
      if (found === undefined || !matches) {
        throw new ParleyError('WRONG_CREDENTIALS', 'The address or the password is wrong.')
      }
      const member: Identity = { workspaceId: found.workspace_id, kind: 'user', id: found.user_id }
      return inWorkspace(db, member, async (tx) => {
        const tokens = await issue(tx, member, newFamily(device))
        await recordAudit(tx, member, 'sign_in', device.id)
        return { tokens, me: await loadMe(tx, member) }
      })
    },

    async createCustomer({ workspace: slug, device, ...profile }) {
      const { rows } = await sql<{ id: string | null }>`select find_workspace(${slug}) as id`.execute(db)
      const workspaceId = rows[0]?.id ?? null
      if (workspaceId === null) {
        throw new ParleyError('NOT_FOUND', 'There is no such workspace.', { field: 'workspace' })
      }
      const member: Identity = { workspaceId, kind: 'customer', id: uuidv7() }
      const result = await inWorkspace(db, member, async (tx) => {
        const row = await tx
          .insertInto('customers')
          .values({
            id: member.id,
            workspace_id: workspaceId,
            name: profile.name,
            email: profile.email,
            locale: profile.locale,
            time_zone: profile.timeZone,
            attributes: '{}',
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        const tokens = await issue(tx, member, newFamily(device))
        await recordAudit(tx, member, 'customer.create', member.id)
        await recordChanges(tx, workspaceId, [customerChanged(member.id)])
        return { tokens, customer: toCustomer(row, { role: 'customer' }) }
      })
      committed()
      return result
    },

    async refresh(refreshToken) {
      return spendRefreshToken(db, refreshToken, async (tx, member, family) => {
        // Refuses an account that has been disabled.
        await loadReader(tx, member)
        return { tokens: await issue(tx, member, family) }
      })
    },

    signOut: (refreshToken) => revokeRefreshToken(db, refreshToken),

    me: (identity) => inSnapshot(db, identity, (tx) => loadMe(tx, identity)),
  }
}

function newFamily(device: { id: string; name: string }): Family {
  return { id: uuidv7(), deviceId: device.id, deviceName: device.name }
}

async function loadMe(tx: Tx, identity: Identity): Promise<Me> {
  const { role } = await loadReader(tx, identity)
  const row = await tx
    .selectFrom('users')
    .selectAll()
    .select(
      sql<string[]>`array(select team_id from team_members where user_id = users.id order by team_id)`.as(
        'team_ids',
      ),
    )
    .where('id', '=', identity.id)
    .executeTakeFirstOrThrow()
  const workspace = await tx
    .selectFrom('workspaces')
    .select(['id', 'name', 'slug'])
    .where('id', '=', identity.workspaceId)
    .executeTakeFirstOrThrow()
  return { workspace, user: toUser(row, { role }), email: row.email }
}
