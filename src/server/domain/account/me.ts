import { sql } from 'kysely'
import type { Me } from '#shared/rest.ts'
import type { Tx } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { toUser } from '../entities/index.ts'

export async function loadMe(tx: Tx, identity: Identity): Promise<Me> {
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
