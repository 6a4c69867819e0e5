import { z } from 'zod'
import type { AttributesPatch } from '#shared/commands/attributes.ts'
import type { Attributes } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row } from '../../db/index.ts'

export type Definition = Pick<Row<'attribute_definitions'>, 'key' | 'type' | 'choices' | 'archived_at'>
type Value = Attributes[string]

const isoDate = z.iso.date()

/** Attributes after a patch. INVALID for a key that is not defined and a value that does not fit its definition. */
export function patched(
  definitions: readonly Definition[],
  before: Attributes,
  patch: AttributesPatch,
): Attributes {
  const after = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(patch)) {
    const definition = definitions.find((one) => one.key === key)
    // What is no longer defined may still be taken away.
    if (definition === undefined && !(value === null && after.has(key))) throw unknownKey(key, definitions)
    if (value === null || definition === undefined) after.delete(key)
    else after.set(key, fitting(definition, value))
  }
  return Object.fromEntries(after)
}

function fitting(definition: Definition, value: Value): Value {
  const misfit = misfitOf(definition, value)
  if (misfit === null) return value
  throw new ParleyError('INVALID', `"${definition.key}" does not take this value.`, {
    field: `attributes.${definition.key}`,
    hint: misfit,
  })
}

/** What would fit instead; null when the value does. */
function misfitOf({ type, choices, archived_at }: Definition, value: Value): string | null {
  if (archived_at !== null) return 'It is archived: it can only be cleared.'
  switch (type) {
    case 'text':
      return typeof value === 'string' ? null : 'Give it a text.'
    case 'number':
      return typeof value === 'number' ? null : 'Give it a number.'
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Give it true or false.'
    case 'date':
      return isoDate.safeParse(value).success ? null : 'Give it a date like 2026-11-21.'
    case 'choice':
      return choices.some((choice) => choice === value) ? null : `Choose one of: ${choices.join(', ')}.`
  }
}

function unknownKey(key: string, definitions: readonly Definition[]): ParleyError {
  const known = definitions.flatMap((one) => (one.archived_at === null ? one.key : [])).sort()
  return new ParleyError('INVALID', `There is no attribute "${key}".`, {
    field: `attributes.${key}`,
    hint: known.length === 0 ? 'None is defined yet.' : `There are: ${known.join(', ')}.`,
  })
}
