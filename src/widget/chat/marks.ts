import { v7 as newId } from 'uuid'
import type { Command } from '#shared/commands.ts'

/** Marks are gathered for this long: a page of messages is one command, not thirty. */
const GATHER_MS = 250

interface Mark {
  deliveredSeq: number
  readSeq: number
}

/**
 * Tells the server how far this customer has received and read each session. Marks only move forward; one that could
 * not be told is told with the next.
 */
export class Marks {
  readonly #send: (command: Command) => Promise<unknown>
  readonly #told = new Map<string, Mark>()
  readonly #wanted = new Map<string, Mark>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (command: Command) => Promise<unknown>) {
    this.#send = send
  }

  note(sessionId: string, deliveredSeq: number, readSeq: number): void {
    const told = this.#told.get(sessionId) ?? { deliveredSeq: 0, readSeq: 0 }
    if (deliveredSeq <= told.deliveredSeq && readSeq <= told.readSeq) return
    const wanted = this.#wanted.get(sessionId) ?? told
    this.#wanted.set(sessionId, {
      deliveredSeq: Math.max(wanted.deliveredSeq, deliveredSeq),
      readSeq: Math.max(wanted.readSeq, readSeq),
    })
    this.#timer ??= setTimeout(() => void this.#flush(), GATHER_MS)
  }

  async #flush(): Promise<void> {
    this.#timer = undefined
    const wanted = [...this.#wanted]
    this.#wanted.clear()
    for (const [sessionId, mark] of wanted) {
      const input = mark.readSeq > 0 ? { sessionId, ...mark } : { sessionId, deliveredSeq: mark.deliveredSeq }
      const told = await this.#send({ id: newId(), name: 'session.mark', input }).then(
        () => true,
        () => false,
      )
      if (told) this.#told.set(sessionId, mark)
    }
  }
}
