import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE, MAX_DRAFT_FILES, type PageCommand } from '#shared/ipc.ts'
import type { WorkspaceSettings } from '#shared/routes/policy.ts'
import type { AuthorisedApi } from '../account/index.ts'
import type { Commit, Store } from '../cache/index.ts'
import type { Connection } from '../connection/index.ts'
import type { AskCustomerSessions } from '../customer/index.ts'
import type { Log } from '../diagnostics/index.ts'
import type { LifeLine } from '../lifeline/index.ts'
import type { Search } from '../search/index.ts'
import type { Downloads, FileDialogs, RemoteFiles } from '../transfer/index.ts'
import type { createBulk } from './bulk.ts'
import type { Feed } from './feed.ts'
import { attachmentHandlers } from './handlers/attachments.ts'
import { type CannedServer, cannedHandlers } from './handlers/canned.ts'
import { customerHandlers } from './handlers/customer.ts'
import { deviceHandlers } from './handlers/devices.ts'
import { pagingHandlers } from './handlers/paging.ts'
import { staffHandlers } from './handlers/staff.ts'
import { workspaceHandlers } from './handlers/workspace.ts'
import type { EngineHandlers } from './index.ts'
import type { OwnPresenceKeeper } from './own-presence.ts'
import type { People } from './people.ts'
import { suggestionHandlers } from './suggestion-handlers.ts'

export interface HandlerParts {
  store: Pick<Store, 'call' | 'pass'>
  connection: Connection
  feed: Feed
  people: People
  ownPresence: OwnPresenceKeeper
  askApi: AuthorisedApi
  /** An admin has said what holds in the workspace. */
  noteSettings(settings: WorkspaceSettings): void
  accountId: Id
  /** Where the account's files are. */
  folder: string
  search: Search
  bulk: ReturnType<typeof createBulk>
  lifeLine: LifeLine
  cannedServer: CannedServer
  me: Id
  newId(): Id
  /** A commit that may have left something to send. */
  wrote(commit: Commit): void
  /** A message will not be sent after all. */
  takenBack(messageId: Id): void
  remote: RemoteFiles
  downloads: Downloads
  dialogs: FileDialogs
  /** A message was written that can be taken back, for so many milliseconds. */
  hold(id: Id, heldFor: number): void
  read(): void
  /** A session lacks messages. */
  lookForHoles(): void
  /** A field was changed, or an edit decided about. */
  edited(): void
  askCustomerSessions: AskCustomerSessions
  /** Something was decided about a suggestion. */
  decided(): void
  crash(point: string): void
  log: Log
  now(): Date
}

export function createHandlers(parts: HandlerParts): EngineHandlers {
  const { store, connection, feed, people, newId, wrote, hold, crash, now } = parts

  /** Only while the line is up: what may go wrong for good must not go wrong an hour later. */
  function run(command: PageCommand) {
    if (connection.state().state !== 'online') {
      throw new ParleyError('OFFLINE', 'You are offline.', { hint: 'Try again when the connection is back.' })
    }
    return connection.ask('command', { id: newId(), ...command })
  }

  return {
    'connection.retry': async () => {
      connection.retry()
      return {}
    },

    'presence.set': async ({ status, minutes }) => {
      parts.ownPresence.choose(status, minutes)
      return {}
    },

    'search.desk': parts.search.onDesk,
    'search.complete': parts.search.complete,

    'lifeline.read': async ({ messageId }) => ({ events: await parts.lifeLine.read(messageId) }),

    'queue.page': ({ view, filters, sort, after }) =>
      store.call('queuePage', { view, filters, sort, after, limit: IPC_PAGE }),
    'sessions.bulk': parts.bulk,
    'queue.count': async ({ lists }) => ({ counts: await store.call('countQueue', { lists }) }),

    'session.open': async ({ sessionId }) => {
      // Before the cache is read, so that nothing which comes meanwhile is missed.
      feed.open(sessionId, Number.MAX_SAFE_INTEGER)
      const opened = await store.pass('openSession', { sessionId, limit: IPC_PAGE })
      if (!opened) {
        feed.close(sessionId)
        throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
      }
      const { session, fromSeq, toSeq, lastSeq } = opened
      feed.open(sessionId, fromSeq ?? Math.max(1, lastSeq - IPC_PAGE + 1))
      if ((toSeq ?? 0) < lastSeq) parts.lookForHoles()
      // Not waited for: what cannot be noted is evicted sooner, no more.
      store.call('noteOpened', { sessionId, at: now().toISOString() }).catch(() => undefined)
      return session
    },

    'session.close': async ({ sessionId }) => {
      feed.close(sessionId)
      return {}
    },

    ...pagingHandlers(parts),

    'command.run': async ({ command }) => run(command),

    'session.read': async (input) => {
      feed.publish(await store.call('markRead', input))
      parts.read()
      return {}
    },

    'session.typing': async (input) => {
      connection.tell('typing', input)
      return {}
    },

    'session.viewing': async ({ sessionId, viewing }) => {
      people.look(sessionId, viewing)
      return {}
    },

    'presence.read': async () => {
      await people.readPresence()
      return {}
    },

    'draft.save': async (input) => {
      feed.publish(await store.call('saveDraft', { ...input, updatedAt: now().toISOString() }))
      return {}
    },

    ...deviceHandlers(parts),
    ...staffHandlers(parts),
    ...workspaceHandlers(parts),

    ...attachmentHandlers(parts),
    ...cannedHandlers(parts),

    'message.send': async (input) => {
      const wanted = Array.from({ length: 1 + MAX_DRAFT_FILES }, newId)
      const { ids, commit, heldFor } = await store.call('enqueue', {
        ...input,
        ids: wanted,
        createdAt: now().toISOString(),
      })
      crash('outbox-committed')
      const [id] = ids
      if (id === undefined) throw new ParleyError('INVALID', 'Write something first.', { field: 'body' })
      hold(id, heldFor)
      wrote(commit)
      return { id }
    },

    'message.decide': async ({ id, decision }) => {
      const commit = await store.call('decide', { id, decision, newId: newId(), now: now().toISOString() })
      if (!commit) throw new ParleyError('CONFLICT', 'This message is on its way already.')
      if (decision !== 'send') parts.takenBack(id)
      wrote(commit)
      return {}
    },

    ...customerHandlers(parts),

    ...suggestionHandlers(parts),

    'outbox.settings': () => store.call('readSending'),
    'outbox.unsent': async () => ({ chats: await store.call('listUnsent') }),

    'outbox.configure': async (input) => {
      await store.call('configureSending', input)
      return {}
    },

    'outbox.decideAll': async (input) => {
      const { count, commit } = await store.call('decideAll', input)
      wrote(commit)
      return { count }
    },
  }
}

/** The same handlers; each tells first that the desk works. */
export function deferring(handlers: EngineHandlers, defer: () => void): EngineHandlers {
  const told = Object.entries(handlers).map(([name, handle]: [string, (input: never) => unknown]) => [
    name,
    (input: never) => {
      defer()
      return handle(input)
    },
  ])
  return Object.fromEntries(told)
}
