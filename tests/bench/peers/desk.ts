import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE } from '#shared/ipc.ts'
import { indexed } from '#shared/words.ts'
import { createApi } from '../../../src/main/account/index.ts'
import { openStore, prepareWorker, type Store } from '../../../src/main/cache/index.ts'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import { assembleEngine } from '../../../src/main/engine/assemble.ts'
import { createRouter, type Handlers } from '../../../src/main/ipc/index.ts'
import { randomFrom } from '../../support/random.ts'
import { answerCalls } from '../lib/calls.ts'
import { readFirstRows, recordFirstRows } from './first-rows.ts'

// A console's main process without its windows: the cache's worker, the router of questions, the engine.

interface Files {
  folder: string
  /** In hexadecimal. */
  key: string
  plainFile: string
  me: Id
  workerFile: string
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const nothing = () => undefined
/** Longer than a thread takes to load the worker's code. */
const THREAD_LOADS_MS = 400
const PAGE = `select * from messages
  where session_key = (select key from ids where id = ?) and seq between ? and ? order by seq`
const QUEUE = 'select * from sessions where is_open = 1 order by last_message_at desc, id desc limit 50'
/** Pages to a sample come from sessions drawn from this. */
const random = randomFrom(7)

function storeOf({ folder, key, me, workerFile }: Files): Promise<Store> {
  return openStore({
    ...{ folder, key: Buffer.from(key, 'hex'), me, accountId: me, workerFile },
    ...{ sqliteBinding: undefined, isCrashEnabled: false, log: silent },
    ...{ onRepaired: nothing, onUnwritable: nothing, onRestarted: nothing },
  })
}

/** As little as opens such a file. Without a key, one that is not encrypted. */
function rawOpen(file: string, key: string | null): Database.Database {
  const db = new Database(file)
  if (key !== null) {
    db.pragma("cipher = 'aegis'")
    db.pragma(`key = "x'${key}'"`)
  }
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = normal')
  db.pragma('secure_delete = on')
  // The full text's triggers call it.
  db.function('words', { deterministic: true }, (text) => indexed(String(text)))
  return db
}

async function milliseconds(times: number, action: () => unknown): Promise<number> {
  const started = performance.now()
  for (let time = 0; time < times; time += 1) await action()
  return (performance.now() - started) / times
}

/** A thread in a page's place: what it gets was cloned, as between Electron's processes. */
function createPage(answer: (question: unknown) => Promise<unknown>) {
  const source = `const { parentPort } = require('node:worker_threads')
    const read = ({ json, value }) => (json === undefined ? value : JSON.parse(json))
    parentPort.on('message', ({ ask, answer }) =>
      parentPort.postMessage(ask ? { question: ask } : { got: read(answer).messages.length }))`
  const page = new Worker(source, { eval: true })
  let settle: (count: number) => void = nothing
  page.on('message', ({ question, got }: { question?: unknown; got?: number }) => {
    if (got !== undefined) return settle(got)
    void answer(question).then((given) => page.postMessage({ answer: given }))
  })
  return {
    ask: (question: unknown) =>
      new Promise<number>((resolve) => {
        settle = resolve
        page.postMessage({ ask: question })
      }),
  }
}

let pages: Record<'product' | 'peer', ReturnType<typeof createPage>> | null = null
let sessions: readonly Id[] = []

async function preparePages(files: Files, sessionIds: readonly Id[]): Promise<void> {
  sessions = sessionIds
  const store = await storeOf(files)
  const handlers = {
    'messages.before': async (input: { sessionId: Id; beforeSeq: number }) =>
      (await store.pass('messagesBefore', { ...input, limit: IPC_PAGE })).page,
  } as unknown as Handlers
  const router = createRouter({
    handlers,
    askerOf: () => ({ role: 'console', id: 1 }),
    isAbout: async () => true,
    admit: async () => undefined,
    checksPacked: false,
    log: silent,
  })
  const db = rawOpen(join(files.folder, 'cache.db'), files.key)
  const statement = db.prepare(PAGE)
  pages = {
    product: createPage((question) => router('messages.before', null, question)),
    peer: createPage(async (question) => {
      const { sessionId, beforeSeq } = question as { sessionId: Id; beforeSeq: number }
      return { ok: true, value: { messages: statement.all(sessionId, beforeSeq - IPC_PAGE, beforeSeq - 1) } }
    }),
  }
}

const asked = () => ({ sessionId: random.from(sessions), beforeSeq: IPC_PAGE + 1 })

async function readPages(side: 'product' | 'peer', times: number): Promise<number> {
  return milliseconds(times, async () => {
    if ((await pages?.[side].ask(asked())) !== IPC_PAGE) throw new Error('A page is not whole.')
  })
}

/** Milliseconds of `action` alone, which answers how to undo it. */
async function opening(times: number, action: () => Promise<() => unknown>): Promise<number> {
  let sum = 0
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    const close = await action()
    sum += performance.now() - started
    await close()
  }
  return sum / times
}

