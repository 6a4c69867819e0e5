import { z } from 'zod'
import type { Command, Receipt } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import { id } from '#shared/ids.ts'
import { retryDelay } from './backoff.ts'
import { isAboutAccount } from './connection.ts'
import { commandFor, type PendingMessage, type PendingMessages } from './pending.ts'

/** `details` of the CONFLICT that answers a second open chat: the one there is. */
const openSession = z.object({ sessionId: id })

interface Options {
  pending: PendingMessages
  isOnline: () => boolean
  send: (command: Command) => Promise<Receipt>
  /** The server has it. Called while it is still pending, so that it never vanishes in between. */
  settled: (message: PendingMessage, receipt: Receipt) => void
  redirected: (from: string, to: string) => void
  changed: () => void
}

/** Sends what is pending: in order, one at a time, until the server has it or says that it never will. */
export class Sender {
  readonly #options: Options
  #running = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #attempt = 0

  constructor(options: Options) {
    this.#options = options
  }

  /** To be called whenever there is something to send or the connection is back. */
  async run(): Promise<void> {
    if (this.#running) return
    clearTimeout(this.#retry)
    this.#running = true
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#send(next)
      this.#attempt = 0
    } catch (error) {
      this.#later(error)
    } finally {
      this.#running = false
    }
  }

  #next(): PendingMessage | undefined {
    return this.#options.isOnline() ? this.#options.pending.next() : undefined
  }

  /** Throws what time may cure; everything else is decided here. */
  async #send(message: PendingMessage): Promise<void> {
    const { pending, send, settled, redirected, changed } = this.#options
    try {
      const receipt = await send(commandFor(message))
      settled(message, receipt)
      pending.remove(message.id)
    } catch (error) {
      if (!(error instanceof ParleyError) || error.retryable || isAboutAccount(error)) throw error
      const open =
        message.opens && error.code === 'CONFLICT' ? openSession.safeParse(error.body.details) : null
      if (open?.success) {
        pending.redirect(message.sessionId, open.data.sessionId)
        redirected(message.sessionId, open.data.sessionId)
      } else {
        pending.fail(message.id, error.code)
      }
    }
    changed()
  }

  #later(error: unknown): void {
    this.#attempt += 1
    const askedMs = error instanceof ParleyError ? error.body.retryAfterMs : undefined
    this.#retry = setTimeout(() => void this.run(), retryDelay(this.#attempt, askedMs))
  }
}
