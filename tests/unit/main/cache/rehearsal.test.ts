import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openStore, prepareWorker } from '../../../../src/main/cache/index.ts'
import { rehearse } from '../../../../src/main/cache/rehearsal.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const WORKER_FILE = resolve(import.meta.dirname, '../../../../src/main/cache/worker.ts')

test('the first screen can be rehearsed in today’s tables', () => {
  expect(() => rehearse(undefined)).not.toThrow()
})

test('a thread that has rehearsed opens the account’s files, and nothing of the rehearsal is in them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-store-'))
  const nothing = () => undefined
  prepareWorker(WORKER_FILE, undefined)
  const store = await openStore({
    ...{ folder, key: randomBytes(32), me: randomUUID(), accountId: randomUUID(), workerFile: WORKER_FILE },
    ...{ sqliteBinding: undefined, isCrashEnabled: false, log: silentLog },
    ...{ onRepaired: nothing, onUnwritable: nothing, onRestarted: nothing },
  })
  try {
    const { rows, counts } = await store.call('readSnapshot', { limit: 50 })
    expect({ rows, all: counts.all }).toEqual({ rows: [], all: 0 })
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
