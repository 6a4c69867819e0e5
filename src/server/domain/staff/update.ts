import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import type { StaffMember } from '#shared/routes/staff.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { revokeMember } from '../account/index.ts'
import { workspaceChanged } from '../changes/index.ts'
import type { Written } from '../direct-write/index.ts'
import { readUser } from './list.ts'
import { setTeams } from './manage.ts'

type Patch = RouteBody<'updateUser'>

/** The change record makes every server look at the rights of who is connected: what was taken away ends at once. */
export async function updateUser(
  tx: Tx,
  reader: Reader,
  userId: string,
  patch: Patch,
  wipesRemoved: boolean,
): Promise<Written<StaffMember>> {
  refuseNotTheirs(reader, userId, patch)
  const before = await lockUser(tx, userId, patch)
  const { teamIds, disabled, needsApproval, ...fields } = patch
  const disabledAt = disabled ? (before.disabled_at ?? new Date()) : null
  const change = {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(needsApproval !== undefined && { needs_approval: needsApproval }),
    ...(disabled !== undefined && { disabled_at: disabledAt }),
  }
  if (Object.keys(change).length > 0) {
    await tx.updateTable('users').set(change).where('id', '=', userId).execute()
  }
  if (teamIds !== undefined) await setTeams(tx, { workspaceId: reader.workspaceId, userId }, teamIds)
  if (disabled === true) await revokeMember(tx, userId, wipesRemoved)
  return {
    value: await readUser(tx, reader, userId),
    changes: [workspaceChanged('user', userId)],
    audit: { action: 'user.change', subjectId: userId, details: factsOf(patch) },
  }
}

function refuseNotTheirs(reader: Reader, userId: string, patch: Patch): void {
  if (may(reader.role, 'staff.manage')) return
  if (userId === reader.id && Object.keys(patch).every((field) => field === 'name')) return
  throw new ParleyError('FORBIDDEN', 'Only admins change this.', {
    hint: 'You can change your own name.',
  })
}

/**
 * Holds the user; before somebody may stop being an admin, all admins, in one order: of two who take each other's
 * rights away at once, the second finds that they are the last.
 */
async function lockUser(tx: Tx, userId: string, { role, disabled }: Patch): Promise<Row<'users'>> {
  if ((role !== undefined && role !== 'admin') || disabled === true) {
    const admins = await tx
      .selectFrom('users')
      .select('id')
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute()
    if (admins.length === 1 && admins[0]?.id === userId) {
      throw new ParleyError('CONFLICT', 'This is the last admin.', { hint: 'Make somebody else one first.' })
    }
  }
  const user = await tx
    .selectFrom('users')
    .selectAll()
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (user === undefined) throw new ParleyError('NOT_FOUND', 'There is no such member of staff.')
  return user
}

/** Names stay out of the audit. */
function factsOf({
  role,
  teamIds,
  needsApproval,
  disabled,
  ...others
}: Patch): Readonly<Record<string, unknown>> {
  const fields = Object.keys(others)
  return {
    ...(role !== undefined && { role }),
    ...(teamIds !== undefined && { teamIds }),
    ...(needsApproval !== undefined && { needsApproval }),
    ...(disabled !== undefined && { disabled }),
    ...(fields.length > 0 && { fields }),
  }
}
