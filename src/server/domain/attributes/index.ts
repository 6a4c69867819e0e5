import type { AttributesPatch } from '#shared/commands/attributes.ts'
import type { AttributeDefinition, Attributes } from '#shared/entities.ts'
import type { Tx } from '../../db/index.ts'
import { patched } from './fit.ts'

/** The custom attributes of a session or a customer after a patch; the caller holds the row's lock and writes them. */
export async function changeAttributes(
  tx: Tx,
  subject: AttributeDefinition['subject'],
  before: Attributes,
  patch: AttributesPatch,
): Promise<Attributes> {
  const definitions = await tx
    .selectFrom('attribute_definitions')
    .select(['key', 'type', 'choices', 'archived_at'])
    .where('subject', '=', subject)
    .execute()
  return patched(definitions, before, patch)
}
