import type { CommandInput } from '#shared/commands.ts'
import type { Id } from '#shared/ids.ts'
import { type Draft, LONGEST_HOLD } from '#shared/ipc.ts'
import { SUGGESTIONS } from '../table.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import { readDrafts } from './drafts.ts'
import type { WriteFiles } from './files.ts'
import { type HandOverRow, readSuggestions } from './suggestions.ts'

/** How long a decision about a suggestion can be undone. */
const UNDO_MS = LONGEST_HOLD * 1_000
/** What went to others is told for as long as the server keeps it for them. */
const TOLD_FOR_MS = 30 * 86_400_000

interface DecisionRow {
  id: Id
  suggestion_id: Id
  session_id: Id
  kind: Draft['kind']
  decision: 'take' | 'dismiss'
  /** Of the draft, before it was taken in; null: there was none. */
  body_before: string | null
  base_seq_before: number | null
  reply_to_before: Id | null
  body_after: string | null
  is_told: 0 | 1
  next_at: number
}

export interface SuggestionDecision {
  id: Id
  decision: 'take' | 'dismiss'
  /** Of the command that tells the server. */
  commandId: Id
  now: number
}

/** Takes a suggestion into the draft, or dismisses it. Answers null when it is not there to be decided about. */
export function decideSuggestion(
  files: WriteFiles,
  { id, decision, commandId, now }: SuggestionDecision,
): { sessionId: Id; commit: Commit } | null {
  const { journal } = files
  const found = SUGGESTIONS.find(files.cache, id)
  const suggestion = found && readSuggestions(files, found.sessionId).find((one) => one.id === id)
  if (!suggestion) return null
  const { sessionId, kind, body, baseSeq } = suggestion
  const touched = nothingTouched()
  journal.transaction(() => {
    const draft = readDrafts(files, sessionId).find((one) => one.kind === kind)
    // A draft may be no more than the message it answers.
    const taken = draft?.body ? `${draft.body}\n\n${body}` : body
    journal.run(
      `insert into suggestion_decisions
         (id, suggestion_id, session_id, kind, decision, body_before, base_seq_before, reply_to_before,
          body_after, next_at)
       values (:commandId, :id, :sessionId, :kind, :decision, :bodyBefore, :baseSeqBefore, :replyToBefore,
         :bodyAfter, :nextAt)`,
      {
        ...{ commandId, id, sessionId, kind, decision },
        bodyBefore: draft?.body ?? null,
        baseSeqBefore: draft?.baseSeq ?? null,
        replyToBefore: draft?.replyTo ?? null,
        bodyAfter: decision === 'take' ? taken : null,
        nextAt: now + UNDO_MS,
      },
    )
    if (decision === 'dismiss') return
    const replyTo = draft?.replyTo ?? null
    putDraft(files, { sessionId, kind, body: taken, baseSeq: draft?.baseSeq ?? baseSeq, replyTo, now })
  })
  touched.suggestions.add(sessionId)
  touched.sessions.add(sessionId)
  return { sessionId, commit: commitOf(files, touched) }
}

interface DraftWritten extends Pick<Draft, 'sessionId' | 'kind' | 'body' | 'baseSeq' | 'replyTo'> {
  now: number
}

function putDraft(
  { journal }: WriteFiles,
  { sessionId, kind, body, baseSeq, replyTo, now }: DraftWritten,
): void {
  const updatedAt = new Date(now).toISOString()
  journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', { sessionId, kind })
  journal.run(
    `insert into drafts (session_id, kind, body, base_seq, reply_to, updated_at)
     values (:sessionId, :kind, :body, :baseSeq, :replyTo, :updatedAt)`,
    { sessionId, kind, body, baseSeq, replyTo, updatedAt },
  )
}

