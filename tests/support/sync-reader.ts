import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { CallName } from '../../src/main/cache/index.ts'
import { createConnection, createServerClock } from '../../src/main/connection/index.ts'
import { createSync, type SyncOptions } from '../../src/main/sync/index.ts'
import { ParleyError } from '../../src/shared/errors.ts'
import type { Id } from '../../src/shared/ids.ts'
import { openLocalFiles } from './desk-files.ts'
import type { FakeServer } from './fake-server.ts'

/** A connection and a sync over two files of their own. */
export function createReader(
  server: FakeServer,
  me: Id,
  more: Partial<Pick<SyncOptions, 'rule' | 'checkEvery' | 'onCommit' | 'onPlace' | 'onUnsure'>> = {},
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
    dial: server.dialAs(me),
    serverUrl: 'http://server',
    clientId: randomUUID(),
    appVersion: '0.1.0',
    accessToken: async () => 'token',
    cursor: sync.cursor,
    onState: ({ state }) => state !== 'online' && sync.disconnected(),
    onOnline: sync.connected,
    clock: createServerClock(),
    onDown: (down) => down.name === 'poke' && sync.poke(down.frame),
    onBadFrame: sync.pull,
    onUnknown: sync.differs,
    log,
    random: () => 0,
  })
  connection.start()
  return {
    files,
    log,
    reconnect: connection.retry,
    isCaughtUp: () =>
      catchUps > 0 && sync.cursor()?.rev === server.head && sync.cursor()?.epoch === server.epoch,
    stop() {
      connection.close()
      sync.stop()
      files.close()
      files.remove()
    },
  }
}
