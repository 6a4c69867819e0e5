import type { Message, Suggestion } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Draft, DraftFile, HandOver, PendingMessage, QueueRow } from '#shared/ipc.ts'
import { giveKeys, OF_SESSION } from '../ids.ts'
import { MESSAGES } from '../message-table.ts'
import { SESSIONS } from '../table.ts'
import { putMessage } from './changes.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import { readDraftFiles } from './draft-files.ts'
import { readDrafts } from './drafts.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { newestHole, noteLacking } from './holes.ts'
import { confirmSent } from './outbox.ts'
import { readPending } from './pending.ts'
import { addRun, type Run, runAt, topRun } from './ranges.ts'
import { readRow } from './rows.ts'
import { readSyncState } from './state.ts'
import { readHandOvers, readSuggestions } from './suggestions.ts'

export interface OpenedSession {
  row: QueueRow
  /** The newest without a hole, rising. */
  messages: Message[]
  more: boolean
  pending: PendingMessage[]
  drafts: Draft[]
  draftFiles: DraftFile[]
  suggestions: Suggestion[]
  handOvers: HandOver[]
}

export function openSession(
  files: ReadFiles,
  { sessionId, limit }: { sessionId: Id; limit: number },
): OpenedSession | null {
  const row = readRow(files, sessionId)
  if (!row) return null
  const top = topRun(files.cache, sessionId)
  const lo = top ? Math.max(top.lo, top.hi - limit + 1) : row.session.lastSeq + 1
  return {
    row,
    messages: top ? between(files, sessionId, { lo, hi: top.hi }) : [],
    more: lo > 1,
    pending: readPending(files, sessionId),
    drafts: readDrafts(files, sessionId),
    draftFiles: readDraftFiles(files, sessionId),
    suggestions: readSuggestions(files, sessionId),
    handOvers: readHandOvers(files, sessionId),
  }
}

/** A part of a conversation. */
export interface Part {
  messages: Message[]
  /** There are further ones in that direction, here or on the server. */
  more: boolean
  /** What the cache lacks of them. */
  missing: Run | null
}

/** Up to `limit` messages before `beforeSeq`, as far as they are here without a hole. */
export function messagesBefore(
  files: ReadFiles,
  { sessionId, beforeSeq, limit }: { sessionId: Id; beforeSeq: number; limit: number },
): Part {
  const wanted: Run = { lo: Math.max(1, beforeSeq - limit), hi: beforeSeq - 1 }
  if (wanted.hi < 1) return { messages: [], more: false, missing: null }
  const run = runAt(files.cache, sessionId, wanted.hi)
  const lo = run ? Math.max(run.lo, wanted.lo) : beforeSeq
  return {
    messages: run ? between(files, sessionId, { lo, hi: wanted.hi }) : [],
    more: lo > 1,
    missing: lo > wanted.lo ? { lo: wanted.lo, hi: lo - 1 } : null,
  }
}

/** Up to `limit` messages after `afterSeq`, as far as they are here without a hole. */
export function messagesAfter(
  files: ReadFiles,
  { sessionId, afterSeq, limit }: { sessionId: Id; afterSeq: number; limit: number },
): Part {
  const lastSeq = lastSeqOf(files, sessionId)
  const wanted: Run = { lo: afterSeq + 1, hi: Math.min(lastSeq, afterSeq + limit) }
  if (wanted.lo > wanted.hi) return { messages: [], more: false, missing: null }
  const run = runAt(files.cache, sessionId, wanted.lo)
  const hi = run ? Math.min(run.hi, wanted.hi) : afterSeq
  return {
    messages: run ? between(files, sessionId, { lo: wanted.lo, hi }) : [],
    more: hi < lastSeq,
    missing: hi < wanted.hi ? { lo: hi + 1, hi: wanted.hi } : null,
  }
}

/** The newest part of a conversation that is not here; null when all of it is. */
export function newestHoleOf(files: ReadFiles, { sessionId }: { sessionId: Id }): Run | null {
  const lastSeq = lastSeqOf(files, sessionId)
  const top = topRun(files.cache, sessionId)
  if (lastSeq === 0 || (top?.lo === 1 && top.hi >= lastSeq)) return null
  const { fromSeq, toSeq } = newestHole(files.cache, sessionId, { lo: 1, hi: lastSeq })
  return { lo: fromSeq, hi: toSeq }
}

function lastSeqOf({ cache }: ReadFiles, sessionId: Id): number {
  const session = cache.get<{ last_seq: number }>('select last_seq from sessions where id = :sessionId', {
    sessionId,
  })
  return session?.last_seq ?? 0
}

function between({ cache }: ReadFiles, sessionId: Id, { lo, hi }: Run): Message[] {
  return MESSAGES.select(cache, `${OF_SESSION} and seq between :lo and :hi order by seq`, {
    sessionId,
    lo,
    hi,
  })
}

export interface Fetched {
  sessionId: Id
  messages: Message[]
  fromSeq: number
  toSeq: number
}

/** Messages that were asked for by place. What changes have brought meanwhile is newer, and stays. */
export function storeRange(files: WriteFiles, { sessionId, messages, fromSeq, toSeq }: Fetched): Commit {
  const { cache } = files
  const touched = nothingTouched()
  const isHere = cache.transaction(() => {
    // Sight of the session was lost while they were on their way.
    if (!SESSIONS.has(cache, sessionId)) return false
    const { generation } = readSyncState(cache)
    const keyOf = giveKeys(cache)
    for (const message of messages) {
      if (MESSAGES.has(cache, message.id)) continue
      putMessage(files, message, generation, keyOf)
      touched.messages.push(message)
    }
    if (fromSeq >= 1 && toSeq >= fromSeq) addRun(cache, sessionId, { lo: fromSeq, hi: toSeq })
    noteLacking(files, [sessionId])
    touched.sessions.add(sessionId)
    return true
  })
  if (isHere) for (const message of messages) confirmSent(files, message, touched)
  return commitOf(files, touched)
}

/** A message that is here, of a session that its reader still sees. */
export function findMessage(
  { cache }: ReadFiles,
  { sessionId, messageId }: { sessionId: Id; messageId: Id },
): Message | null {
  const message = MESSAGES.find(cache, messageId)
  return message?.sessionId === sessionId ? message : null
}
