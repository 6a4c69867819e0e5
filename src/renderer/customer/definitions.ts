import type { EditSubject } from '#shared/edits.ts'
import type { AttributeDefinition, Attributes } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'

/** The attributes that are shown of something: all that are offered, and archived ones where they are set. */
export function shownDefinitions(
  definitions: Readonly<Record<Id, AttributeDefinition>>,
  subject: EditSubject,
  attributes: Attributes,
): readonly AttributeDefinition[] {
  const ofSubject = Object.values(definitions).filter((one) => one.subject === subject)
  const known = new Set(ofSubject.map(({ key }) => key))
  const unknown = Object.keys(attributes).filter((key) => !known.has(key))
  return [
    ...ofSubject.filter(({ archivedAt, key }) => archivedAt === null || key in attributes),
    ...unknown.map((key) => undefinedAs(subject, key)),
  ].sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label))
}

/** A value whose definition is not here can still be read, under its key. */
function undefinedAs(subject: EditSubject, key: string): AttributeDefinition {
  return { id: key, subject, key, label: key, type: 'text', choices: [], archivedAt: '' }
}

/** What is archived comes last. */
function rank({ archivedAt }: AttributeDefinition): number {
  return archivedAt === null ? 0 : 1
}
