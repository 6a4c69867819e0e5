import { randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writer } from '../../../src/main/cache/files/connection.ts'
import { openFile } from '../../../src/main/cache/files/open.ts'
import { giveKeys } from '../../../src/main/cache/ids.ts'
import { openStore, type Store } from '../../../src/main/cache/index.ts'
import { MESSAGES } from '../../../src/main/cache/message-table.ts'
import { CACHE_MIGRATIONS } from '../../../src/main/cache/migrations/index.ts'
import { placesFrom } from '../../../src/main/cache/places.ts'
import { SESSIONS } from '../../../src/main/cache/table.ts'
import type { Page } from '../../../src/shared/protocol.ts'
import { firstPage, missedPages } from '../fixtures/desk.ts'
import { createFixture, type ProfileName } from '../fixtures/profile.ts'
import { answerCalls } from '../lib/calls.ts'

// A desk's two files: filled by the product through its worker, or by inserting the same rows.

const WORKER_FILE = resolve(import.meta.dirname, '../../../src/main/cache/worker.ts')
const key = randomBytes(32)
const pattern = mkdtempSync(join(tmpdir(), 'parley-bench-desk-'))
let pages: Page[] = []

function openDesk(folder: string): Promise<Store> {
  const silent = () => undefined
  return openStore({
    folder,
    key,
    me: randomUUID(),
    accountId: randomUUID(),
    workerFile: WORKER_FILE,
    sqliteBinding: undefined,
    isCrashEnabled: false,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    onRepaired: silent,
    onUnwritable: silent,
    onRestarted: silent,
  })
}

/** Sessions and customers without a message, which every sample begins from. */
async function prepare(profile: ProfileName, count: number): Promise<void> {
  const fixture = createFixture(profile)
  const store = await openDesk(pattern)
  await store.call('applyPage', firstPage(fixture))
  await store.close()
  pages = missedPages(fixture, count)
}

async function inCopy<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-desk-'))
  try {
    cpSync(pattern, folder, { recursive: true })
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Seconds to apply all pages, one after the other. */
function apply(): Promise<number> {
  return inCopy(async (folder) => {
    const store = await openDesk(folder)
    const started = performance.now()
    for (const page of pages) await store.call('applyPage', page)
    const seconds = (performance.now() - started) / 1_000
    await store.close()
    return seconds
  })
}

/** Seconds to insert the same rows into the same tables, a transaction a page. */
function insert(): Promise<number> {
  return inCopy(async (folder) => {
    const cache = openFile({
      path: join(folder, 'cache.db'),
      key,
      binding: undefined,
      synchronous: 'NORMAL',
      migrations: CACHE_MIGRATIONS,
      crash: () => undefined,
    })
    const writer = new Writer(cache)
    let place = 0
    const started = performance.now()
    for (const { changes } of pages) {
      const keyOf = giveKeys(writer)
      writer.transaction(() => {
        for (const change of changes) {
          if (change.op !== 'put') continue
          if (change.entity === 'session')
            SESSIONS.put(writer, change.value, 1, { words: ' a question about a booking', is_snoozed: 0 })
          if (change.entity !== 'message') continue
          place = Math.max(place + 1, placesFrom(change.value.createdAt))
          MESSAGES.put(writer, change.value, 1, place, keyOf)
        }
      })
    }
    const seconds = (performance.now() - started) / 1_000
    writer.truncateLog()
    cache.close()
    return seconds
  })
}

/** Bytes that all messages take in the file, index included, and those of their texts. */
function weigh(): Promise<{ bytes: number; text: number }> {
  return inCopy(async (folder) => {
    const file = join(folder, 'cache.db')
    const before = statSync(file).size
    const store = await openDesk(folder)
    for (const page of pages) await store.call('applyPage', page)
    await store.close()
    const bodies = pages.flatMap(({ changes }) =>
      changes.flatMap((change) =>
        change.op === 'put' && change.entity === 'message' ? [change.value.body] : [],
      ),
    )
    const text = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0)
    return { bytes: statSync(file).size - before, text }
  })
}

process.on('exit', () => rmSync(pattern, { recursive: true, force: true }))
answerCalls({ prepare, apply, insert, weigh })
