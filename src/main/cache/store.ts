import type { Worker } from 'node:worker_threads'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Log } from '../diagnostics/index.ts'
import type { CallInput, CallName, CallOutput } from './calls/index.ts'
import type { PassedName, PassedOutput } from './calls/passed.ts'
import type { Answer, Desk, Failure, FromWorker, Opening, Repair, Request } from './messages.ts'
import { takeWorker } from './workers.ts'

const CALL_TIMEOUT_MS = 10_000
/** Calls that take longer are logged, by name. */
const SLOW_MS = 40
/** A worker that dies is started again: so many times at once, and then after a pause, for it may die of its start. */
const QUICK_RESTARTS = 3
const RESTART_PAUSE_MS = 5_000
/** A worker that has closed its files and is still there after this long is ended. */
const GOING_MS = 1_000
/** One that has lived for so long starts with a clean record. */
const STEADY_MS = 60_000

export interface StoreOptions {
  folder: string
  key: Buffer
  me: Id
  accountId: Id
  workerFile: string
  sqliteBinding: string | undefined
  isCrashEnabled: boolean
  log: Log
  onRepaired(repair: Repair): void
  /** Nothing can be written: the disk is full, or may not be written to. */
  onUnwritable(): void
  /** The worker died and runs again: what it had been asked meanwhile has failed. */
  onRestarted(): void
}

/** The two files, behind the worker that owns them. */
export interface Store {
  call<Name extends CallName>(name: Name, ...input: CallInput<Name>): Promise<CallOutput<Name>>
  /** The same for an answer that goes to the page as it is. */
  pass<Name extends PassedName>(name: Name, ...input: CallInput<Name>): Promise<PassedOutput<Name>>
  /** Waits for what was asked, and closes the files. */
  close(): Promise<void>
}

interface Waiting {
  name: Request['name']
  resolve(value: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/** Starts the worker, and answers once both files are open. */
export function openStore(options: StoreOptions): Promise<Store> {
  const { log } = options
  const waiting = new Map<number, Waiting>()
  let worker: Worker
  let lastId = 0
  let hasOpened = false
  let isRunning = false
  let deaths = 0
  let restart: NodeJS.Timeout | undefined
  let isClosing = false

  function start(onOpened: () => void, onNotOpened: (error: ParleyError) => void): void {
    const desk: Desk = {
      folder: options.folder,
      key: options.key,
      binding: options.sqliteBinding,
      me: options.me,
      accountId: options.accountId,
      isCrashEnabled: options.isCrashEnabled,
    }
    worker = takeWorker(options.workerFile)
    isRunning = true
    const startedAt = performance.now()
    worker.on('message', (message: FromWorker) => {
      if ('id' in message) return settle(message)
      switch (message.event) {
        case 'opened':
          hasOpened = true
          for (const repair of message.repairs) repaired(repair)
          return onOpened()
        case 'not-opened':
          log.error('cache.not-opened', { ...message.failure })
          return onNotOpened(refusal(message.failure))
        case 'repaired':
          return repaired(message.repair)
      }
    })
    worker.postMessage({ open: desk } satisfies Opening)
    worker.on('error', (error) => log.error('cache.worker-error', { error: error.name }))
    worker.on('exit', (code) => {
      isRunning = false
      failAll(stopped())
      if (isClosing) return
      deaths = performance.now() - startedAt > STEADY_MS ? 1 : deaths + 1
      log.error('cache.worker-exit', { code, deaths })
      if (!hasOpened) return onNotOpened(new ParleyError('INTERNAL', 'The cache could not be started.'))
      const pause = deaths > QUICK_RESTARTS ? RESTART_PAUSE_MS : 0
      restart = setTimeout(() => start(options.onRestarted, () => undefined), pause)
    })
  }

  function repaired(repair: Repair): void {
    log.warn('cache.repaired', { repair })
    options.onRepaired(repair)
  }

  function settle(answer: Answer): void {
    const call = waiting.get(answer.id)
    if (!call) return
    waiting.delete(answer.id)
    clearTimeout(call.timer)
    if (answer.milliseconds > SLOW_MS) {
      log.warn('cache.slow', { name: call.name, milliseconds: Math.round(answer.milliseconds) })
    }
    if (answer.ok) call.resolve(answer.value)
    else fail(call, answer.failure)
  }

  function fail(call: Waiting, failure: Failure): void {
    const { kind, message } = failure
    log.error('cache.failed', { name: call.name, kind, message })
    if (kind === 'full' || kind === 'unwritable') options.onUnwritable()
    call.reject(refusal(failure))
  }

  function failAll(error: ParleyError): void {
    for (const call of waiting.values()) {
      clearTimeout(call.timer)
      call.reject(error)
    }
    waiting.clear()
  }

  function ask(question: Omit<Request, 'id'>): Promise<unknown> {
    if (!isRunning) return Promise.reject(stopped())
    const { name } = question
    return new Promise((resolve, reject) => {
      const request: Request = { id: ++lastId, ...question }
      const timer = setTimeout(() => {
        waiting.delete(request.id)
        log.error('cache.timeout', { name })
        reject(new ParleyError('TIMEOUT', 'The cache did not answer.'))
      }, CALL_TIMEOUT_MS)
      waiting.set(request.id, { name, resolve, reject, timer })
      worker.postMessage(request)
    })
  }

  async function askUnlessClosing(question: Omit<Request, 'id'>): Promise<unknown> {
    if (isClosing) throw new ParleyError('UNAVAILABLE', 'Parley is closing.')
    return ask(question)
  }

  const store: Store = {
    // The worker answers with what its function of that name returns.
    call: (name, ...[input]) => askUnlessClosing({ name, input }) as Promise<CallOutput<typeof name>>,
    pass: (name, ...[input]) =>
      askUnlessClosing({ name, input, isPassed: true }) as Promise<PassedOutput<typeof name>>,
    async close() {
      if (isClosing) return
      isClosing = true
      clearTimeout(restart)
      await ask({ name: 'close', input: null }).catch(() => undefined)
      if (isRunning) await endOf(worker)
    },
  }
  return new Promise((resolve, reject) => start(() => resolve(store), reject))
}

/** It goes by itself. Terminated in the middle of that, the driver's native half may take the whole process along. */
function endOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => void worker.terminate(), GOING_MS)
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function stopped(): ParleyError {
  return new ParleyError('INTERNAL', 'The cache stopped working.', { hint: 'Try again in a moment.' })
}

/** What whoever asked is told; the failure's own words name files and statements, and stay in the log. */
function refusal({ kind }: Failure): ParleyError {
  switch (kind) {
    case 'full':
      return new ParleyError('UNAVAILABLE', 'The disk is full.', { hint: 'Make some room, then try again.' })
    case 'unwritable':
      return new ParleyError('UNAVAILABLE', 'Parley may not write to its folder.', {
        hint: 'Check the disk and the folder’s permissions.',
      })
    case 'newer':
      return new ParleyError('UNSUPPORTED_CLIENT', 'A newer version of Parley has written these files.', {
        hint: 'Install the newest version.',
      })
    case 'corrupt':
      return new ParleyError('INTERNAL', 'A file on this computer is damaged.', {
        hint: 'Start Parley again.',
      })
    case 'bug':
      return new ParleyError('INTERNAL', 'Something went wrong inside Parley.')
  }
}
