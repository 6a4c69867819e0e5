import { sql } from 'kysely'
import { may } from '#shared/access.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { toUser } from '../entities/index.ts'

type UserRow = Row<'users'> & { team_ids: string[]; has_second_factor: boolean }

export function listUsers(db: Db, identity: Identity): Promise<{ users: StaffMember[] }> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const rows = await selectUsers(tx).orderBy('name').orderBy('id').execute()
    return { users: rows.map((row) => toStaffMember(row, reader)) }
  })
}

export async function readUser(tx: Tx, reader: Reader, userId: string): Promise<StaffMember> {
  return toStaffMember(await selectUsers(tx).where('id', '=', userId).executeTakeFirstOrThrow(), reader)
}

function selectUsers(tx: Tx) {
  return tx
    .selectFrom('users')
    .selectAll()
    .select([
      sql<string[]>`array(select team_id from team_members where user_id = users.id order by team_id)`.as(
        'team_ids',
      ),
      // Begun and not confirmed, it is none.
      sql<boolean>`exists (select from second_factors where user_id = users.id and secret is not null)`.as(
        'has_second_factor',
      ),
    ])
}

function toStaffMember(row: UserRow, reader: Reader): StaffMember {
  const isManaging = may(reader.role, 'staff.manage')
  return {
    ...toUser(row, reader),
    email: isManaging ? row.email : null,
    needsApproval: isManaging ? row.needs_approval : null,
    hasSecondFactor: isManaging ? row.has_second_factor : null,
    disabledAt: row.disabled_at?.toISOString() ?? null,
  }
}
