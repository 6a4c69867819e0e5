import { sql } from 'kysely'
import { isReadOnly, may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Tx } from '../../db/index.ts'
import { tooLarge } from '../../files/index.ts'
import type { Reader } from '../access/index.ts'
import { findSession, refuseBlocked } from '../sessions/index.ts'

export interface FileLimits {
  readonly maxBytes: number
  /** Of a workspace. */
  readonly quotaBytes: number
  /** Of one member in 24 hours. */
  readonly dailyBytes: number
  readonly audioMaxSeconds: number
}

const DAY_MS = 24 * 60 * 60_000
const RETRY_MS = 60 * 60_000

/** Who may write in a chat, if only a note, may bring a file to it. Whether a message may carry it is the message's. */
export async function refuseUploader(tx: Tx, reader: Reader, sessionId: string): Promise<void> {
  const session = await findSession(tx, reader, sessionId)
  if (!may(reader.role, 'message.send') && !may(reader.role, 'note.write')) {
    throw new ParleyError('FORBIDDEN', 'You may not write in this chat.')
  }
  if (isReadOnly(session.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
  refuseBlocked(reader)
}

/**
 * Refuses `size` more bytes where the member has had today's share, or the workspace is full. An upload that is under
 * way counts with all of its length; `own` is the one that the bytes are of.
 */
export async function refuseBeyondQuota(
  tx: Tx,
  reader: Reader,
  size: number,
  limits: FileLimits,
  own: string | null = null,
): Promise<void> {
  if (size > limits.maxBytes) throw tooLarge(limits.maxBytes)
  const announced = await announcedBytes(tx, reader, own)
  if ((await broughtToday(tx, reader)) + announced.byMember + size > limits.dailyBytes) {
    throw new ParleyError('RATE_LIMITED', 'You have sent as many files as a day allows.', {
      hint: 'Send it tomorrow, or a smaller one now.',
      retryAfterMs: RETRY_MS,
    })
  }
  if ((await storedBytes(tx)) + announced.byAll + size > limits.quotaBytes) {
    throw new ParleyError('TOO_LARGE', 'There is no room left for files.', {
      hint: 'An administrator can make some.',
    })
  }
}

async function broughtToday(tx: Tx, reader: Reader): Promise<number> {
  const { bytes } = await tx
    .selectFrom('files')
    .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'))
    .where('uploader_kind', '=', reader.kind)
    .where('uploader_id', '=', reader.id)
    .where('created_at', '>', new Date(Date.now() - DAY_MS))
    .executeTakeFirstOrThrow()
  return bytes
}

export async function storedBytes(tx: Tx): Promise<number> {
  const { bytes } = await tx
    .selectFrom('blobs')
    .select(sql<number>`coalesce(sum(size + coalesce(thumbnail_size, 0)), 0)::bigint`.as('bytes'))
    .executeTakeFirstOrThrow()
  return bytes
}

async function announcedBytes(
  tx: Tx,
  { kind, id }: Reader,
  own: string | null,
): Promise<{ byMember: number; byAll: number }> {
  return tx
    .selectFrom('uploads')
    .select([
      sql<number>`coalesce(sum(length), 0)::bigint`.as('byAll'),
      sql<number>`coalesce(sum(length) filter (
        where uploader_kind = ${kind} and uploader_id = ${id}), 0)::bigint`.as('byMember'),
    ])
    .where('closed_at', 'is', null)
    .where(sql<boolean>`id is distinct from ${own}::uuid`)
    .executeTakeFirstOrThrow()
}
