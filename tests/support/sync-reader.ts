import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { CallName } from '../../src/main/cache/index.ts'
import { createConnection, createServerClock, type Dial } from '../../src/main/connection/index.ts'
import { createSync, type SyncOptions } from '../../src/main/sync/index.ts'
import { ParleyError } from '../../src/shared/errors.ts'
import type { Id } from '../../src/shared/ids.ts'
import type { Cursor } from '../../src/shared/protocol.ts'
import { openLocalFiles } from './desk-files.ts'
import type { FakeServer } from './fake-server.ts'

/** Where a reader reads from: a server, by the way to it, and how far its log goes. */
export interface Source {
  readonly dial: Dial
  readonly serverUrl: string
  readonly token: string
  isAtHead(cursor: Cursor | null): boolean
}

type Watched = Partial<Pick<SyncOptions, 'rule' | 'checkEvery' | 'onCommit' | 'onPlace' | 'onUnsure'>>

/** A connection and a sync over two files of their own, at a server in memory. */
export function createReader(
  server: FakeServer,
  me: Id,
  more: Watched = {},
  losesAnswer?: (name: CallName) => boolean,
) {
  const isAtHead = (cursor: Cursor | null) => cursor?.rev === server.head && cursor.epoch === server.epoch
  const source = { dial: server.dialAs(me), serverUrl: 'http://server', token: 'token', isAtHead }
  return createReaderOf(source, me, more, losesAnswer)
}

export type Reader = ReturnType<typeof createReaderOf>

export function createReaderOf(
  { dial, serverUrl, token, isAtHead }: Source,
  me: Id,
  more: Watched = {},
  /** Calls that are carried out, but whose answers are lost. */
  losesAnswer: (name: CallName) => boolean = () => false,
) {
  const files = openLocalFiles(me)
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  let catchUps = 0
  const sync = createSync({
    store: {
      async call(name, ...input) {
        const value = files.call(name, ...input)
        if (losesAnswer(name)) throw new ParleyError('TIMEOUT', 'The cache did not answer.')
        return value
      },
    },
    ask: (name, frame, timeout) => connection.ask(name, frame, timeout),
    place: files.call('readPlace'),
    onCommit: () => undefined,
    onPlace: () => undefined,
    onUnsure: () => undefined,
    onCaughtUp: () => {
      catchUps++
    },
    log,
    ...more,
  })
  const connection = createConnection({
    dial,
    serverUrl,
    clientId: randomUUID(),
    appVersion: '0.1.0',
    accessToken: async () => token,
    cursor: sync.cursor,
    onState: ({ state }) => state !== 'online' && sync.disconnected(),
    onWelcome: () => undefined,
    onOnline: sync.connected,
    clock: createServerClock(),
    onDown: (down) => down.name === 'poke' && sync.poke(down.frame),
    onBadFrame: sync.pull,
    onContact: () => undefined,
    onWiped: () => undefined,
    onUnknown: sync.differs,
    log,
    random: () => 0,
  })
  connection.start()
  return {
    files,
    log,
    reconnect: connection.retry,
    /** Until {@link connect}, it hears nothing. */
    disconnect: connection.close,
    connect: connection.start,
    isCaughtUp: () => catchUps > 0 && isAtHead(sync.cursor()),
    stop() {
      connection.close()
      sync.stop()
      files.close()
      files.remove()
    },
  }
}