/** The draft as it was before, and the suggestion back. Answers null when it is too late for that. */
export function undoSuggestion(files: WriteFiles, { id, now }: { id: Id; now: number }): Commit | null {
  const { journal } = files
  const row = journal.get<DecisionRow>('select * from suggestion_decisions where suggestion_id = :id', { id })
  if (!row || row.is_told === 1) return null
  const { session_id: sessionId, kind } = row
  const draft = readDrafts(files, sessionId).find((one) => one.kind === kind)
  // What has been written since is worth more than the undoing.
  if (row.decision === 'take' && draft?.body !== row.body_after) return null
  journal.transaction(() => {
    journal.erase('delete from suggestion_decisions where id = :id', { id: row.id })
    if (row.decision === 'dismiss') return
    if (row.body_before === null) {
      journal.erase('delete from drafts where session_id = :sessionId and kind = :kind', { sessionId, kind })
    } else {
      const { body_before: body, reply_to_before: replyTo } = row
      putDraft(files, { sessionId, kind, body, baseSeq: row.base_seq_before ?? 0, replyTo, now })
    }
  })
  const touched = nothingTouched()
  touched.suggestions.add(sessionId)
  touched.sessions.add(sessionId)
  return commitOf(files, touched)
}

/** Something about suggestions that the server is to hear, under the id that makes it safe to say twice. */
export type SuggestionJob =
  | { id: Id; name: 'suggestion.offer'; input: CommandInput<'suggestion.offer'> }
  | { id: Id; name: 'suggestion.settle'; input: CommandInput<'suggestion.settle'> }

/** What is to be told now, and when to look again. What is told can no longer be undone. */
export function dueSuggestions(
  { journal }: WriteFiles,
  { now }: { now: number },
): { jobs: SuggestionJob[]; nextAt: number | null } {
  return journal.transaction(() => {
    // One that is due later than it can be was written before the clock was put back.
    const isDue = '(is_told = 1 or next_at <= :now or next_at > :now + :undoFor)'
    const at = { now, undoFor: UNDO_MS }
    journal.run(`update suggestion_decisions set is_told = 1 where ${isDue}`, at)
    journal.erase("delete from handovers where state = 'travelled' and created_at < :before", {
      before: new Date(now - TOLD_FOR_MS).toISOString(),
    })
    const jobs = [
      ...journal.all<HandOverRow>("select * from handovers where state = 'waiting' order by id").map(offerOf),
      ...journal
        .all<DecisionRow>('select * from suggestion_decisions where is_told = 1 order by id')
        .map(settleOf),
    ]
    const next = journal.get<{ at: number | null }>(
      'select min(next_at) as at from suggestion_decisions where is_told = 0',
    )
    return { jobs, nextAt: next?.at ?? null }
  })
}

function offerOf({ id, session_id, kind, body, base_seq }: HandOverRow): SuggestionJob {
  return { id, name: 'suggestion.offer', input: { sessionId: session_id, kind, body, baseSeq: base_seq } }
}

function settleOf({ id, suggestion_id, decision }: DecisionRow): SuggestionJob {
  return { id, name: 'suggestion.settle', input: { suggestionId: suggestion_id, decision } }
}

/** The server knows, or will never take it: then the draft is just its author's again, and the suggestion as it was. */
export function settleSuggestion(
  files: WriteFiles,
  { job, isTaken }: { job: SuggestionJob; isTaken: boolean },
): Commit {
  const { cache, journal } = files
  const touched = nothingTouched()
  if (job.name === 'suggestion.offer') {
    const { id } = job
    touched.suggestions.add(job.input.sessionId)
    if (isTaken) journal.run("update handovers set state = 'travelled' where id = :id", { id })
    else journal.erase('delete from handovers where id = :id', { id })
  } else {
    const { suggestionId: id } = job.input
    const suggestion = SUGGESTIONS.find(cache, id)
    if (suggestion) touched.suggestions.add(suggestion.sessionId)
    // Before the decision is forgotten, so that it is never seen again in between.
    if (isTaken) cache.erase('delete from suggestions where id = :id', { id })
    journal.erase('delete from suggestion_decisions where id = :id', { id: job.id })
  }
  return commitOf(files, touched)
}
