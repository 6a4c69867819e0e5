import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../../../../src/main/cache/index.ts'

/** The store against workers that misbehave. */

let folder: string
let store: Store | undefined
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const events = { onRepaired: vi.fn(), onUnwritable: vi.fn(), onRestarted: vi.fn() }

beforeEach(() => {
  vi.clearAllMocks()
  store = undefined
  folder = mkdtempSync(join(tmpdir(), 'parley-store-'))
})
afterEach(async () => {
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens a store on a worker that runs `body`: `tell` answers, `asked` hears. */
async function openWith(body: string): Promise<Store> {
  const workerFile = join(folder, 'worker.mjs')
  writeFileSync(
    workerFile,
    `import { parentPort } from 'node:worker_threads'
     const tell = (message) => parentPort.postMessage(message)
     const asked = (answer) => parentPort.on('message', (request) => request.name !== 'close' && answer(request))
     parentPort.on('message', ({ id, name }) => name === 'close' && tell({ id, ok: true, value: null, milliseconds: 0 }))
     ${body}`,
  )
  store = await openStore({
    folder,
    key: randomBytes(32),
    me: randomUUID(),
    accountId: randomUUID(),
    workerFile,
    sqliteBinding: undefined,
    isCrashEnabled: false,
    log,
    ...events,
  })
  return store
}

const OPENED = "tell({ event: 'opened', repairs: [] })"

test('a slow call is logged by its name, never by what it said', async () => {
  const opened = await openWith(
    `${OPENED}; asked(({ id }) => tell({ id, ok: true, value: 3, milliseconds: 41 }))`,
  )
  expect(await opened.call('countUnsent')).toBe(3)
  expect(log.warn.mock.calls).toEqual([['cache.slow', { name: 'countUnsent', milliseconds: 41 }]])
})

test('a worker that dies fails what it was asked, and is started again', async () => {
  const opened = await openWith(`${OPENED}; asked(() => process.exit(1))`)
  await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'INTERNAL' })
  await vi.waitFor(() => expect(events.onRestarted).toHaveBeenCalledOnce())
  await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('one that keeps dying is left alone for a while, and whoever asks meanwhile is told at once', async () => {
  const opened = await openWith(`${OPENED}; asked(() => process.exit(1))`)
  for (const restarts of [1, 2, 3, 3]) {
    await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'INTERNAL' })
    await vi.waitFor(() => expect(events.onRestarted).toHaveBeenCalledTimes(restarts))
  }
  await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'INTERNAL' })
})

test('a worker that cannot start is an error, not a wait', async () => {
  await expect(openWith("throw new Error('no')")).rejects.toMatchObject({ code: 'INTERNAL' })
})

test.each(['full', 'unwritable'])('a disk that is %s is said', async (kind) => {
  const opened = await openWith(
    `${OPENED}; asked(({ id }) => tell({ id, ok: false, failure: { kind: '${kind}', message: '' }, milliseconds: 0 }))`,
  )
  await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(events.onUnwritable).toHaveBeenCalledOnce()
})

test('after closing nothing is asked any more', async () => {
  const opened = await openWith(OPENED)
  await opened.close()
  await expect(opened.call('countUnsent')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
