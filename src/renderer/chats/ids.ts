import type { Id } from '#shared/ids.ts'

/** Of the elements, so that a tab and what it shows name each other. */
export function tabId(sessionId: Id): string {
  return `tab-${sessionId}`
}

export function panelId(sessionId: Id): string {
  return `chat-${sessionId}`
}
