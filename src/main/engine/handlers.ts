import type { CommandInput } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE } from '#shared/ipc.ts'
import type { Commit, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import type { Feed } from './feed.ts'
import type { EngineHandlers } from './index.ts'

export interface HandlerParts {
  store: Pick<Store, 'call'>
  connection: Connection
  feed: Feed
  newId(): Id
  /** A commit that may have left something to send. */
  wrote(commit: Commit): void
  read(): void
  /** A session lacks messages. */
  lookForHoles(): void
  crash(point: string): void
  now(): Date
}

export function createHandlers(parts: HandlerParts): EngineHandlers {
  const { store, connection, feed, newId, wrote, crash, now } = parts

  /** Only while the line is up: what may go wrong for good must not go wrong an hour later. */
  async function command<Name extends 'session.claim' | 'session.status'>(
    name: Name,
    input: CommandInput<Name>,
  ) {
    if (connection.state().state !== 'online') {
      throw new ParleyError('OFFLINE', 'You are offline.', { hint: 'Try again when the connection is back.' })
    }
    // A name and its input belong together, which the union of frames cannot see through a type parameter.
    await connection.ask('command', { id: newId(), name, input } as Parameters<
      typeof connection.ask<'command'>
    >[1])
    return {}
  }

  async function older(sessionId: Id, beforeSeq: number) {
    const wanted = { sessionId, beforeSeq, limit: IPC_PAGE }
    const held = await store.call('messagesBefore', wanted)
    if (held.missing === null) return held
    if (connection.state().state !== 'online') {
      if (held.messages.length > 0) return held
      throw new ParleyError('OFFLINE', 'Older messages are not on this computer, and you are offline.')
    }
    const { lo: fromSeq, hi: toSeq } = held.missing
    const range = await connection.ask('range', { sessionId, fromSeq, toSeq, limit: IPC_PAGE })
    feed.publish(await store.call('storeRange', { sessionId, ...range }))
    return store.call('messagesBefore', wanted)
  }

  return {
    'connection.retry': async () => {
      connection.retry()
      return {}
    },

    'queue.page': ({ view, after }) => store.call('queuePage', { view, after, limit: IPC_PAGE }),

    'session.open': async ({ sessionId }) => {
      // Before the cache is read, so that nothing which comes meanwhile is missed.
      feed.open(sessionId, Number.MAX_SAFE_INTEGER)
      const opened = await store.call('openSession', { sessionId, limit: IPC_PAGE })
      if (!opened) {
        feed.close(sessionId)
        throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
      }
      const { lastSeq } = opened.row.session
      feed.open(sessionId, opened.messages[0]?.seq ?? Math.max(1, lastSeq - IPC_PAGE + 1))
      if ((opened.messages.at(-1)?.seq ?? 0) < lastSeq) parts.lookForHoles()
      // Not waited for: what cannot be noted is evicted sooner, no more.
      store.call('noteOpened', { sessionId, at: now().toISOString() }).catch(() => undefined)
      return opened
    },

    'session.close': async ({ sessionId }) => {
      feed.close(sessionId)
      return {}
    },

    'messages.before': async ({ sessionId, beforeSeq }) => {
      const { messages, more } = await older(sessionId, beforeSeq)
      const first = messages[0]
      if (first) feed.open(sessionId, first.seq)
      return { messages, more }
    },

    'session.claim': (input) => command('session.claim', input),
    'session.status': (input) => command('session.status', input),

    'session.read': async (input) => {
      feed.publish(await store.call('markRead', input))
      parts.read()
      return {}
    },

    'session.typing': async (input) => {
      connection.tell('typing', input)
      return {}
    },

    'draft.save': async (input) => {
      feed.publish(await store.call('saveDraft', { ...input, updatedAt: now().toISOString() }))
      return {}
    },

    'message.send': async (input) => {
      const id = newId()
      const commit = await store.call('enqueue', { ...input, id, createdAt: now().toISOString() })
      crash('outbox-committed')
      wrote(commit)
      return { id }
    },

    'message.decide': async ({ id, decision }) => {
      const commit = await store.call('decide', { id, decision, newId: newId(), now: now().toISOString() })
      if (!commit) throw new ParleyError('CONFLICT', 'This message is on its way already.')
      wrote(commit)
      return {}
    },
  }
}
