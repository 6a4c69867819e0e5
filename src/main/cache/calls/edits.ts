import {
  type EditCommand,
  type EditSubject,
  editCommand,
  type FieldValue,
  fieldIn,
  isSameValue,
  type RecordEdit,
  withValue,
} from '#shared/edits.ts'
import type { Customer, Session } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { CUSTOMERS, SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'

export interface EditRow {
  id: Id
  subject: EditSubject
  subject_id: Id
  field: string
  /** JSON, as `base`. */
  value: string
  base: string
  /** JSON: a list of values. */
  sent: string
  error: string | null
}

export type EditJob = { id: Id } & EditCommand

/** Every field that was changed here and that the server does not know yet, in the order of writing. */
export function readEdits(files: ReadFiles): RecordEdit[] {
  return files.journal.all<EditRow>('select * from edits order by position').map((row) => editOf(files, row))
}

export function hasEdits({ journal }: ReadFiles): boolean {
  return journal.get('select 1 from edits limit 1') !== undefined
}

function editOf(files: ReadFiles, row: EditRow): RecordEdit {
  const { subject, subject_id: subjectId, field, error } = row
  const value = valueIn(row.value)
  const theirs = theirsOf(files, row)
  return {
    ...{ subject, subjectId, field, value },
    state: error !== null ? 'refused' : asks(row, theirs) ? 'asks' : 'waiting',
    theirs: theirs ?? null,
    error: error === null ? null : (JSON.parse(error) as ErrorBody),
  }
}

/** The server's value of the field that a row is about; undefined while it is not here. */
export function theirsOf(
  files: ReadFiles,
  { subject, subject_id, field }: Pick<EditRow, 'subject' | 'subject_id' | 'field'>,
): FieldValue | undefined {
  const record = recordOf(files, subject, subject_id)
  return record && fieldIn(record, field)
}

export function recordOf({ cache }: ReadFiles, subject: EditSubject, id: Id): Customer | Session | undefined {
  return subject === 'customer' ? CUSTOMERS.find(cache, id) : SESSIONS.find(cache, id)
}

/** Whether somebody else has changed the field since: it is none of the values that are mine. */
export function asks({ value, base, sent }: EditRow, theirs: FieldValue | undefined): boolean {
  const mine = [valueIn(base), valueIn(value), ...valuesIn(sent)]
  return theirs !== undefined && !mine.some((one) => isSameValue(one, theirs))
}

export function valueIn(json: string): FieldValue {
  return JSON.parse(json) as FieldValue
}

export function valuesIn(json: string): FieldValue[] {
  return JSON.parse(json) as FieldValue[]
}

/** The record as whoever has edited it sees it: with their own values. */
export function withEdits<Subject extends Customer | Session>(
  { journal }: ReadFiles,
  record: Subject,
): Subject {
  return journal
    .all<Pick<EditRow, 'field' | 'value'>>('select field, value from edits where subject_id = :id', {
      id: record.id,
    })
    .reduce((edited, { field, value }) => withValue(edited, field, valueIn(value)), record)
}

/** What tells the server of a row. Its value was checked when it was written. */
export function jobOf({ id, subject, subject_id: subjectId, field, value }: EditRow): EditJob {
  const checked = editCommand({ subject, subjectId, field, value: valueIn(value) })
  if (!checked.ok) throw new TypeError(`An edit of ${subject} cannot be told.`)
  return { id, ...checked.command }
}
