import { sql } from 'kysely'
import type { ReaderRole } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Me, RouteBody, RouteResponse, Tokens } from '#shared/rest.ts'
import type { Enrolment } from '#shared/second-factor.ts'
import { type Db, inWorkspace, type Tx } from '../../db/index.ts'
import type { Identity } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { loadMe } from './me.ts'
import { verifyPassword } from './password.ts'
import type { ProviderSignIns } from './provider/index.ts'
import { type Family, newFamily } from './refresh-token.ts'
import {
  begin,
  challengeOver,
  confirm,
  createChallenges,
  findFactor,
  isRequired,
  markOf,
  type SignInKeys,
  spendCode,
  wrongCode,
} from './second-factor/index.ts'
import { registerDevice } from './wipe.ts'

type Entered = RouteResponse<'signIn'>
type Device = RouteBody<'signIn'>['device']

/** The ways in, for staff. `address` is where they come from. */
export interface SignIn {
  /** Throws SECOND_FACTOR_REQUIRED where the password is not enough. */
  signIn(input: RouteBody<'signIn'>, address: string): Promise<Entered>
  /** Whose account a second step is for. */
  emailOf(challenge: string): Promise<string>
  enrolAtSignIn(challenge: string): Promise<Enrolment>
  signInWithCode(
    input: RouteBody<'signInWithCode'>,
    address: string,
  ): Promise<RouteResponse<'signInWithCode'>>
  readonly provider: ProviderSignIns | null
  signInWithProvider(input: RouteBody<'signInWithProvider'>, address: string): Promise<Entered>
}

interface Services {
  readonly db: Db
  readonly keys: SignInKeys
  readonly tokenSecret: string
  readonly provider: ProviderSignIns | null
  issue(tx: Tx, member: Identity, family: Family): Promise<Tokens>
  refuseAdministering(role: ReaderRole, address: string): void
}

export function createSignIn(services: Services): SignIn {
  const { db, keys, tokenSecret, provider, issue, refuseAdministering } = services
  const challenges = createChallenges(tokenSecret)

  /** Everything has been shown that is asked for. */
  async function admit(
    tx: Tx,
    me: Me,
    device: Device,
    way: 'password' | 'code' | 'provider',
  ): Promise<Entered> {
    const member = memberOf(me.workspace.id, me.user.id)
    await registerDevice(tx, member, device, new Date())
    const tokens = await issue(tx, member, newFamily(device, way === 'provider'))
    await recordAudit(tx, member, 'sign_in', device.id, { way })
    return { tokens, me }
  }

  /** A sign-in between its two steps, and the transaction that its second one is. */
  async function inSecondStep<Result>(
    challenge: string,
    work: (tx: Tx, member: Identity, deviceId: string) => Promise<Result>,
  ): Promise<Result> {
    const { workspaceId, userId, deviceId, mark } = await challenges.read(challenge)
    const member = memberOf(workspaceId, userId)
    return inWorkspace(db, member, async (tx) => {
      const user = await tx
        .selectFrom('users')
        .select('password_hash')
        .where('id', '=', userId)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      if (user === undefined || markOf(user.password_hash) !== mark) throw challengeOver()
      return work(tx, member, deviceId)
    })
  }

  return {
    provider,

    async signIn({ email, password, device }, address) {
      const { rows } = await sql<{ workspace_id: string; user_id: string; password_hash: string }>`
        select * from find_sign_in(${email})`.execute(db)
      const found = rows[0]
      const matches = await verifyPassword(found?.password_hash ?? null, password)
      if (found === undefined || !matches) {
        throw new ParleyError('WRONG_CREDENTIALS', 'The address or the password is wrong.')
      }
      const member = memberOf(found.workspace_id, found.user_id)
      return inWorkspace(db, member, async (tx) => {
        const me = await loadMe(tx, member)
        refuseAdministering(me.user.role, address)
        const isSetUp = hasFactor(await findFactor(tx, member.id))
        if (isSetUp || (await isRequired(tx, member, me.user.role))) {
          const passed = { workspaceId: found.workspace_id, userId: found.user_id, email }
          const mark = markOf(found.password_hash)
          const challenge = await challenges.issue({ ...passed, deviceId: device.id, mark })
          throw new ParleyError('SECOND_FACTOR_REQUIRED', 'A code from your authenticator app is needed.', {
            details: { challenge, isSetUp },
          })
        }
        return admit(tx, me, device, 'password')
      })
    },

    async emailOf(challenge) {
      return (await challenges.read(challenge)).email
    },

    enrolAtSignIn: (challenge) =>
      inSecondStep(challenge, async (tx, member) => {
        // Whoever has only the password may not put their own app in the place of another's.
        if (hasFactor(await findFactor(tx, member.id))) {
          throw new ParleyError('CONFLICT', 'There is a second factor already.', { hint: 'Enter its code.' })
        }
        return begin(tx, keys, member)
      }),

    async signInWithCode({ challenge, code, device }, address) {
      const entered = await inSecondStep(challenge, async (tx, member, deviceId) => {
        if (device.id !== deviceId) throw challengeOver()
        const me = await loadMe(tx, member)
        refuseAdministering(me.user.role, address)
        const now = new Date()
        if (hasFactor(await findFactor(tx, member.id))) {
          if (!(await spendCode(tx, keys, member, code, now))) return null
          return { ...(await admit(tx, me, device, 'code')), recoveryCodes: null }
        }
        const recoveryCodes = await confirm(tx, keys, member, code, now)
        return recoveryCodes && { ...(await admit(tx, me, device, 'code')), recoveryCodes }
      })
      // Thrown here rather than inside, where it would take back that this was counted.
      if (entered === null) throw wrongCode()
      return entered
    },

    async signInWithProvider({ code, verifier, device }, address) {
      if (provider === null) throw noProvider()
      const { workspaceId, userId } = await provider.redeem(code, verifier)
      const member = memberOf(workspaceId, userId)
      return inWorkspace(db, member, async (tx) => {
        const me = await loadMe(tx, member)
        refuseAdministering(me.user.role, address)
        return admit(tx, me, device, 'provider')
      })
    },
  }
}

/** Whoever needs a second factor and has none gets no new tokens: signing in, they set it up. */
export async function refuseWithoutFactor(tx: Tx, member: Identity, role: ReaderRole): Promise<void> {
  if (member.kind !== 'user' || !(await isRequired(tx, member, role))) return
  if (hasFactor(await findFactor(tx, member.id))) return
  throw new ParleyError('UNAUTHENTICATED', 'Your workspace asks for a second factor.', {
    hint: 'Sign in again to set it up.',
  })
}

export function noProvider(): ParleyError {
  return new ParleyError('NOT_FOUND', 'This server has no single sign-on.')
}

function hasFactor(factor: { secret: Buffer | null } | undefined): boolean {
  return factor !== undefined && factor.secret !== null
}

function memberOf(workspaceId: string, id: string): Identity {
  return { workspaceId, kind: 'user', id }
}
