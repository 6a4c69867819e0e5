import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE } from '#shared/ipc.ts'
import { MAX_RANGE } from '#shared/protocol.ts'
import type { Part, Run } from '../../cache/index.ts'
import type { HandlerParts } from '../handlers.ts'
import type { EngineHandlers } from '../index.ts'

/** Pages that are fetched at most to find a message of which only the id is known. */
const MAX_LOOKED_THROUGH = 20

type Parts = Pick<HandlerParts, 'store' | 'connection' | 'feed'>
type PagingChannel = 'messages.before' | 'messages.after' | 'messages.around' | 'session.peek'

/** A conversation in pages, from the cache, and from the server what the cache lacks. */
export function pagingHandlers({ store, connection, feed }: Parts): Pick<EngineHandlers, PagingChannel> {
  const isOnline = () => connection.state().state === 'online'

  /** Part of a conversation as it is here; what is missing of it is fetched first, if it can be. */
  async function part(sessionId: Id, read: () => Promise<Part>): Promise<Part> {
    const held = await read()
    if (held.missing === null) return held
    if (!isOnline()) {
      if (held.messages.length > 0) return held
      throw new ParleyError('OFFLINE', 'These messages are not on this computer, and you are offline.')
    }
    await fetchRun(sessionId, held.missing, IPC_PAGE)
    return read()
  }

  async function fetchRun(sessionId: Id, { lo, hi }: Run, limit: number): Promise<void> {
    const range = await connection.ask('range', { sessionId, fromSeq: lo, toSeq: hi, limit })
    feed.publish(await store.call('storeRange', { sessionId, ...range }))
  }

  const before = (sessionId: Id, beforeSeq: number, limit: number) =>
    part(sessionId, () => store.call('messagesBefore', { sessionId, beforeSeq, limit }))
  const after = (sessionId: Id, afterSeq: number, limit: number) =>
    part(sessionId, () => store.call('messagesAfter', { sessionId, afterSeq, limit }))

  /** Whoever has these wants to hear of what changes from the first of them on. */
  function told<Answer extends { messages: Part['messages'] }>(sessionId: Id, answer: Answer): Answer {
    const first = answer.messages[0]
    if (first) feed.open(sessionId, first.seq)
    return answer
  }

  /** Where a message stands. One that is not here and of which nothing else is known is looked for further up. */
  async function placeOf(sessionId: Id, messageId: Id, seq: number | null): Promise<number> {
    for (let looked = 0; looked < MAX_LOOKED_THROUGH; looked++) {
      const message = await store.call('findMessage', { sessionId, messageId })
      if (message) return message.seq
      if (seq !== null) return seq
      const hole = await store.call('newestHoleOf', { sessionId })
      if (!hole) break
      if (!isOnline()) {
        throw new ParleyError('OFFLINE', 'This message is not on this computer, and you are offline.')
      }
      await fetchRun(sessionId, hole, MAX_RANGE)
    }
    throw new ParleyError('NOT_FOUND', 'This message is not here any more.')
  }

  return {
    async 'messages.before'({ sessionId, beforeSeq }) {
      const { messages, more } = await before(sessionId, beforeSeq, IPC_PAGE)
      return told(sessionId, { messages, more })
    },
    /** Read beside the chat that is open: of what changes in it nobody is told. */
    async 'session.peek'({ sessionId, beforeSeq }) {
      const { messages, more } = await before(sessionId, beforeSeq, IPC_PAGE)
      return { messages, more }
    },
    async 'messages.after'({ sessionId, afterSeq }) {
      const { messages, more } = await after(sessionId, afterSeq, IPC_PAGE)
      return told(sessionId, { messages, more })
    },
    async 'messages.around'({ sessionId, messageId, seq }) {
      const place = await placeOf(sessionId, messageId, seq)
      const half = IPC_PAGE / 2
      const below = await after(sessionId, place - 1, half)
      const above = await before(sessionId, place, half)
      return told(sessionId, {
        messages: [...above.messages, ...below.messages],
        older: above.more,
        newer: below.more,
      })
    },
  }
}
