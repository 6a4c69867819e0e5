import type { Attachment } from '#shared/entities.ts'
import type { Row, Tx } from '../../db/index.ts'

/** A file and its content; `hash` is null when its time was up. */
export type WholeFile = Row<'files'> & Pick<BlobFacts, 'width' | 'height' | 'thumbnail_size' | 'sha256'>
type BlobFacts = { [Name in keyof Row<'blobs'>]: Row<'blobs'>[Name] | null }

export function selectFiles(tx: Tx) {
  return tx
    .selectFrom('files')
    .leftJoin('blobs', (join) =>
      join.onRef('blobs.workspace_id', '=', 'files.workspace_id').onRef('blobs.hash', '=', 'files.hash'),
    )
    .selectAll('files')
    .select(['blobs.width', 'blobs.height', 'blobs.thumbnail_size', 'blobs.sha256'])
}

export function findFile(tx: Tx, fileId: string): Promise<WholeFile> {
  return selectFiles(tx).where('files.id', '=', fileId).executeTakeFirstOrThrow()
}

/** What a message tells of the file that it carries. */
export function toAttachment(file: WholeFile): Attachment {
  return {
    id: file.id,
    name: file.name,
    mimeType: file.mime_type,
    size: file.size,
    durationSeconds: file.duration_seconds,
    waveform: file.waveform,
    width: file.width,
    height: file.height,
    hasThumbnail: file.thumbnail_size !== null,
    removedAt: null,
  }
}