/** From the key to the first screen's rows: both files and their versions, by a thread that is ready as in the console. */
async function openProduct(files: Files, times: number): Promise<number> {
  let sum = 0
  for (let time = 0; time < times; time += 1) {
    prepareWorker(files.workerFile, undefined)
    await delay(THREAD_LOADS_MS)
    sum += await opening(1, async () => {
      const store = await storeOf(files)
      await store.call('readSnapshot', { limit: IPC_PAGE })
      return store.close
    })
  }
  return sum / times
}

let firstRows: ReturnType<typeof recordFirstRows> | null = null

/** The same work by the bare driver. */
function openBare({ folder, key, me }: Files, times: number): Promise<number> {
  firstRows ??= recordFirstRows(folder, Buffer.from(key, 'hex'), me)
  const said = firstRows
  return opening(times, async () => readFirstRows((file) => rawOpen(file, key), folder, said))
}

function openRaw(file: string, key: string | null, times: number): Promise<number> {
  return opening(times, async () => {
    const db = rawOpen(file, key)
    db.prepare(QUEUE).all()
    return () => db.close()
  })
}

const open = new Map<string, Database.Database>()
function handleOf(file: string, key: string | null): Database.Database {
  const known = open.get(file) ?? rawOpen(file, key)
  open.set(file, known)
  return known
}

function readRaw(
  file: string,
  key: string | null,
  sessionIds: readonly Id[],
  times: number,
): Promise<number> {
  const statement = handleOf(file, key).prepare(PAGE)
  return milliseconds(times, () => statement.all(random.from(sessionIds), 1, IPC_PAGE))
}

/** A message that is written, with its place in the index of texts, and taken away again the next time. */
function commitRaw(file: string, key: string | null, sessionId: Id, times: number): Promise<number> {
  const db = handleOf(file, key)
  const insert = db.prepare(`insert or replace into messages
    (place, id, session_key, seq, sender_kind, type, status, delay_ms, has_file, generation, body)
    values (1, randomblob(16), (select key from ids where id = ?), 1000000, 0, 0, 0, 0, 0, 1, ?)`)
  let count = 0
  return milliseconds(times, () => insert.run(sessionId, `The parcel number ${count++} has not arrived yet`))
}

/** Catches up from nothing, and answers how late main's loop was meanwhile: milliseconds, the 99th percentile. */
async function catchUp(serverUrl: string, files: Files): Promise<{ delayP99: number; seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-engine-'))
  const { me, key, workerFile } = files
  let isComplete: () => void = nothing
  const complete = new Promise<void>((resolve) => (isComplete = resolve))
  const watch = monitorEventLoopDelay({ resolution: 1 })
  const started = performance.now()
  watch.enable()
  const engine = await assembleEngine(
    {
      ...{ folder, workerFile, serverUrl, appVersion: '1.0.0', log: silent, sqliteBinding: undefined },
      key: Buffer.from(key, 'hex'),
      clientId: me,
      me: {
        workspace: { id: me, name: 'Bench', slug: 'bench' },
        user: {
          ...{ id: me, name: 'Agent', role: 'agent', teamIds: [], avatarUrl: null },
          ...{ skills: [], languages: [], capacity: 6 },
        },
        email: 'agent@example.com',
      },
      accessToken: async () => 'token',
      ...{ api: createApi(fetch), fetch },
      dialogs: { choose: async () => [], chooseTarget: async () => null },
      emit: (patches) => {
        for (const patch of patches) if (patch.kind === 'sync' && patch.sync.completeTo !== null) isComplete()
      },
      onNewMessages: nothing,
    },
    dialSocketIo,
  )
  await complete
  watch.disable()
  const seconds = (performance.now() - started) / 1_000
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
  return { delayP99: watch.percentile(99) / 1e6, seconds }
}

const idle = monitorEventLoopDelay({ resolution: 1 })

answerCalls({
  preparePages,
  readPages,
  openProduct,
  openBare,
  openRaw,
  readRaw,
  commitRaw,
  catchUp,
  beginIdle() {
    idle.reset()
    idle.enable()
  },
  endIdle() {
    idle.disable()
    return idle.percentile(99) / 1e6
  },
})
