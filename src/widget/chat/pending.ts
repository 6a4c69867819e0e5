import { z } from 'zod'
import type { Command, Receipt } from '#shared/commands.ts'
import { type Message, messageBody, sessionType, UNTOUCHED } from '#shared/entities.ts'
import { type ErrorCode, errorCode } from '#shared/errors.ts'
import { authoredId, id, timestamp } from '#shared/ids.ts'
import type { KeyStore } from './storage.ts'
import { Slot } from './storage.ts'

const pendingMessage = z.object({
  id: authoredId,
  sessionId: id,
  body: messageBody,
  createdAt: timestamp,
  /** The type of the chat that this message starts; null when it goes into one that exists. */
  opens: sessionType.nullable(),
  /** Why the server will not have it. */
  failed: errorCode.nullable(),
})
export type PendingMessage = z.infer<typeof pendingMessage>

/**
 * What the customer wrote and the server has not acknowledged, oldest first. Kept in the browser's storage, so that
 * closing the page loses nothing; ids made here let the server recognise what it has already had, so that another
 * tab may send the same thing too. Every call reads afresh, because that other tab writes as well.
 */
export class PendingMessages {
  readonly #slot: Slot<z.ZodArray<typeof pendingMessage>>

  constructor(store: KeyStore, workspace: string) {
    this.#slot = new Slot(store, `parley.${workspace}.pending`, z.array(pendingMessage))
  }

  get key(): string {
    return this.#slot.key
  }

  all(): PendingMessage[] {
    return this.#slot.read() ?? []
  }

  /** The next to send. One that was refused does not hold up those after it. */
  next(): PendingMessage | undefined {
    return this.all().find((message) => message.failed === null)
  }

  add(message: Omit<PendingMessage, 'failed'>): void {
    this.#slot.write([...this.all(), { ...message, failed: null }])
  }

  remove(id: string): void {
    this.#slot.write(this.all().filter((message) => message.id !== id))
  }

  fail(id: string, code: ErrorCode): void {
    this.#change((message) => (message.id === id ? { ...message, failed: code } : message))
  }

  retry(id: string): void {
    this.#change((message) => (message.id === id ? { ...message, failed: null } : message))
  }

  /** The chat that was to be started exists already: what was written for it goes there. */
  redirect(from: string, to: string): void {
    this.#change((message) =>
      message.sessionId === from ? { ...message, sessionId: to, opens: null } : message,
    )
  }

  clear(): void {
    this.#slot.clear()
  }

  #change(change: (message: PendingMessage) => PendingMessage): void {
    this.#slot.write(this.all().map(change))
  }
}

/** A message as the server has it by its receipt; null when that is not of a message. */
export function settledMessage(
  { id, sessionId, body }: PendingMessage,
  { seq, at }: Receipt,
  senderId: string | null,
): Message | null {
  if (seq === null) return null
  return {
    ...UNTOUCHED,
    ...{ id, sessionId, seq, senderKind: 'customer', senderId, type: 'text', body, createdAt: at },
  }
}

/** The command that carries a message. Its id is the author's: sending it twice is safe. */
export function commandFor({ id, sessionId, body, opens }: PendingMessage): Command {
  if (opens)
    return {
      id: sessionId,
      name: 'session.start',
      input: { type: opens, subject: '', message: { id, body } },
    }
  const input = { sessionId, type: 'text', body, replyTo: null, baseSeq: null, force: false } as const
  return { id, name: 'message.send', input }
}
