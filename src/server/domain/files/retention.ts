import { sql } from 'kysely'
import type { Db, Tx } from '../../db/index.ts'
import { inEachWorkspace } from '../../jobs/index.ts'
import { messageChanged, recordChanges } from '../changes/index.ts'

export interface Retention {
  /** 0: for ever. */
  readonly retentionDays: number
  /** Of recordings, where they are to go earlier. */
  readonly voiceRetentionDays: number
}

const DAY_MS = 24 * 60 * 60_000
/** Files that one round handles in each workspace; the next goes on. */
const BATCH = 500

/** Takes from messages the files whose time is up. Their facts stay, and say that the file is gone. */
export async function expireFiles(db: Db, retention: Retention, now: Date): Promise<void> {
  const cutoff = (days: number) => (days === 0 ? null : new Date(now.getTime() - days * DAY_MS))
  const any = cutoff(retention.retentionDays)
  const voice = cutoff(retention.voiceRetentionDays)
  if (any === null && voice === null) return
  await inEachWorkspace(db, (tx, workspaceId) => expire(tx, workspaceId, { any, voice }, now))
}

interface Cutoffs {
  readonly any: Date | null
  readonly voice: Date | null
}

async function expire(tx: Tx, workspaceId: string, { any, voice }: Cutoffs, now: Date): Promise<void> {
  const due = await tx
    .selectFrom('files')
    .innerJoin('messages', 'messages.id', 'files.message_id')
    .innerJoin('sessions', 'sessions.id', 'files.session_id')
    .select(['files.id as file_id', 'messages.id', 'messages.type', 'messages.status'])
    .select(['sessions.id as session_id', 'sessions.scopes'])
    .where('files.hash', 'is not', null)
    .where(
      sql<boolean>`(files.created_at < ${any} or (files.created_at < ${voice} and files.mime_type like 'audio/%'))`,
    )
    .orderBy('files.created_at')
    .limit(BATCH)
    .forUpdate('files')
    .skipLocked()
    .execute()
  for (const { file_id, id } of due) {
    await tx.updateTable('files').set({ hash: null }).where('id', '=', file_id).execute()
    await tx
      .updateTable('messages')
      .set({
        attachment: sql`attachment || jsonb_build_object('removedAt', ${now.toISOString()}::text, 'hasThumbnail', false)`,
      })
      .where('id', '=', id)
      .where('attachment', 'is not', null)
      .execute()
  }
  await recordChanges(
    tx,
    workspaceId,
    due.map((message) =>
      messageChanged({ id: message.session_id, scopes: message.scopes }, message, message),
    ),
  )
}
