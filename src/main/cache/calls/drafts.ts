import type { Id } from '#shared/ids.ts'
import type { Draft } from '#shared/ipc.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

interface Row {
  session_id: Id
  kind: Draft['kind']
  body: string
  base_seq: number
  updated_at: string
}

/** An empty body removes the draft. */
export function saveDraft(files: WriteFiles, { sessionId, kind, body, baseSeq, updatedAt }: Draft): Commit {
  const { journal } = files
  const touched = nothingTouched()
  const count = () => readDrafts(files, sessionId).length
  journal.transaction(() => {
    const before = count()
    // Erased first: of a text that gets shorter nothing may stay behind in the log.
    journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', { sessionId, kind })
    if (body !== '') {
      journal.run(
        `insert into drafts (session_id, kind, body, base_seq, updated_at)
         values (:sessionId, :kind, :body, :baseSeq, :updatedAt)`,
        { sessionId, kind, body, baseSeq, updatedAt },
      )
    }
    if (before > 0 !== count() > 0) touched.sessions.add(sessionId)
  })
  return commitOf(files, touched)
}

export function readDrafts({ journal }: ReadFiles, sessionId: Id): Draft[] {
  return journal
    .all<Row>('select * from drafts where session_id = :sessionId order by kind', { sessionId })
    .map((row) => ({
      sessionId: row.session_id,
      kind: row.kind,
      body: row.body,
      baseSeq: row.base_seq,
      updatedAt: row.updated_at,
    }))
}
