import type { MessageType } from '#shared/entities.ts'
import type { MessageKey } from '../i18n/en/index.ts'

/** What to call a message that is not text; null for text. */
export function attachmentKey(type: MessageType): MessageKey | null {
  switch (type) {
    case 'audio':
    case 'image':
    case 'video':
    case 'file':
      return `row.attachment.${type}`
    default:
      return null
  }
}
