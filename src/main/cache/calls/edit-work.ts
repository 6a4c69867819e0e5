import { type EditSubject, type FieldValue, isSameValue, withValue } from '#shared/edits.ts'
import type { Customer, Session } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { PutChange } from '#shared/protocol.ts'
import { SESSIONS } from '../table.ts'
import { applyChanges } from './changes.ts'
import { type Commit, commitOf, nothingTouched, type Touched } from './commit.ts'
import { asks, type EditJob, type EditRow, jobOf, recordOf, theirsOf, valueIn, valuesIn } from './edits.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { readSyncState } from './state.ts'

/** A field of a session that is here, or of its customer. */
export interface FieldWanted {
  sessionId: Id
  subject: EditSubject
  field: string
}

export interface NewEdit extends FieldWanted {
  /** Of the command that tells the server. */
  id: Id
  /** As the command's schema keeps it. */
  value: FieldValue
  /** What whoever changed it saw. */
  base: FieldValue
}

/** Writes a changed field down, over an earlier change of it. Answers null for a session that is not here. */
export function recordEdit(files: WriteFiles, edit: NewEdit): Commit | null {
  const { journal } = files
  const subjectId = subjectOf(files, edit)
  if (subjectId === undefined) return null
  const { id, subject, field, value } = edit
  return commitEdits(files, subject, subjectId, () => {
    const before = rowOf(files, subjectId, field)
    const base = before?.base ?? JSON.stringify(edit.base)
    // What an earlier change of it was going to say may have been said.
    const sent = before?.sent ?? '[]'
    if (before) journal.erase('delete from edits where id = :id', { id: before.id })
    if (valuesIn(sent).length === 0 && isSameValue(value, valueIn(base))) return
    journal.run(
      `insert into edits (id, subject, subject_id, field, value, base, sent, created_at)
       values (:id, :subject, :subjectId, :field, :value, :base, :sent, :at)`,
      { id, subject, subjectId, field, value: JSON.stringify(value), base, sent, at: files.now() },
    )
  })
}

export interface EditDecision extends FieldWanted {
  decision: 'mine' | 'theirs'
  /** Of the command that tells the server of mine. */
  id: Id
}

/** Mine goes out against what the server has now, or is forgotten. Answers null for a session that is not here. */
export function decideEdit(files: WriteFiles, wanted: EditDecision): Commit | null {
  const { journal } = files
  const { subject, field, decision, id } = wanted
  const subjectId = subjectOf(files, wanted)
  if (subjectId === undefined) return null
  return commitEdits(files, subject, subjectId, () => {
    const row = rowOf(files, subjectId, field)
    if (!row) return
    if (decision === 'theirs') {
      journal.erase('delete from edits where id = :id', { id: row.id })
      return
    }
    const base = JSON.stringify(theirsOf(files, row) ?? null)
    journal.run('update edits set id = :id, base = :base, error = null where id = :before', {
      ...{ id, base, before: row.id },
    })
  })
}

/**
 * What is to be told now: not what asks first, nor what was refused, nor what is not here to be compared with. From
 * here on it may have reached the server.
 */
export function dueEdits(files: WriteFiles): EditJob[] {
  const { journal } = files
  return journal.transaction(() =>
    journal
      .all<EditRow>('select * from edits order by position')
      .filter((row) => {
        const theirs = theirsOf(files, row)
        return row.error === null && theirs !== undefined && !asks(row, theirs)
      })
      .map((row) => {
        const sent = JSON.stringify([...valuesIn(row.sent), valueIn(row.value)])
        if (!valuesIn(row.sent).some((one) => isSameValue(one, valueIn(row.value)))) {
          journal.run('update edits set sent = :sent where id = :id', { id: row.id, sent })
        }
        return jobOf(row)
      }),
  )
}

/**
 * The server has taken it, or never will. What it makes of it comes as a change; until then the cache says the same,
 * unless the server has said something newer already.
 */
export function settleEdit(files: WriteFiles, { id, error }: { id: Id; error: ErrorBody | null }): Commit {
  const { cache, journal } = files
  const row = journal.get<EditRow>('select * from edits where id = :id', { id })
  // It was changed again meanwhile: the newer one goes out under its own id.
  if (!row) return commitOf(files, nothingTouched())
  if (error !== null) {
    return commitEdits(files, row.subject, row.subject_id, () => {
      journal.run('update edits set error = :error where id = :id', {
        id,
        error: JSON.stringify(error),
      })
    })
  }
  const record = recordOf(files, row.subject, row.subject_id)
  const theirs = theirsOf(files, row)
  if (record && !asks(row, theirs)) {
    const value = withValue(record, row.field, valueIn(row.value))
    const { generation } = readSyncState(cache)
    cache.transaction(() => applyChanges(files, [putOf(row.subject, value)], { after: -1, generation }))
  }
  return commitEdits(files, row.subject, row.subject_id, () => {
    journal.erase('delete from edits where id = :id', { id })
  })
}

function putOf(subject: EditSubject, value: Customer | Session): PutChange {
  // A subject and its record belong together.
  return { op: 'put', entity: subject, rev: 0, value } as PutChange
}

function rowOf({ journal }: ReadFiles, subjectId: Id, field: string): EditRow | undefined {
  return journal.get<EditRow>('select * from edits where subject_id = :subjectId and field = :field', {
    subjectId,
    field,
  })
}

function subjectOf({ cache }: ReadFiles, { sessionId, subject }: FieldWanted): Id | undefined {
  const session = SESSIONS.find(cache, sessionId)
  return subject === 'session' ? session?.id : session?.customerId
}

function commitEdits(files: WriteFiles, subject: EditSubject, subjectId: Id, write: () => void): Commit {
  const touched: Touched = { ...nothingTouched(), hasEditsChanged: true }
  files.journal.transaction(write)
  if (subject === 'session') touched.sessions.add(subjectId)
  else for (const { id } of sessionsOf(files, subjectId)) touched.sessions.add(id)
  return commitOf(files, touched)
}

function sessionsOf({ cache }: ReadFiles, customerId: Id): { id: Id }[] {
  return cache.all('select id from sessions where customer_id = :customerId', { customerId })
}
