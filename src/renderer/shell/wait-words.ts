import type { UnsentMessage } from '#shared/ipc.ts'
import { errorWords, fileErrorWords } from '../i18n/error-words.ts'
import type { Text } from '../i18n/I18n.tsx'

/** Why a message has not gone out, in plain words. */
export function waitText({ state, type, error }: UnsentMessage, isOnline: boolean, text: Text): string {
  switch (state) {
    case 'held':
      return text('waiting.held')
    case 'sending':
      return text('waiting.sending')
    case 'queued':
      if (!isOnline) return text('waiting.offline')
      return text(error === null ? 'waiting.sending' : 'waiting.again')
    case 'confirm':
      return text('waiting.old')
    case 'stale':
      return text('waiting.stale')
    case 'failed': {
      const words = error && (type === 'file' ? fileErrorWords : errorWords)(error)
      return text('pending.failed', { reason: text(words?.key ?? 'error.generic', words?.values) })
    }
  }
}

interface Waits {
  /** Wait for their author, and say each what is to be decided. */
  stuck: readonly UnsentMessage[]
  /** Go out by themselves, as many as there are of each reason. */
  moving: readonly { why: string; count: number }[]
}

/** What of a chat somebody has to decide about, and what only takes its time. */
export function waitsOf(
  messages: readonly UnsentMessage[],
  whyOf: (message: UnsentMessage) => string,
): Waits {
  const isMoving = ({ state }: UnsentMessage) => state === 'held' || state === 'queued' || state === 'sending'
  const counts = new Map<string, number>()
  for (const message of messages.filter(isMoving)) {
    const why = whyOf(message)
    counts.set(why, (counts.get(why) ?? 0) + 1)
  }
  return {
    stuck: messages.filter((message) => !isMoving(message)),
    moving: Array.from(counts, ([why, count]) => ({ why, count })),
  }
}
