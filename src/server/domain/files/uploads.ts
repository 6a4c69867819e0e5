import { ParleyError } from '#shared/errors.ts'
import type { Uploading } from '#shared/files.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { FileStore } from '../../files/index.ts'
import type { Reader } from '../access/index.ts'

/** For how long what has come of an upload stays, counted from its last bytes. */
const UPLOAD_MS = 24 * 60 * 60_000

export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + UPLOAD_MS)
}

export function toUploading(upload: Row<'uploads'>): Uploading {
  return {
    state: 'uploading',
    sessionId: upload.session_id,
    offset: upload.received,
    length: upload.length,
    expiresAt: upload.expires_at.toISOString(),
  }
}

/** An upload of the reader's own that is under way. */
export function findOpenUpload(
  tx: Tx,
  { kind, id }: Reader,
  fileId: string,
): Promise<Row<'uploads'> | undefined> {
  return tx
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', fileId)
    .where('uploader_kind', '=', kind)
    .where('uploader_id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

/** Parts whose bytes count, in their order. */
export async function partsOf(tx: Tx, uploadId: string): Promise<{ id: string; size: number }[]> {
  const parts = await tx
    .selectFrom('upload_parts')
    .select(['id', 'size'])
    .where('upload_id', '=', uploadId)
    .orderBy('start')
    .execute()
  return parts.flatMap(({ id, size }) => (size === null ? [] : [{ id, size }]))
}

/**
 * Takes an upload's bytes away. Its rows stay: a request that is still under way may store a part, which the sweep
 * then finds.
 */
export async function closeUpload(tx: Tx, store: FileStore, upload: Row<'uploads'>): Promise<void> {
  await tx.updateTable('uploads').set({ closed_at: new Date() }).where('id', '=', upload.id).execute()
  await removeParts(tx, store, upload)
}

export async function removeParts(
  tx: Tx,
  store: FileStore,
  { id, workspace_id: workspaceId }: Pick<Row<'uploads'>, 'id' | 'workspace_id'>,
): Promise<void> {
  const parts = await tx.selectFrom('upload_parts').select('id').where('upload_id', '=', id).execute()
  for (const { id: partId } of parts) await store.removePart({ workspaceId, partId })
}

export function uploadNotFound(): ParleyError {
  return new ParleyError('NOT_FOUND', 'There is no such upload, or it is not yours.', {
    hint: 'Send the file anew.',
  })
}
