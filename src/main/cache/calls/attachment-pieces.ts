import { createHash } from 'node:crypto'
import type { Id } from '#shared/ids.ts'
import { FILE_PIECE } from '#shared/ipc/file-limits.ts'
import type { Reader, Writer } from '../files/connection.ts'

/** The bytes of files, in rows of {@link FILE_PIECE}: what of a file is in memory at a time is a few of them. */

export function addPiece(journal: Writer, attachmentId: Id, number: number, bytes: Uint8Array): void {
  journal.run(
    'insert into attachment_pieces (attachment_id, number, bytes) values (:attachmentId, :number, :bytes)',
    { attachmentId, number, bytes },
  )
}

/** Up to `limit` bytes from `offset` on; fewer at the end, and before a piece that is lost. */
export function bytesFrom(
  journal: Reader,
  attachmentId: Id,
  offset: number,
  limit: number,
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  let skip = offset % FILE_PIECE
  let wanted = limit
  for (let number = Math.floor(offset / FILE_PIECE); wanted > 0; number++) {
    const piece = pieceAt(journal, attachmentId, number)
    if (piece === undefined) break
    const part = piece.subarray(skip, skip + wanted)
    pieces.push(part)
    wanted -= part.length
    skip = 0
    if (piece.length < FILE_PIECE) break
  }
  return Buffer.concat(pieces)
}

/** In hexadecimal. */
export function hashOf(journal: Reader, attachmentId: Id): string {
  const hash = createHash('sha256')
  for (let number = 0; ; number++) {
    const piece = pieceAt(journal, attachmentId, number)
    if (piece === undefined) return hash.digest('hex')
    hash.update(piece)
  }
}

function pieceAt(journal: Reader, attachmentId: Id, number: number): Uint8Array | undefined {
  return journal.get<{ bytes: Uint8Array }>(
    'select bytes from attachment_pieces where attachment_id = :attachmentId and number = :number',
    { attachmentId, number },
  )?.bytes
}

export function eraseAttachment(journal: Writer, id: Id): void {
  journal.erase('delete from attachment_pieces where attachment_id = :id', { id })
  journal.erase('delete from attachments where id = :id', { id })
}

/** Files of which not all bytes have come in. */
export function dropUnfinished(journal: Writer): void {
  journal.transaction(() => {
    for (const { id } of journal.all<{ id: Id }>('select id from attachments where sha256 is null'))
      eraseAttachment(journal, id)
  })
}
