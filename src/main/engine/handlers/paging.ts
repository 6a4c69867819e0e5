import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE, unpack } from '#shared/ipc.ts'
import { MAX_RANGE } from '#shared/protocol.ts'
import type { PassedPart, Run } from '../../cache/index.ts'
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
  async function part(sessionId: Id, read: () => Promise<PassedPart>): Promise<PassedPart> {
    const held = await read()
    if (held.missing === null) return held
    if (!isOnline()) {
      if (held.fromSeq !== null) return held
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
    part(sessionId, () => store.pass('messagesBefore', { sessionId, beforeSeq, limit }))
  const after = (sessionId: Id, afterSeq: number, limit: number) =>
    part(sessionId, () => store.pass('messagesAfter', { sessionId, afterSeq, limit }))

  /** Whoever has these wants to hear of what changes from the first of them on. */
  function tellFrom(sessionId: Id, fromSeq: number | null | undefined): void {
    if (typeof fromSeq === 'number') feed.open(sessionId, fromSeq)
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
      const { page, fromSeq } = await before(sessionId, beforeSeq, IPC_PAGE)
      tellFrom(sessionId, fromSeq)
      return page
    },
    /** Read beside the chat that is open: of what changes in it nobody is told. */
    async 'session.peek'({ sessionId, beforeSeq }) {
      const { page } = await before(sessionId, beforeSeq, IPC_PAGE)
      return page
    },
    async 'messages.after'({ sessionId, afterSeq }) {
      const { page, fromSeq } = await after(sessionId, afterSeq, IPC_PAGE)
      tellFrom(sessionId, fromSeq)
      return page
    },
    async 'messages.around'({ sessionId, messageId, seq }) {
      const place = await placeOf(sessionId, messageId, seq)
      const half = IPC_PAGE / 2
      const below = await after(sessionId, place - 1, half)
      const above = await before(sessionId, place, half)
      tellFrom(sessionId, above.fromSeq ?? below.fromSeq)
      const [older, newer] = [unpack(above.page), unpack(below.page)]
      return { messages: [...older.messages, ...newer.messages], older: older.more, newer: newer.more }
    },
  }
}
