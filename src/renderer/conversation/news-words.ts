import type { Message } from '#shared/entities.ts'
import type { Text } from '../i18n/I18n.tsx'
import { attachmentKey } from '../queue/attachment-key.ts'

/** Longer ones are not read out to somebody who is in the middle of something else. */
const LONGEST = 300

/** What is said of messages that have just come; null when there is nothing to say. */
export function newsWords(fresh: readonly Message[], name: string, text: Text): string | null {
  const [only] = fresh
  if (!only) return null
  if (fresh.length > 1) return `${name}: ${text('conversation.unread', { count: fresh.length })}`
  const file = attachmentKey(only.type)
  const said = [file === null ? '' : text(file), only.body.slice(0, LONGEST)].filter((part) => part !== '')
  return `${name}: ${said.join('. ')}`
}
