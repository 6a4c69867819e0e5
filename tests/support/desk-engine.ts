import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { vi } from 'vitest'
import { createApi } from '../../src/main/account/index.ts'
import type { Dial } from '../../src/main/connection/index.ts'
import type { Log } from '../../src/main/diagnostics/index.ts'
import { assembleEngine } from '../../src/main/engine/assemble.ts'
import type { Arrival, EngineOptions } from '../../src/main/engine/index.ts'
import { applyPatches, type Entities, NO_ENTITIES } from '../../src/renderer/store/entities.ts'
import type { User } from '../../src/shared/entities.ts'
import type { Id } from '../../src/shared/ids.ts'
import type { Patch } from '../../src/shared/ipc.ts'
import { BLANK_USER } from './blank.ts'
import type { DeskWork } from './desk-process.ts'
import { type ReadingEngine, readingEngine } from './reading-engine.ts'

/** Node runs the worker from its source. */
const WORKER_FILE = resolve(import.meta.dirname, '../../src/main/cache/worker.ts')

/** Somebody's desk: the folder and key outlive the engines that are opened on them. */
export interface TestDesk {
  readonly folder: string
  readonly key: Buffer
  readonly me: User
  readonly patches: Patch[]
  readonly arrivals: Arrival[]
  readonly logged: { event: string; facts: Record<string, unknown> }[]
  open(dial: Dial, more?: Partial<EngineOptions>): Promise<ReadingEngine>
  /** What a renderer would hold that has seen all patches. */
  screen(): Entities
  /** Work at this desk for another process; without more, without a server. */
  workOf(
    more: Pick<DeskWork, 'sessionId' | 'bodies' | 'paths'> & { token?: string | null; serverUrl?: string },
  ): DeskWork
  /** Stops the engines that are open. */
  close(): Promise<void>
  remove(): Promise<void>
}

export function createDesk(name = 'Agnes Agent', id: Id = randomUUID()): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'parley-desk-'))
  const me: User = { id, name, role: 'agent', ...BLANK_USER }
  const key = randomBytes(32)
  const patches: Patch[] = []
  const arrivals: Arrival[] = []
  const logged: TestDesk['logged'] = []
  const engines: ReadingEngine[] = []
  const note = (event: string, facts: Record<string, unknown> = {}) => void logged.push({ event, facts })
  const log: Log = { debug: note, info: note, warn: note, error: note }
  const common = {
    folder,
    workerFile: WORKER_FILE,
    me: { workspace: { id: randomUUID(), name: 'Demo', slug: 'demo' }, user: me, email: 'agnes@example.com' },
    serverUrl: 'http://127.0.0.1:1',
    clientId: randomUUID(),
    appVersion: '0.1.0',
  }
  const close = async () => {
    for (const engine of engines.splice(0)) await engine.stop()
  }
  return {
    folder,
    key,
    me,
    patches,
    arrivals,
    logged,
    async open(dial, more = {}) {
      const engine = await assembleEngine(
        {
          ...common,
          key,
          sqliteBinding: undefined,
          accessToken: async () => 'token',
          api: createApi(fetch),
          fetch,
          dialogs: { choose: async () => [], chooseTarget: async () => null },
          emit: (some) => void patches.push(...some),
          onNewMessages: (some) => void arrivals.push(...some),
          log,
          ...more,
        },
        dial,
      )
      const reading = readingEngine(engine)
      engines.push(reading)
      return reading
    },
    workOf: ({ token = null, serverUrl = common.serverUrl, ...work }) => ({
      options: { ...common, serverUrl },
      key: key.toString('hex'),
      token,
      ...work,
    }),
    screen: () => applyPatches(NO_ENTITIES, patches),
    close,
    async remove() {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until `expectation` no longer throws. */
export function eventually(expectation: () => unknown, timeout = 5_000): Promise<unknown> {
  return vi.waitFor(expectation, { timeout, interval: 10 })
}
