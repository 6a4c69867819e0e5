import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { messageBody } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Touched } from './commit.ts'
import { readDrafts } from './drafts.ts'
import type { WriteFiles } from './files.ts'
import { mayDraftsTravel } from './sending.ts'

/**
 * A chat of mine goes to somebody else: what I was writing is to go along, where the workspace lets it. The words are
 * kept as they are now, so that they are told the same however often; the draft stays what it is. Written before the
 * change that brought this is committed: killed in between, the change comes again and finds it done.
 */
export function handOverDrafts(files: WriteFiles, sessionId: Id, touched: Touched): void {
  const { journal } = files
  if (!mayDraftsTravel(files)) return
  for (const { kind, body, baseSeq, updatedAt } of readDrafts(files, sessionId)) {
    if (!messageBody.safeParse(body).success) continue
    journal.run(
      `insert into handovers (id, session_id, kind, body, base_seq, created_at)
       values (:id, :sessionId, :kind, :body, :baseSeq, :updatedAt)
       on conflict (session_id, kind) do nothing`,
      { id: v7({ random: randomBytes(16) }), sessionId, kind, body, baseSeq, updatedAt },
    )
    touched.suggestions.add(sessionId)
  }
}

/** A chat is mine again: my draft of it is just that. What is on its way the server refuses by itself. */
export function takeBackDrafts({ journal }: WriteFiles, sessionId: Id, touched: Touched): void {
  const gone = journal.erase("delete from handovers where session_id = :sessionId and state = 'travelled'", {
    sessionId,
  })
  if (gone > 0) touched.suggestions.add(sessionId)
}
