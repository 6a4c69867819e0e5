import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody, RouteResponse } from '#shared/rest.ts'
import type { Enrolment, SecondFactorPolicy, SecondFactorState } from '#shared/second-factor.ts'
import type { Tx } from '../../../db/index.ts'
import type { Reader } from '../../access/index.ts'
import { unchanged, type Written } from '../../direct-write/index.ts'
import { verifyPassword } from '../password.ts'
import { begin, confirm, findFactor, isRequired, replaceRecoveryCodes, wrongCode } from './factor.ts'
import type { SignInKeys } from './keys.ts'

type WithPassword = RouteBody<'beginSecondFactor'>
type Codes = RouteResponse<'confirmSecondFactor'>

export async function readSecondFactor(tx: Tx, reader: Reader): Promise<SecondFactorState> {
  const factor = await findFactor(tx, reader.id)
  const { left } = await tx
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('user_id', '=', reader.id)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    since: factor?.confirmed_at?.toISOString() ?? null,
    recoveryCodesLeft: Number(left),
    isRequired: await isRequired(tx, reader, reader.role),
  }
}

export async function beginSecondFactor(
  tx: Tx,
  keys: SignInKeys,
  reader: Reader,
  { password }: WithPassword,
): Promise<Written<Enrolment>> {
  await refuseWrongPassword(tx, reader, password)
  const value = await begin(tx, keys, reader)
  return { value, changes: [], audit: { action: 'second_factor.begin', subjectId: reader.id } }
}

export async function confirmSecondFactor(
  tx: Tx,
  keys: SignInKeys,
  reader: Reader,
  { code }: RouteBody<'confirmSecondFactor'>,
): Promise<Written<Codes>> {
  const recoveryCodes = await confirm(tx, keys, reader, code, new Date())
  if (recoveryCodes === null) throw wrongCode()
  return unchanged({ recoveryCodes })
}

export async function renewRecoveryCodes(
  tx: Tx,
  keys: SignInKeys,
  reader: Reader,
  { password }: WithPassword,
): Promise<Written<Codes>> {
  await refuseWrongPassword(tx, reader, password)
  const factor = await findFactor(tx, reader.id)
  if (!factor?.secret) throw new ParleyError('NOT_FOUND', 'There is no second factor.')
  const recoveryCodes = await replaceRecoveryCodes(tx, keys, reader)
  const audit = { action: 'second_factor.renew_codes', subjectId: reader.id }
  return { value: { recoveryCodes }, changes: [], audit }
}

export async function removeSecondFactor(
  tx: Tx,
  reader: Reader,
  { password }: WithPassword,
): Promise<Written<undefined>> {
  await refuseWrongPassword(tx, reader, password)
  if (await isRequired(tx, reader, reader.role)) {
    throw new ParleyError('FORBIDDEN', 'Your workspace asks for a second factor.', {
      hint: 'Set it up on another device instead.',
    })
  }
  if (!(await remove(tx, reader.id))) return unchanged(undefined)
  const audit = { action: 'second_factor.remove', subjectId: reader.id }
  return { value: undefined, changes: [], audit }
}

/** For a colleague who has lost theirs. One's own goes with the password, so that nobody loses it at an open desk. */
export async function resetSecondFactor(tx: Tx, reader: Reader, userId: string): Promise<Written<undefined>> {
  if (!may(reader.role, 'staff.manage')) throw new ParleyError('FORBIDDEN', 'Only admins manage staff.')
  if (userId === reader.id) {
    throw new ParleyError('FORBIDDEN', 'Your own second factor is removed with your password.')
  }
  const known = await tx.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()
  if (known === undefined) throw new ParleyError('NOT_FOUND', 'There is no such member of staff.')
  if (!(await remove(tx, userId))) return unchanged(undefined)
  const audit = { action: 'second_factor.reset', subjectId: userId }
  return { value: undefined, changes: [], audit }
}

export async function readSecondFactorPolicy(tx: Tx, reader: Reader): Promise<SecondFactorPolicy> {
  const { second_factor_roles: roles } = await tx
    .selectFrom('workspaces')
    .select('second_factor_roles')
    .where('id', '=', reader.workspaceId)
    .executeTakeFirstOrThrow()
  return { roles }
}

/** An admin who has none may not ask it of admins: the first who could not get in would be they. */
export async function putSecondFactorPolicy(
  tx: Tx,
  reader: Reader,
  { roles }: SecondFactorPolicy,
): Promise<Written<SecondFactorPolicy>> {
  if (!may(reader.role, 'policy.manage')) {
    throw new ParleyError('FORBIDDEN', 'Only admins say what the workspace allows.')
  }
  const wanted = { roles: [...new Set(roles)].sort() }
  const before = await readSecondFactorPolicy(tx, reader)
  if (before.roles.join() === wanted.roles.join()) return unchanged(wanted)
  if (wanted.roles.includes('admin') && !(await findFactor(tx, reader.id))?.secret) {
    throw new ParleyError('CONFLICT', 'You have no second factor yourself.', {
      hint: 'Set up your own first.',
      field: 'roles',
    })
  }
  await tx
    .updateTable('workspaces')
    .set({ second_factor_roles: wanted.roles })
    .where('id', '=', reader.workspaceId)
    .execute()
  const audit = { action: 'second_factor.policy', subjectId: reader.workspaceId, details: wanted }
  return { value: wanted, changes: [], audit }
}

async function remove(tx: Tx, userId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('second_factors')
    .where('user_id', '=', userId)
    .returning('user_id')
    .execute()
  return removed.length > 0
}

async function refuseWrongPassword(tx: Tx, reader: Reader, password: string): Promise<void> {
  const { password_hash } = await tx
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', reader.id)
    .executeTakeFirstOrThrow()
  if (await verifyPassword(password_hash, password)) return
  throw new ParleyError('WRONG_CREDENTIALS', 'The password is wrong.', { field: 'password' })
}
