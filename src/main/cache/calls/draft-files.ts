import type { Id } from '#shared/ids.ts'
import type { DraftFile, DraftKind } from '#shared/ipc.ts'
import type { ReadFiles } from './files.ts'

/** A row of `attachments`. */
export interface AttachmentRow {
  position: number
  id: Id
  file_id: Id
  session_id: Id
  kind: DraftKind
  message_id: Id | null
  name: string
  size: number
  stored: number
  sha256: string | null
  sent: number
  uploaded: string | null
}

/** All files of a session's drafts, in order. */
export function readDraftFiles({ journal }: ReadFiles, sessionId: Id): DraftFile[] {
  return journal
    .all<AttachmentRow>(
      `select * from attachments where session_id = :sessionId and message_id is null and sha256 is not null
       order by kind desc, position`,
      { sessionId },
    )
    .map(({ id, kind, name, size }) => ({ id, kind, name, size }))
}
