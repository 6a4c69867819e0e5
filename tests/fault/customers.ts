import { v7 as uuidv7 } from 'uuid'
import { ParleyError } from '#shared/errors.ts'
import { isDatabaseUnavailable } from '../../src/server/db/index.ts'
import type { Identity } from '../../src/server/domain/access/index.ts'
import type { FaultHouse } from '../support/fault-house.ts'
import type { Names } from './names.ts'
import { tolerated } from './tolerated.ts'

export interface Chat {
  readonly id: string
  readonly customer: Identity
}

/** Those who write in from outside. */
export class Customers {
  readonly #house: FaultHouse
  readonly #names: Names
  /** What they have said and not taken back. */
  readonly #said: { id: string; chat: Chat; name: string }[] = []

  constructor(house: FaultHouse, names: Names) {
    this.#house = house
    this.#names = names
  }

  async say(chat: Chat): Promise<void> {
    const name = this.#names.intend('customer')
    const id = uuidv7()
    this.#names.give(id, name)
    const input = { sessionId: chat.id, type: 'text', body: name, replyTo: null, baseSeq: null, force: false }
    for (let isTold = false; !isTold; ) {
      try {
        await this.#house.run(chat.customer, 'message.send', input, id)
        isTold = true
      } catch (error) {
        // The chat has ended.
        if (error instanceof ParleyError) return
        // The database was too busy to say what has come of it: it is asked again, by the same name.
        if (!isDatabaseUnavailable(error)) throw error
      }
    }
    this.#names.acknowledged.push(name)
    this.#said.push({ id, chat, name })
  }

  async sayMany(chat: Chat, count: number): Promise<void> {
    for (let nth = 0; nth < count; nth++) await this.say(chat)
  }

  async change(what: 'edit' | 'delete', chat: Chat): Promise<void> {
    const message = this.#said.filter((said) => said.chat === chat).at(-1)
    if (message === undefined) return
    const place = { sessionId: chat.id, messageId: message.id }
    const words = { body: `${message.name} edited ${this.#names.next()}`, baseEditedAt: null }
    const wanted = this.#house.run(
      chat.customer,
      `message.${what}`,
      what === 'edit' ? { ...place, ...words } : place,
    )
    await tolerated(wanted)
    // An edited one has another text to begin with, a deleted one has none.
    this.#said.splice(this.#said.indexOf(message), 1)
  }
}
