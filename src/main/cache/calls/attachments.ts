import type { Uploaded } from '#shared/files.ts'
import type { Id } from '#shared/ids.ts'
import { FILE_PIECE, MAX_DRAFT_FILES } from '#shared/ipc/file-limits.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { addPiece, bytesFrom, eraseAttachment, hashOf } from './attachment-pieces.ts'
import { renewCarried } from './carried.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { AttachmentRow } from './draft-files.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

/** Bytes of all files that wait on this computer. */
const MAX_STORED = 256 * 1024 * 1024

/** What the server has made of a file. */
export type SentFile = Pick<Uploaded, 'kind' | 'attachment'>

export interface NewAttachment {
  id: Id
  fileId: Id
  sessionId: Id
  kind: DraftKind
  name: string
  size: number
}

/** Begins a file of a draft. Its bytes follow; until the last has come, nobody sees it. */
export function beginAttachment(
  { journal }: WriteFiles,
  { id, fileId, sessionId, kind, name, size }: NewAttachment,
): 'begun' | 'too_many' | 'no_room' {
  return journal.transaction(() => {
    const { files, bytes } = journal.get<{ files: number; bytes: number }>(
      `select (select count(*) from attachments
         where session_id = :sessionId and kind = :kind and message_id is null) as files,
         (select coalesce(sum(size), 0) from attachments) as bytes`,
      { sessionId, kind },
    ) ?? { files: 0, bytes: 0 }
    if (files >= MAX_DRAFT_FILES) return 'too_many'
    if (bytes + size > MAX_STORED) return 'no_room'
    journal.run(
      `insert into attachments (id, file_id, session_id, kind, name, size)
       values (:id, :fileId, :sessionId, :kind, :name, :size)`,
      { id, fileId, sessionId, kind, name, size },
    )
    return 'begun'
  })
}

export interface Piece {
  id: Id
  offset: number
  bytes: Uint8Array
}

/** The next piece of a file; with the last one it is part of its draft. Null: not the piece that comes next. */
export function addAttachmentPiece(
  files: WriteFiles,
  { id, offset, bytes }: Piece,
): { isWhole: boolean; commit: Commit } | null {
  const { journal } = files
  const touched = nothingTouched()
  const isWhole = journal.transaction(() => {
    const row = findAttachment(files, id)
    if (!row || row.sha256 !== null || row.stored !== offset) return null
    if (bytes.length !== Math.min(FILE_PIECE, row.size - offset)) return null
    addPiece(journal, id, offset / FILE_PIECE, bytes)
    const stored = offset + bytes.length
    const sha256 = stored === row.size ? hashOf(journal, id) : null
    journal.run('update attachments set stored = :stored, sha256 = :sha256 where id = :id', {
      ...{ id, stored, sha256 },
    })
    if (sha256 !== null) touchDraft(row)
    return sha256 !== null
  })
  return isWhole === null ? null : { isWhole, commit: commitOf(files, touched) }

  function touchDraft({ session_id }: AttachmentRow): void {
    touched.draftFiles.add(session_id)
    touched.sessions.add(session_id)
  }
}

/** Takes a file out of its draft. What has been sent, or is about to be, is no draft's any more. */
export function detachFile(files: WriteFiles, { id }: { id: Id }): Commit {
  const touched = nothingTouched()
  files.journal.transaction(() => {
    const row = findAttachment(files, id)
    if (!row || row.message_id !== null) return
    eraseAttachment(files.journal, id)
    touched.draftFiles.add(row.session_id)
    touched.sessions.add(row.session_id)
  })
  return commitOf(files, touched)
}

function findAttachment({ journal }: ReadFiles, id: Id): AttachmentRow | undefined {
  return journal.get<AttachmentRow>('select * from attachments where id = :id', { id })
}

/** Bytes of a file that is here as a whole; null when it is not. */
export function readAttachment(
  files: ReadFiles,
  { id, offset, limit }: { id: Id; offset: number; limit: number },
): { bytes: Uint8Array<ArrayBuffer>; size: number } | null {
  const row = findAttachment(files, id)
  if (!row || row.sha256 === null) return null
  return { bytes: bytesFrom(files.journal, id, offset, limit), size: row.size }
}

/** A file that is to go up now. */
export interface DueUpload {
  messageId: Id
  id: Id
  fileId: Id
  sessionId: Id
  name: string
  size: number
  sha256: string
  attempts: number
}

/** The first file, in the order of writing, that a message waits for; and when to look again. */
export function nextUpload(
  { journal }: ReadFiles,
  { now, horizon }: { now: number; horizon: number },
): { due: DueUpload | null; nextAt: number | null } {
  const waiting = journal.all<AttachmentRow & { attempts: number; next_at: number }>(
    `select attachments.*, outbox.attempts, outbox.next_at from attachments
     cross join outbox on outbox.id = attachments.message_id
     where outbox.state = 'queued' and attachments.uploaded is null order by outbox.position`,
  )
  // One that is due later than that is due now, for the clock has been put back.
  const row = waiting.find(({ next_at }) => next_at <= now || next_at > now + horizon)
  const nextAt = waiting.length === 0 ? null : Math.min(...waiting.map(({ next_at }) => next_at))
  return { due: row ? dueOf(row) : null, nextAt }
}

function dueOf(row: AttachmentRow & { attempts: number }): DueUpload {
  return {
    messageId: row.message_id ?? '',
    id: row.id,
    fileId: row.file_id,
    sessionId: row.session_id,
    name: row.name,
    size: row.size,
    sha256: row.sha256 ?? '',
    attempts: row.attempts,
  }
}

/** How far an upload has come, for the screen and for the next start. */
export function noteSent(files: WriteFiles, { id, sent }: { id: Id; sent: number }): Commit {
  return changeUpload(files, id, ({ journal }) =>
    journal.run('update attachments set sent = :sent where id = :id', { id, sent }),
  )
}

/** The server has all of it: its message may go. */
export function settleUpload(files: WriteFiles, { id, file }: { id: Id; file: SentFile }): Commit {
  const uploaded = JSON.stringify(file)
  return changeUpload(files, id, ({ journal }) =>
    journal.run('update attachments set uploaded = :uploaded, sent = size where id = :id', { id, uploaded }),
  )
}

/** The server does not know the upload any more: it begins anew, under another name. */
export function renewUpload(files: WriteFiles, { id, fileId }: { id: Id; fileId: Id }): Commit {
  return changeUpload(files, id, ({ journal }) => renewCarried(journal, id, fileId))
}

function changeUpload(files: WriteFiles, id: Id, change: (files: WriteFiles) => void): Commit {
  const touched = nothingTouched()
  files.journal.transaction(() => {
    change(files)
    const row = findAttachment(files, id)
    if (row) touched.pending.add(row.session_id)
  })
  return commitOf(files, touched)
}
