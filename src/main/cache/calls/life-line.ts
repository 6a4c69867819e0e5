import type { ErrorCode } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { LifeEvent, LifeKind } from '#shared/ipc.ts'
import type { Writer } from '../files/connection.ts'
import { OF_SESSION } from '../ids.ts'
import { MESSAGES, SENDER_KINDS } from '../message-table.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

/** Events in one go that are about many messages: marks that pass a long conversation. */
const MAX_AT_ONCE = 500

/** Something that happened to a message. */
export interface LifeNote {
  messageId: Id
  kind: LifeKind
  seq?: number
  serverAt?: string
  code?: ErrorCode
}

/** Notes what has happened; belongs into the transaction in which it does. What happens once is noted once. */
export function noteLife(journal: Writer, at: string, notes: readonly LifeNote[]): void {
  for (const { messageId, kind, seq = null, serverAt = null, code = null } of notes) {
    journal.run(
      `insert into life_line (message_id, kind, at, seq, server_at, code)
       values (:messageId, :kind, :at, :seq, :serverAt, :code) on conflict do nothing`,
      { messageId, kind, at, seq, serverAt, code },
    )
  }
}

export interface Recorded {
  notes: readonly (LifeNote & { at: string })[]
  /** What is older is forgotten. */
  from: string
  /** And all but so many of the newest. */
  most: number
}

/** Notes what happened outside of the journal's own transactions, and keeps the whole within its bounds. */
export function recordLife({ journal }: WriteFiles, { notes, from, most }: Recorded): void {
  journal.transaction(() => {
    for (const { at, ...note } of notes) noteLife(journal, at, [note])
    journal.run('delete from life_line where at < :from', { from })
    journal.run('delete from life_line where position <= (select max(position) from life_line) - :most', {
      most,
    })
  })
}

export function readLife({ journal }: ReadFiles, { messageId }: { messageId: Id }): LifeEvent[] {
  return journal.all<LifeEvent>(
    `select kind, at, seq, server_at as serverAt, code from life_line
     where message_id = :messageId order by position`,
    { messageId },
  )
}

/** A message goes on under another id. */
export function renameLife(journal: Writer, from: Id, to: Id): void {
  journal.run('update life_line set message_id = :to where message_id = :from', { from, to })
}

interface Span {
  sessionId: Id
  /** Not included, and included. */
  after: number
  to: number
}

/** What staff wrote in this part of a conversation, and its customer may have read. */
export function repliesIn({ cache }: ReadFiles, { sessionId, after, to }: Span): Id[] {
  return MESSAGES.ids(
    cache,
    `${OF_SESSION} and seq > :after and seq <= :to and sender_kind = ${SENDER_KINDS.user}
     order by seq desc limit :limit`,
    { sessionId, after, to, limit: MAX_AT_ONCE },
  )
}

/** What others wrote in this part of a conversation. */
export function readingIn({ cache, me }: ReadFiles, { sessionId, after, to }: Span): Id[] {
  return MESSAGES.ids(
    cache,
    `${OF_SESSION} and seq > :after and seq <= :to and sender_kind <> ${SENDER_KINDS.system}
       and (sender_key is null or sender_key not in (select key from ids where id = :me))
     order by seq desc limit :limit`,
    { sessionId, after, to, me, limit: MAX_AT_ONCE },
  )
}
