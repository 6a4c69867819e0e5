import type { z } from 'zod'
import type { Id } from '#shared/ids.ts'
import type { Draft, draft as draftSchema } from '#shared/ipc.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

interface Row {
  session_id: Id
  kind: Draft['kind']
  body: string
  base_seq: number
  reply_to: Id | null
  caret: number | null
  updated_at: string
}

/** An empty body that answers no message removes the draft. */
export function saveDraft(files: WriteFiles, draft: z.input<typeof draftSchema>): Commit {
  const { sessionId, kind, body, baseSeq, replyTo = null, caret = null, updatedAt } = draft
  const { journal } = files
  const touched = nothingTouched()
  const count = () => readDrafts(files, sessionId).length
  journal.transaction(() => {
    const before = count()
    const startedAt = draftBegun(files, { sessionId, kind }) ?? files.now()
    // Erased first: of a text that gets shorter nothing may stay behind in the log.
    journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', { sessionId, kind })
    if (body !== '' || replyTo !== null) {
      journal.run(
        `insert into drafts (session_id, kind, body, base_seq, reply_to, caret, updated_at, started_at)
         values (:sessionId, :kind, :body, :baseSeq, :replyTo, :caret, :updatedAt, :startedAt)`,
        { sessionId, kind, body, baseSeq, replyTo, caret, updatedAt, startedAt },
      )
    }
    if (before > 0 !== count() > 0) touched.sessions.add(sessionId)
  })
  return commitOf(files, touched)
}

/** When the first letter of a draft was typed, by this computer's clock; null when there is none. */
export function draftBegun(
  { journal }: ReadFiles,
  { sessionId, kind }: Pick<Draft, 'sessionId' | 'kind'>,
): string | null {
  const draft = journal.get<{ at: string | null }>(
    'select started_at as at from drafts where session_id = :sessionId and kind = :kind',
    { sessionId, kind },
  )
  return draft?.at ?? null
}

export function readDrafts({ journal }: ReadFiles, sessionId: Id): Draft[] {
  return journal
    .all<Row>('select * from drafts where session_id = :sessionId order by kind', { sessionId })
    .map((row) => ({
      sessionId: row.session_id,
      kind: row.kind,
      body: row.body,
      baseSeq: row.base_seq,
      replyTo: row.reply_to,
      caret: row.caret,
      updatedAt: row.updated_at,
    }))
}
