import { ParleyError } from '#shared/errors.ts'
import type { DraftKind, PendingMessage } from '#shared/ipc.ts'
import type { FarDesk } from '../support/far-desk.ts'
import type { Chat } from './customers.ts'
import type { Names } from './names.ts'
import { tolerated } from './tolerated.ts'

export type Person = 'mara' | 'jonas'

/** Somebody at a desk: does things there, and keeps a ledger of what must have come of them. */
export class Ledger {
  readonly person: Person
  readonly desk: FarDesk
  readonly written = new Map<string, string[]>()
  readonly discarded: string[] = []
  readonly typed = new Map<string, string[]>()
  /** By chat: how far was read here, by what was answered and by what was not. */
  readonly read = new Map<string, number[]>()
  readonly #names: Names

  constructor(person: Person, desk: FarDesk, names: Names) {
    this.person = person
    this.desk = desk
    this.#names = names
  }

  async write({ id: sessionId }: Chat, kind: DraftKind): Promise<void> {
    const name = this.#names.intend(this.person)
    const baseSeq = this.desk.screen().messages[sessionId]?.at(-1)?.seq ?? 0
    const drafts = entry(this.typed, `${sessionId} ${kind}`, [''])
    // Until it is answered, nobody knows whether it took the draft's place.
    drafts.push('')
    const asked = this.desk.ask('message.send', { sessionId, kind, body: name, replyTo: null, baseSeq })
    try {
      const { id } = await asked
      this.#names.give(id, name)
      entry(this.written, sessionId).push(name)
      this.typed.set(`${sessionId} ${kind}`, drafts.slice(drafts.lastIndexOf('')))
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'INVALID') throw error
    }
  }

  /** As fast as the desk takes them. */
  async writeMany(chat: Chat, kind: DraftKind, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.write(chat, kind)))
  }

  async type({ id: sessionId }: Chat, kind: DraftKind): Promise<void> {
    const body = `Half a sentence of ${this.person}, ${this.#names.next()}`
    const place = `${sessionId} ${kind}`
    entry(this.typed, place, ['']).push(body)
    try {
      await this.desk.ask('draft.save', { sessionId, kind, body, baseSeq: 0, replyTo: null, caret: null })
      this.typed.set(place, [body])
    } catch {
      // Saved or not: both texts may be there.
    }
  }

  async readAll({ id: sessionId }: Chat): Promise<void> {
    const seq = this.desk.screen().messages[sessionId]?.at(-1)?.seq
    if (seq === undefined) return
    const before = this.read.get(sessionId) ?? [0]
    this.read.set(sessionId, [...before, seq])
    await tolerated(
      this.desk
        .ask('session.read', { sessionId, seq })
        .then(() => this.read.set(sessionId, [Math.max(seq, ...before)])),
    )
  }

  /** Decides what the desk asks about, and answers what it lacks or still has to send. */
  async settle(chats: readonly Chat[]): Promise<{ unsent: number; wrong: string[] }> {
    try {
      for (const { id: sessionId } of chats) {
        const { pending } = await this.desk.ask('session.open', { sessionId })
        await this.desk.scrollUp(sessionId)
        for (const message of pending) await this.#decide(message)
      }
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      return { unsent: 0, wrong: [`I5: a chat cannot be opened at a desk of ${this.person}: ${error}`] }
    }
    const unsent = await this.desk.unsent()
    const wrong = unsent > 0 ? [`I5: ${unsent} wait to be sent at a desk of ${this.person}`] : []
    return { unsent, wrong }
  }

  async #decide({ id, body, state }: PendingMessage): Promise<void> {
    if (state !== 'confirm' && state !== 'stale' && state !== 'failed') return
    const decision = state === 'failed' ? 'discard' : 'send'
    try {
      await this.desk.ask('message.decide', { id, decision })
      if (decision === 'discard') this.discarded.push(body)
    } catch (error) {
      // It went out in this very moment.
      if (!(error instanceof ParleyError)) throw error
    }
  }
}

function entry(map: Map<string, string[]>, key: string, first: string[] = []): string[] {
  const known = map.get(key) ?? first
  map.set(key, known)
  return known
}
