import { may } from '#shared/access.ts'
import type { Label } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import { type Db, inSnapshot, type NewRow, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { workspaceChanged } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { toLabel } from '../entities/index.ts'
import { idReused } from '../unique.ts'

export function listLabels(db: Db, identity: Identity): Promise<{ labels: Label[] }> {
  return inSnapshot(db, identity, async (tx) => {
    await loadReader(tx, identity)
    const rows = await tx.selectFrom('labels').selectAll().orderBy('kind').orderBy('name').execute()
    return { labels: rows.map(toLabel) }
  })
}

/** Sessions carry a label by its name, so that it stays what it was; its color and whether it is offered may change. */
export async function putLabel(
  tx: Tx,
  reader: Reader,
  id: string,
  { kind, name, color, archived }: RouteBody<'putLabel'>,
): Promise<Written<Label>> {
  if (!may(reader.role, 'label.manage')) {
    throw new ParleyError('FORBIDDEN', 'Only supervisors and admins manage tags and categories.')
  }
  const at = new Date()
  const wanted: NewRow<'labels'> = {
    ...{ id, workspace_id: reader.workspaceId, kind, name, color },
    archived_at: archived ? at : null,
  }
  const made = await tx
    .insertInto('labels')
    .values(wanted)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  const changes = [workspaceChanged('label', id)]
  const details = { kind, color, archived }
  if (made !== undefined) {
    return { value: toLabel(made), changes, audit: { action: 'label.create', subjectId: id, details } }
  }
  const before = await tx.selectFrom('labels').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (before === undefined) throw idReused()
  if (before.kind !== kind || before.name !== name) {
    throw new ParleyError('CONFLICT', 'The name of a tag or a category stays: chats carry it.', {
      field: 'name',
      hint: 'Archive this one and make another.',
    })
  }
  if (before.color === color && (before.archived_at !== null) === archived) return unchanged(toLabel(before))
  const after = await tx
    .updateTable('labels')
    .set({ color, archived_at: archived ? (before.archived_at ?? at) : null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { value: toLabel(after), changes, audit: { action: 'label.change', subjectId: id, details } }
}
