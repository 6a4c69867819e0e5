import type { Message } from '../entities.ts'
import type { Id } from '../ids.ts'

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const LINK = new RegExp(`^parley://chat/(${ID})/(${ID})(?![0-9a-z/?#-])`, 'i')

export interface MessagePlace {
  sessionId: Id
  messageId: Id
}

/** Where a message is, for a colleague's eyes: followed inside a console, by whoever may see the chat. */
export function linkTo({ id, sessionId }: Pick<Message, 'id' | 'sessionId'>): string {
  return `parley://chat/${sessionId}/${id}`
}

/** The link that a text begins with, and where it leads. */
export function messageLinkAtStart(text: string): ({ text: string } & MessagePlace) | null {
  const [link, sessionId, messageId] = LINK.exec(text) ?? []
  return link && sessionId && messageId ? { text: link, sessionId, messageId } : null
}
