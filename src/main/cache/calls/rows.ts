import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { View, ViewCounts } from '#shared/queue.ts'
import { CUSTOMERS, MESSAGES, PARTICIPANTS, SESSIONS } from '../table.ts'
import { readDraftFiles } from './draft-files.ts'
import { withEdits } from './edits.ts'
import type { ReadFiles } from './files.ts'

/** UTF-16 units of a message's text in the queue. */
const PREVIEW_LENGTH = 200

/** `inView` of `src/shared` for SQL; a test holds them together. */
const IN_VIEW: Readonly<Record<View, string>> = {
  mine: 'is_open = 1 and assignee_id = :me',
  unassigned: 'is_open = 1 and assignee_id is null',
  all: 'is_open = 1',
  ended: 'is_open = 0',
}

/** A session as the queue shows it; null while it or its customer is not here. */
export function readRow(files: ReadFiles, sessionId: Id): QueueRow | null {
  const { cache, journal, me, accountId } = files
  const session = SESSIONS.find(cache, sessionId)
  const customer = session && CUSTOMERS.find(cache, session.customerId)
  if (!customer) return null
  const participants = PARTICIPANTS.select(cache, 'session_id = :sessionId order by id', { sessionId })
  const mine = participants.find((participant) => participant.kind === 'user' && participant.memberId === me)
  const mark = journal.get<{ read_seq: number }>('select read_seq from marks where session_id = :sessionId', {
    sessionId,
  })
  const readSeq = Math.max(mine?.readSeq ?? 0, mark?.read_seq ?? 0)
  const unread = cache.get<{ count: number }>(
    `select count(*) as count from messages
     where session_id = :sessionId and seq > :readSeq and sender_kind = 'customer'`,
    { sessionId, readSeq },
  )
  const draft =
    journal.get('select 1 from drafts where session_id = :sessionId limit 1', { sessionId }) ??
    readDraftFiles(files, sessionId)[0]
  const [newest] = MESSAGES.select(cache, 'session_id = :sessionId order by seq desc limit 1', { sessionId })
  return {
    accountId,
    session: withEdits(files, session),
    customer: withEdits(files, customer),
    preview: newest ? previewOf(newest) : null,
    unread: unread?.count ?? 0,
    participants,
    hasDraft: draft !== undefined,
  }
}

function previewOf({
  type,
  senderKind,
  senderId,
  body,
  event,
  status,
}: Message): NonNullable<QueueRow['preview']> {
  return { type, senderKind, senderId, body: body.slice(0, PREVIEW_LENGTH), event, status }
}

export interface PageWanted {
  view: View
  after: { lastMessageAt: string; id: Id } | null
  limit: number
}

/** A view's rows, newest first. */
export function queuePage(
  files: ReadFiles,
  { view, after, limit }: PageWanted,
): { rows: QueueRow[]; more: boolean } {
  const beyond = after === null ? '' : 'and (last_message_at, id) < (:lastMessageAt, :id)'
  const ids = files.cache.all<{ id: Id }>(
    `select id from sessions where ${IN_VIEW[view]} ${beyond}
     order by last_message_at desc, id desc limit :limit`,
    { me: files.me, ...after, limit: limit + 1 },
  )
  const rows = ids.slice(0, limit).flatMap(({ id }) => readRow(files, id) ?? [])
  return { rows, more: ids.length > limit }
}

export function countViews({ cache, me }: ReadFiles): ViewCounts {
  const count = (view: View): number =>
    cache.get<{ count: number }>(`select count(*) as count from sessions where ${IN_VIEW[view]}`, { me })
      ?.count ?? 0
  return { mine: count('mine'), unassigned: count('unassigned'), all: count('all'), ended: count('ended') }
}
