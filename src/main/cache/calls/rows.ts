import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { OF_SESSION } from '../ids.ts'
import { MESSAGES, SENDER_KINDS, STATUSES } from '../message-table.ts'
import { CUSTOMERS, PARTICIPANTS, SESSIONS } from '../table.ts'
import { readDraftFiles } from './draft-files.ts'
import { withEdits } from './edits.ts'
import type { ReadFiles } from './files.ts'

/** UTF-16 units of a message's text in the queue. */
const PREVIEW_LENGTH = 200

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
     where ${OF_SESSION} and seq > :readSeq and sender_kind = ${SENDER_KINDS.customer}`,
    { sessionId, readSeq },
  )
  const draft =
    journal.get('select 1 from drafts where session_id = :sessionId limit 1', { sessionId }) ??
    readDraftFiles(files, sessionId)[0]
  const waiting = cache.get<{ isSnoozed: number; toReview: number }>(
    `select is_snoozed as isSnoozed, (select count(*) from messages
       where ${OF_SESSION} and status = ${STATUSES.pending_approval}) as toReview
     from sessions where id = :sessionId`,
    { sessionId },
  )
  const [newest] = MESSAGES.select(cache, `${OF_SESSION} order by seq desc limit 1`, { sessionId })
  return {
    accountId,
    session: withEdits(files, session),
    customer: withEdits(files, customer),
    preview: newest ? previewOf(newest) : null,
    unread: unread?.count ?? 0,
    participants,
    hasDraft: draft !== undefined,
    isSnoozed: waiting?.isSnoozed === 1,
    toReview: waiting?.toReview ?? 0,
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
