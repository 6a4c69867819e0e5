import type { Id } from '#shared/ids.ts'
import type { Reader, Writer } from '../files/connection.ts'
import { eraseAttachment } from './attachment-pieces.ts'
import type { AttachmentRow } from './draft-files.ts'

/** The file that a message of the outbox carries. */
export function carriedBy(journal: Reader, messageId: Id): AttachmentRow | undefined {
  return journal.get('select * from attachments where message_id = :messageId', { messageId })
}

export function eraseCarried(journal: Writer, messageId: Id): void {
  const carried = carriedBy(journal, messageId)
  if (carried) eraseAttachment(journal, carried.id)
}

/** The upload begins anew: what the server had of it is gone, or will be. */
export function renewCarried(journal: Writer, id: Id, fileId: Id): void {
  journal.run('update attachments set file_id = :fileId, uploaded = null, sent = 0 where id = :id', {
    id,
    fileId,
  })
}
