import type { CommandInput } from '#shared/commands.ts'
import type { Attachment } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { fileKind } from '#shared/files.ts'
import type { Tx } from '../../db/index.ts'
import { kindOf } from '../../files/index.ts'
import type { Reader } from '../access/index.ts'
import { selectFiles, toAttachment } from './file.ts'

type Sent = Pick<CommandInput<'message.send'>, 'sessionId' | 'type' | 'body' | 'attachmentId'>

/** Types of message that show a file; a note may have one. */
function showsFile(type: string): boolean {
  return fileKind.safeParse(type).success
}

/** Refuses a message whose words, type and file cannot go together, whatever it is about. */
export function refuseMisfit({ type, body, attachmentId }: Omit<Sent, 'sessionId'>): void {
  if (attachmentId === undefined) {
    if (showsFile(type)) throw misfit('A message of this type carries a file.')
    if (body.trim() === '') throw new ParleyError('INVALID', 'Write something first.', { field: 'body' })
  } else if (!showsFile(type) && type !== 'note') throw misfit('A message of this type carries no file.')
}

/**
 * The file that a new message carries, as facts, or null; from here on it is that message's. Refuses a file
 * that is not its author's, of this chat and still free, and one of another kind than the message says.
 */
export async function takeAttachment(
  tx: Tx,
  reader: Reader,
  messageId: string,
  { sessionId, type, attachmentId }: Omit<Sent, 'body'>,
): Promise<Attachment | null> {
  if (attachmentId === undefined) return null
  const file = await selectFiles(tx)
    .where('files.id', '=', attachmentId)
    .where('session_id', '=', sessionId)
    .where('uploader_kind', '=', reader.kind)
    .where('uploader_id', '=', reader.id)
    .where('message_id', 'is', null)
    // Held, so that the sweep cannot take it away any more.
    .forUpdate('files')
    .executeTakeFirst()
  if (file === undefined) throw misfit('This file is not there any more, or is not yours to send here.')
  // Anything can be sent as a mere file.
  if (showsFile(type) && type !== 'file' && kindOf(file.mime_type) !== type) {
    throw new ParleyError('INVALID', 'The file is of another type than the message says.', {
      field: 'type',
      hint: `It is of the type ${kindOf(file.mime_type)}.`,
    })
  }
  await tx.updateTable('files').set({ message_id: messageId }).where('id', '=', file.id).execute()
  return toAttachment(file)
}

function misfit(message: string): ParleyError {
  return new ParleyError('INVALID', message, {
    field: 'attachmentId',
    hint: 'Upload the file to this chat, then send its id.',
  })
}
