import type { RouteBody } from '#shared/rest.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { hashPassword } from '../account/index.ts'
import { staffAdded } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { idReused } from '../unique.ts'
import { readUser } from './list.ts'
import { refuseOthers, setTeams } from './manage.ts'

/** Sent again, with the same id and address, it is answered with the account as it is now. */
export async function createUser(
  tx: Tx,
  reader: Reader,
  {
    id,
    name,
    email,
    role,
    teamIds,
    skills,
    languages,
    capacity,
    needsApproval,
    password,
  }: RouteBody<'createUser'>,
): Promise<Written<StaffMember>> {
  refuseOthers(reader)
  const { workspaceId } = reader
  const made = await tx
    .insertInto('users')
    .values({
      ...{ id, workspace_id: workspaceId, name, email, role, skills, languages, capacity },
      needs_approval: needsApproval,
      password_hash: await hashPassword(password),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) {
    const there = await tx.selectFrom('users').select('email').where('id', '=', id).executeTakeFirst()
    if (there?.email !== email) throw idReused()
    return unchanged(await readUser(tx, reader, id))
  }
  await setTeams(tx, { workspaceId, userId: id }, teamIds)
  return {
    value: await readUser(tx, reader, id),
    changes: [staffAdded('user', id)],
    audit: { action: 'user.create', subjectId: id, details: { role, teamIds } },
  }
}
