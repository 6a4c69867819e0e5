import type { PendingMessage } from '#shared/ipc.ts'
import { ago, nextId, type PreviewChat } from './data.ts'

const MINUTE = 60_000

/** What has not been sent, in several chats and for several reasons. */
export function waitingMessages(chats: readonly PreviewChat[]): Map<string, PendingMessage[]> {
  const waiting = new Map<string, PendingMessage[]>()

  function wait(place: number, minutes: number, more: Partial<PendingMessage>): void {
    const sessionId = chats[place]?.row.session.id
    if (sessionId === undefined) return
    const message: PendingMessage = {
      ...{ id: nextId(), sessionId, type: 'text', body: '', file: null, replyTo: null, state: 'queued' },
      ...{ leavesAt: null, error: null, changed: null, createdAt: ago(minutes * MINUTE) },
      ...more,
    }
    waiting.set(sessionId, [...(waiting.get(sessionId) ?? []), message])
  }

  wait(0, 3, { body: 'Of course, I have put a cot in your room.' })
  wait(0, 2, { body: 'Anything else I can do?' })
  wait(4, 25, { state: 'confirm', body: 'Der Schlüssel liegt am Empfang für Sie bereit.' })
  wait(4, 24, {
    ...{ state: 'failed', type: 'file', error: { code: 'TOO_LARGE', message: '' } },
    file: { id: nextId(), name: 'Reisebestätigung-mit-allen-Anlagen.pdf', size: 48_000_000, sent: 0 },
  })
  wait(3, 1, { body: 'تم تغيير الموعد إلى الجمعة.' })
  return waiting
}
