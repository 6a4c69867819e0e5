import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { ParleyError } from '#shared/errors.ts'
import { LOOPBACK_PATH, type ProviderProblem } from '#shared/provider.ts'
import type { RouteBody } from '#shared/rest.ts'
import { type Db, inWorkspace, type Row, type Tx } from '../../../db/index.ts'
import { recordAudit } from '../../audit/index.ts'
import type { SignInKeys } from '../second-factor/index.ts'
import { createProviderClient, type Vouched } from './client.ts'
import type { ProviderSettings } from './settings.ts'
import { findVouchedUser } from './user.ts'

/** To sign in at the provider. */
const MINUTES_THERE = 10
/** From the browser to the console, on one machine. */
const SECONDS_BACK = 60

type SignIn = Row<'provider_sign_ins'>

/** Sign-ins through the provider, from the console to the browser and back. */
export interface ProviderSignIns {
  readonly name: string
  begin(input: RouteBody<'beginProviderSignIn'>): Promise<{ url: string }>
  /** The browser is back from the provider: where it goes next. Null for a sign-in that nobody has begun. */
  arrive(answer: URLSearchParams): Promise<string | null>
  /** Takes a code in, for good. Throws UNAUTHENTICATED where it is none, or another console's. */
  redeem(code: string, verifier: string): Promise<{ workspaceId: string; userId: string }>
}

interface Services {
  readonly db: Db
  readonly keys: SignInKeys
  readonly settings: ProviderSettings
  findWorkspace(slug: string): Promise<string>
  /** Facts only: what a provider says is not for a log. */
  warn(problem: ProviderProblem, error: unknown): void
}

export function createProviderSignIns({
  db,
  keys,
  settings,
  findWorkspace,
  warn,
}: Services): ProviderSignIns {
  const client = createProviderClient(settings)

  async function inOwn<Result>(work: (tx: Tx, workspaceId: string) => Promise<Result>): Promise<Result> {
    const workspaceId = await findWorkspace(settings.workspace)
    return inWorkspace(db, { workspaceId, id: null }, (tx) => work(tx, workspaceId))
  }

  /** It is taken out: whatever comes a second time finds nothing. */
  function take(column: 'state_hash' | 'code_hash', secret: string): Promise<SignIn | null> {
    return inOwn(async (tx) => {
      const row = await tx
        .deleteFrom('provider_sign_ins')
        .where(column, '=', digest(secret))
        .returningAll()
        .executeTakeFirst()
      return row !== undefined && row.expires_at > new Date() ? row : null
    })
  }

  async function ask(
    answer: URLSearchParams,
    state: string,
    row: SignIn,
  ): Promise<Vouched | ProviderProblem> {
    if (answer.has('error')) return 'denied'
    try {
      const verifier = keys.open(row.verifier, row.id).toString()
      return await client.exchange(answer, { state, nonce: row.nonce, verifier })
    } catch (error) {
      warn('failed', error)
      return 'failed'
    }
  }

  /** Keeps who it was for the console to ask, under a code that only the browser is told. */
  function admit(row: SignIn, vouched: Vouched): Promise<{ code: string } | { problem: ProviderProblem }> {
    return inOwn(async (tx, workspaceId) => {
      const found = await findVouchedUser(tx, workspaceId, vouched)
      if ('problem' in found) {
        const system = { workspaceId, kind: 'system', id: null } as const
        await recordAudit(tx, system, 'provider.refused', null, found)
        return found
      }
      const code = random()
      const expires_at = new Date(Date.now() + SECONDS_BACK * 1_000)
      const kept = { state_hash: null, code_hash: digest(code), user_id: found.userId, expires_at }
      await tx
        .insertInto('provider_sign_ins')
        .values({ ...row, ...kept })
        .execute()
      return { code }
    })
  }

  return {
    name: settings.name,

    async begin({ challenge, state: console_state, port }) {
      const id = uuidv7()
      const [state, nonce, verifier] = [random(), random(), random()]
      const url = await client.addressFor({ state, nonce, verifier }).catch((error: unknown) => {
        warn('failed', error)
        throw new ParleyError('UNAVAILABLE', `${settings.name} does not answer.`, {
          hint: 'Try again, or sign in with your password.',
        })
      })
      await inOwn(async (tx, workspace_id) => {
        await tx.deleteFrom('provider_sign_ins').where('expires_at', '<', new Date()).execute()
        const expires_at = new Date(Date.now() + MINUTES_THERE * 60_000)
        const sealed = keys.seal(Buffer.from(verifier), id)
        const row = { id, workspace_id, nonce, verifier: sealed, challenge, console_state, port, expires_at }
        await tx
          .insertInto('provider_sign_ins')
          .values({ ...row, state_hash: digest(state) })
          .execute()
      })
      return { url }
    },

    async arrive(answer) {
      const state = answer.get('state') ?? ''
      const row = await take('state_hash', state)
      if (row === null) return null
      const vouched = await ask(answer, state, row)
      const outcome = typeof vouched === 'string' ? { problem: vouched } : await admit(row, vouched)
      const back = new URLSearchParams({ state: row.console_state, ...outcome })
      // Never another machine: whoever has begun this sits at the one with the browser.
      return `http://127.0.0.1:${row.port}${LOOPBACK_PATH}?${back}`
    },

    async redeem(code, verifier) {
      const row = await take('code_hash', code)
      if (!row?.user_id || digest(verifier).toString('base64url') !== row.challenge) {
        throw new ParleyError('UNAUTHENTICATED', 'This sign-in is over.', { hint: 'Begin again.' })
      }
      return { workspaceId: row.workspace_id, userId: row.user_id }
    },
  }
}

function random(): string {
  return randomBytes(32).toString('base64url')
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
