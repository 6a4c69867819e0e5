import { may } from '#shared/access.ts'
import type { AttributeDefinition } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { RouteBody } from '#shared/rest.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { workspaceChanged } from '../changes/index.ts'
import { unchanged, type Written } from '../direct-write/index.ts'
import { toAttributeDefinition } from '../entities/index.ts'
import { idReused } from '../unique.ts'

type Wanted = RouteBody<'putAttributeDefinition'>

export function listAttributeDefinitions(
  db: Db,
  identity: Identity,
): Promise<{ attributeDefinitions: AttributeDefinition[] }> {
  return inSnapshot(db, identity, async (tx) => {
    await loadReader(tx, identity)
    const rows = await tx
      .selectFrom('attribute_definitions')
      .selectAll()
      .orderBy('subject')
      .orderBy('key')
      .execute()
    return { attributeDefinitions: rows.map(toAttributeDefinition) }
  })
}

/** Values are kept by key and as their type, so that these stay; choices may be added, and none taken away. */
export async function putAttributeDefinition(
  tx: Tx,
  reader: Reader,
  id: string,
  wanted: Wanted,
): Promise<Written<AttributeDefinition>> {
  if (!may(reader.role, 'attribute.manage')) {
    throw new ParleyError('FORBIDDEN', 'Only admins manage custom attributes.')
  }
  refuseStrangeChoices(wanted)
  const at = new Date()
  const { subject, key, label, type, choices, archived } = wanted
  const made = await tx
    .insertInto('attribute_definitions')
    .values({
      ...{ id, workspace_id: reader.workspaceId, subject, key, label, type, choices },
      archived_at: archived ? at : null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  const changes = [workspaceChanged('attributeDefinition', id)]
  const details = { subject, type, archived }
  if (made !== undefined) {
    const audit = { action: 'attribute.create', subjectId: id, details }
    return { value: toAttributeDefinition(made), changes, audit }
  }
  const before = await tx
    .selectFrom('attribute_definitions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) throw idReused()
  refuseOther(before, wanted)
  if (isAsWanted(before, wanted)) return unchanged(toAttributeDefinition(before))
  const after = await tx
    .updateTable('attribute_definitions')
    .set({ label, choices, archived_at: archived ? (before.archived_at ?? at) : null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const audit = { action: 'attribute.change', subjectId: id, details }
  return { value: toAttributeDefinition(after), changes, audit }
}

function refuseStrangeChoices({ type, choices }: Wanted): void {
  const isFit = type === 'choice' ? choices.length > 0 : choices.length === 0
  if (isFit && new Set(choices).size === choices.length) return
  throw new ParleyError('INVALID', 'An attribute of type choice has choices, each once; others have none.', {
    field: 'choices',
  })
}

function refuseOther(before: Row<'attribute_definitions'>, wanted: Wanted): void {
  for (const field of ['subject', 'key', 'type'] as const) {
    if (before[field] === wanted[field]) continue
    throw new ParleyError('CONFLICT', `The ${field} of an attribute stays: values depend on it.`, {
      field,
      hint: 'Archive this one and make another.',
    })
  }
  if (before.choices.every((choice) => wanted.choices.includes(choice))) return
  throw new ParleyError('CONFLICT', 'A choice stays: somebody may have it.', {
    field: 'choices',
    hint: 'Keep all choices and add to them.',
  })
}

function isAsWanted(before: Row<'attribute_definitions'>, { label, choices, archived }: Wanted): boolean {
  return (
    before.label === label &&
    (before.archived_at !== null) === archived &&
    JSON.stringify(before.choices) === JSON.stringify(choices)
  )
}
