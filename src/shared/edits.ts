import { z } from 'zod'
import { COMMANDS, type CommandInput } from './commands.ts'
import { type Customer, externalRef, type Session } from './entities.ts'
import { errorBody } from './errors.ts'
import { id } from './ids.ts'

/** What is edited field by field, also while there is no line. */
export const editSubject = z.enum(['customer', 'session'])
export type EditSubject = z.infer<typeof editSubject>

/** What a field may hold; null for nothing. A tag is a field of its own: whether the session carries it. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), externalRef, z.null()])
export type FieldValue = z.infer<typeof fieldValue>

/** A field by the name of a command's input, or `attributes.<key>`, or `tags.<name>`. */
const fieldName = z.string().min(1).max(120)

/**
 * A field that somebody has changed here and the server does not know yet. `asks`: the server's value is by now neither
 * the one that was changed nor this one, and a person decides. `refused`: the server does not take it.
 */
export const recordEdit = z.object({
  subject: editSubject,
  subjectId: id,
  field: fieldName,
  value: fieldValue,
  state: z.enum(['waiting', 'asks', 'refused']),
  /** What the server has. */
  theirs: fieldValue,
  error: errorBody.nullable(),
})
export type RecordEdit = z.infer<typeof recordEdit>

/** A field of the chat named, or of its customer. */
export const fieldOf = { sessionId: id, subject: editSubject, field: fieldName }

export type EditCommand =
  | { name: 'customer.update'; input: CommandInput<'customer.update'> }
  | { name: 'session.update'; input: CommandInput<'session.update'> }

interface Wanted {
  subject: EditSubject
  subjectId: string
  field: string
  value: FieldValue
}

/** The command that tells one field, and the value as it will be kept; or what is wrong with it, by the command's own schema. */
export function editCommand({ subject, subjectId, field, value }: Wanted) {
  const idField = `${subject}Id`
  const parsed =
    subject === 'customer'
      ? COMMANDS['customer.update'].safeParse({ ...patchOf(field, value), [idField]: subjectId })
      : COMMANDS['session.update'].safeParse({ ...patchOf(field, value), [idField]: subjectId })
  if (!parsed.success) return { ok: false, error: parsed.error } as const
  if (field === idField) return { ok: false, error: new z.ZodError([]) } as const
  const kept = fieldIn(parsed.data, field)
  const command = { name: `${subject}.update`, input: parsed.data } as EditCommand
  return { ok: true, command, value: kept } as const
}

function patchOf(field: string, value: FieldValue): Record<string, unknown> {
  const [group, key] = partsOf(field)
  if (key === undefined) return { [field]: value }
  if (group === 'attributes') return { attributes: { [key]: value } }
  return { tags: value === true ? { add: [key] } : { remove: [key] } }
}

/** `attributes` and `tags` have members, whose names may contain a dot. */
function partsOf(field: string): [group: string, key: string | undefined] {
  const [group = field] = field.split('.', 1)
  return group === field ? [field, undefined] : [group, field.slice(group.length + 1)]
}

type Subject = Customer | Session

/** A record's own value of a field, or that of a command's input. */
export function fieldIn(record: object, field: string): FieldValue {
  const [group, key] = partsOf(field)
  const value: unknown = record[group as keyof typeof record]
  if (key === undefined) return fieldValue.catch(null).parse(value)
  if (Array.isArray(value)) return value.some((tag) => isSameTag(tag, key))
  if (group === 'tags') return (value as { add: string[] }).add.length > 0
  return fieldValue.catch(null).parse((value as Record<string, unknown> | undefined)?.[key])
}

/** The record with another value in one of its fields. */
export function withValue<Record extends Subject>(record: Record, field: string, value: FieldValue): Record {
  const [group, key] = partsOf(field)
  if (key === undefined) return { ...record, [field]: value }
  if ('tags' in record && group === 'tags') {
    const others = record.tags.filter((tag) => !isSameTag(tag, key))
    const isCarried = others.length < record.tags.length
    if (value === isCarried) return record
    return { ...record, tags: value === true ? [...record.tags, key] : others }
  }
  const { [key]: _, ...others } = record.attributes
  return { ...record, attributes: value === null ? others : { ...record.attributes, [key]: value } }
}

function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.kind === b.kind && a.reference === b.reference
}
