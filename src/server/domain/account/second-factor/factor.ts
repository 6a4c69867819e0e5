import { ParleyError } from '#shared/errors.ts'
import type { Enrolment } from '#shared/second-factor.ts'
import type { Row, Tx } from '../../../db/index.ts'
import type { Identity } from '../../access/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { enrolmentOf, isAppCode, newRecoveryCodes, newSecret, plain, stepOf } from './codes.ts'
import type { SignInKeys } from './keys.ts'

/** Wrong codes in a row after which only a recovery code helps, as NIST SP 800-63B has it. */
const MAX_FAILURES = 100

type Factor = Row<'second_factors'>

export function findFactor(tx: Tx, userId: string): Promise<Factor | undefined> {
  return tx.selectFrom('second_factors').selectAll().where('user_id', '=', userId).executeTakeFirst()
}

/** Held until the transaction ends: of two that come with the same code at once, the second finds it spent. */
function lockFactor(tx: Tx, userId: string): Promise<Factor | undefined> {
  return tx
    .selectFrom('second_factors')
    .selectAll()
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether a code counts. It counts once. */
export async function spendCode(
  tx: Tx,
  keys: SignInKeys,
  member: Identity,
  code: string,
  now: Date,
): Promise<boolean> {
  const factor = await lockFactor(tx, member.id)
  if (!factor?.secret) return false
  const update = tx.updateTable('second_factors').where('user_id', '=', member.id)
  if (isAppCode(code) && factor.failures < MAX_FAILURES) {
    const step = stepOf(keys.open(factor.secret, member.id), code, now.getTime())
    if (step !== null && step > factor.last_step) {
      await update.set({ last_step: step, failures: 0 }).execute()
      return true
    }
  } else if (await spendRecoveryCode(tx, keys, member, code, now)) {
    await update.set({ failures: 0 }).execute()
    return true
  }
  await update.set({ failures: factor.failures + 1 }).execute()
  await recordAudit(tx, member, 'second_factor.failed', member.id)
  return false
}

async function spendRecoveryCode(
  tx: Tx,
  keys: SignInKeys,
  member: Identity,
  code: string,
  now: Date,
): Promise<boolean> {
  const spent = await tx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', member.id)
    .where('code_hash', '=', keys.digest(plain(code), member.id))
    .where('used_at', 'is', null)
    .returning('user_id')
    .execute()
  if (spent.length === 0) return false
  await recordAudit(tx, member, 'second_factor.recovery_code', member.id)
  return true
}

/** Makes a secret that counts once a code of its own has come. */
export async function begin(tx: Tx, keys: SignInKeys, member: Identity): Promise<Enrolment> {
  const { email, workspace } = await tx
    .selectFrom('users')
    .innerJoin('workspaces', 'workspaces.id', 'users.workspace_id')
    .select(['users.email', 'workspaces.name as workspace'])
    .where('users.id', '=', member.id)
    .executeTakeFirstOrThrow()
  const secret = newSecret()
  const pending = keys.seal(secret, member.id)
  await tx
    .insertInto('second_factors')
    .values({ user_id: member.id, workspace_id: member.workspaceId, pending })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ pending }))
    .execute()
  return enrolmentOf(secret, workspace, email)
}

/** Takes the new secret into use. Answers null where the code is not one of it. */
export async function confirm(
  tx: Tx,
  keys: SignInKeys,
  member: Identity,
  code: string,
  now: Date,
): Promise<string[] | null> {
  const factor = await lockFactor(tx, member.id)
  if (!factor?.pending) {
    throw new ParleyError('NOT_FOUND', 'No authenticator app is being set up.', { hint: 'Begin again.' })
  }
  const step = stepOf(keys.open(factor.pending, member.id), code, now.getTime())
  if (step === null) return null
  const { pending: secret } = factor
  await tx
    .updateTable('second_factors')
    .set({ secret, pending: null, confirmed_at: now, last_step: step, failures: 0 })
    .where('user_id', '=', member.id)
    .execute()
  await recordAudit(tx, member, 'second_factor.enable', member.id)
  return replaceRecoveryCodes(tx, keys, member)
}

export async function replaceRecoveryCodes(tx: Tx, keys: SignInKeys, member: Identity): Promise<string[]> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', member.id).execute()
  const codes = newRecoveryCodes()
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        user_id: member.id,
        workspace_id: member.workspaceId,
        code_hash: keys.digest(plain(code), member.id),
      })),
    )
    .execute()
  return codes
}

/** Whether the workspace asks for a second factor of whoever has this role. */
export async function isRequired(tx: Tx, { workspaceId }: Identity, role: string): Promise<boolean> {
  const { second_factor_roles } = await tx
    .selectFrom('workspaces')
    .select('second_factor_roles')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return second_factor_roles.some((asked) => asked === role)
}

export function wrongCode(): ParleyError {
  return new ParleyError('WRONG_CREDENTIALS', 'This code is wrong, or has been used.', {
    field: 'code',
    hint: 'Wait for the next code of your app, or use a recovery code.',
  })
}
