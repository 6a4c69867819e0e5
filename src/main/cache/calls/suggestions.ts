import type { Suggestion } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { HandOver } from '#shared/ipc.ts'
import { SUGGESTIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'

/** What colleagues have left in a session for who reads this, oldest first, without what has been decided about. */
export function readSuggestions({ cache, journal, me }: ReadFiles, sessionId: Id): Suggestion[] {
  const decided = journal.all<{ suggestion_id: Id }>(
    'select suggestion_id from suggestion_decisions where session_id = :sessionId',
    { sessionId },
  )
  const known = new Set(decided.map(({ suggestion_id }) => suggestion_id))
  return SUGGESTIONS.select(
    cache,
    'session_id = :sessionId and owner_id = :me and author_id <> :me order by created_at, id',
    { sessionId, me },
  ).filter(({ id }) => !known.has(id))
}

export interface HandOverRow {
  id: Id
  session_id: Id
  kind: HandOver['kind']
  body: string
  base_seq: number
  state: HandOver['state']
  created_at: string
}

/** Drafts of mine that went to somebody else, newest first; of one session, or of all. */
export function readHandOvers({ journal }: ReadFiles, sessionId?: Id): HandOver[] {
  const where = sessionId === undefined ? '' : 'where session_id = :sessionId'
  return journal
    .all<HandOverRow>(
      `select * from handovers ${where} order by id desc`,
      sessionId === undefined ? {} : { sessionId },
    )
    .map(({ id, session_id, kind, body, state, created_at }) => ({
      ...{ id, sessionId: session_id, kind, body, state, createdAt: created_at },
    }))
}

export function listHandOvers(files: ReadFiles): HandOver[] {
  return readHandOvers(files)
}
