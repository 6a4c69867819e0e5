import { sql } from 'kysely'
import type { Db, Tx } from '../../db/index.ts'
import type { FileStore } from '../../files/index.ts'
import { inEachWorkspace } from '../../jobs/index.ts'
import { removeParts } from './uploads.ts'

const HOUR_MS = 60 * 60_000
/** For how long a file may wait for its message. */
const UNSENT_MS = 24 * HOUR_MS
/** Longer than any upload takes: until then somebody may be about to refer to a content. */
const UNREFERRED_MS = HOUR_MS
/** Contents that one round removes of each workspace; the next goes on. */
const BATCH = 500

/**
 * Removes files that no message took in time or whose message was deleted, contents that nothing refers to any more,
 * and what uploads of servers that died have left.
 */
export async function sweepFiles(db: Db, store: FileStore, now: Date): Promise<void> {
  await store.sweepTemporary(now)
  await inEachWorkspace(db, (tx) => removeUploads(tx, store, now))
  await inEachWorkspace(db, (tx) => removeFiles(tx, new Date(now.getTime() - UNSENT_MS)))
  await inEachWorkspace(db, (tx, workspaceId) =>
    removeContents(tx, store, workspaceId, new Date(now.getTime() - UNREFERRED_MS)),
  )
}

/** Uploads whose time is up, and what is left of those that were closed some time ago. */
async function removeUploads(tx: Tx, store: FileStore, now: Date): Promise<void> {
  const due = await tx
    .selectFrom('uploads')
    .select(['id', 'workspace_id'])
    .where((is) =>
      is.or([
        is.and([is('closed_at', 'is', null), is('expires_at', '<', now)]),
        is('closed_at', '<', new Date(now.getTime() - UNREFERRED_MS)),
      ]),
    )
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const upload of due) {
    await removeParts(tx, store, upload)
    await tx.deleteFrom('uploads').where('id', '=', upload.id).execute()
  }
}

/** A message that takes one of them at this moment holds its row: it is looked at again when that has ended. */
async function removeFiles(tx: Tx, unsentSince: Date): Promise<void> {
  await tx.deleteFrom('files').where('message_id', 'is', null).where('created_at', '<', unsentSince).execute()
  await tx
    .deleteFrom('files')
    .using('messages')
    .whereRef('messages.id', '=', 'files.message_id')
    .where('messages.status', '=', 'deleted')
    .execute()
}

/**
 * The row is held until the object has gone as well: who brings the same content meanwhile waits for that, and stores
 * it anew. After a crash in between the row is still there, and the next round goes on.
 */
async function removeContents(tx: Tx, store: FileStore, workspaceId: string, broughtBefore: Date) {
  const unreferred = await tx
    .selectFrom('blobs')
    .select('hash')
    .where('brought_at', '<', broughtBefore)
    .where(
      sql<boolean>`not exists (
        select from files where files.workspace_id = blobs.workspace_id and files.hash = blobs.hash)`,
    )
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { hash } of unreferred) {
    await store.remove({ workspaceId, hash })
    await tx.deleteFrom('blobs').where('hash', '=', hash).execute()
  }
}
