import { sql } from 'kysely'
import type { ProviderProblem } from '#shared/provider.ts'
import type { Tx } from '../../../db/index.ts'
import type { Vouched } from './client.ts'

type Found = { readonly userId: string } | { readonly problem: ProviderProblem }

/**
 * Whom a provider means: by its subject, once that is known. The first time by an address that it has verified. One
 * account has one subject at a provider, for an address may be given to somebody else there.
 */
export async function findVouchedUser(
  tx: Tx,
  workspaceId: string,
  { issuer, subject, email }: Vouched,
): Promise<Found> {
  const known = await tx
    .selectFrom('user_identities')
    .innerJoin('users', 'users.id', 'user_identities.user_id')
    .select(['users.id', 'users.disabled_at'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (known) return known.disabled_at === null ? { userId: known.id } : { problem: 'no_account' }
  if (email === null) return { problem: 'email_unverified' }

  const user = await tx
    .selectFrom('users')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (user === undefined) return { problem: 'no_account' }
  const linked = await tx
    .insertInto('user_identities')
    .values({ issuer, subject, user_id: user.id, workspace_id: workspaceId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .execute()
  return linked.length > 0 ? { userId: user.id } : { problem: 'no_account' }
}
