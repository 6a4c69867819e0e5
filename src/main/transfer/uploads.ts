import { ParleyError } from '#shared/errors.ts'
import type { UploadState } from '#shared/files.ts'
import type { Id } from '#shared/ids.ts'
import type { Commit, DueUpload, Setback, Store } from '../cache/index.ts'
import { backoffDelay } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { judgeRefusal } from '../outbox/index.ts'
import type { RemoteFiles } from './remote-files.ts'

/** Bytes of one request: what a power cut at the server costs at most. */
const PIECE = 1024 * 1024
const RETRY = { first: 1_000, longest: 60_000 } as const
const PAUSE_MS = 5_000
const BROKEN_MS = 5_000

export interface UploadsOptions {
  store: Pick<Store, 'call'>
  files: RemoteFiles
  /** Resolves when no message is in flight: files go after texts. */
  quiet(): Promise<unknown>
  newId(): Id
  /** A message can go. */
  onUploaded(): void
  onCommit(commit: Commit): void
  crash(point: string): void
  log: Log
  now?: () => number
  random?: () => number
}

export interface Uploads {
  connected(): void
  disconnected(): void
  /** A file may be waiting. */
  wake(): void
  /** Its message was taken back: what is under way ends, and the server forgets it. */
  cancel(messageId: Id): void
  stop(): Promise<void>
}

/** Takes the files of waiting messages to the server: one at a time, in the order of writing, from where each was cut. */
export function createUploads(options: UploadsOptions): Uploads {
  const { store, files, quiet, newId, onUploaded, onCommit, crash, log } = options
  const { now = Date.now, random = Math.random } = options
  let isConnected = false
  let isWoken = false
  let running: Promise<void> | null = null
  let current: { due: DueUpload; controller: AbortController } | null = null
  /** Nothing is sent before, on the clock that no one sets. */
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    isWoken = true
    running ??= work().finally(() => {
      running = null
      if (isWoken && isConnected) wake()
    })
  }

  async function work(): Promise<void> {
    try {
      while (isWoken && isConnected) {
        isWoken = false
        const pause = pausedUntil - performance.now()
        if (pause > 0) return wakeIn(pause)
        const { due, nextAt } = await store.call('nextUpload', { now: now(), horizon: RETRY.longest })
        if (due) {
          await upload(due)
          isWoken = true
        } else if (nextAt !== null) wakeIn(Math.max(0, nextAt - now()))
      }
    } catch (error) {
      log.error('uploads.failed', errorFacts(error))
      wakeIn(BROKEN_MS)
    }
  }

  async function upload(due: DueUpload): Promise<void> {
    const controller = new AbortController()
    current = { due, controller }
    try {
      const { kind, attachment } = await bring(due, controller.signal)
      onCommit(await store.call('settleUpload', { id: due.id, file: { kind, attachment } }))
      onUploaded()
    } catch (refusal) {
      if (!controller.signal.aborted) await putBack(due, refusal)
    } finally {
      current = null
    }
  }

  async function bring(due: DueUpload, signal: AbortSignal) {
    let state = await files.begin(due, signal)
    while (state.state === 'uploading') {
      onCommit(await store.call('noteSent', { id: due.id, sent: state.offset }))
      await quiet()
      state = await appendFrom(due, state.offset, signal)
      crash('piece-sent')
    }
    return state
  }

  async function appendFrom(due: DueUpload, offset: number, signal: AbortSignal): Promise<UploadState> {
    const held = await store.call('readAttachment', { id: due.id, offset, limit: PIECE })
    // With all bytes there, an empty piece has the server finish what it has.
    if (!held || (held.bytes.length === 0 && offset < due.size)) throw damaged()
    try {
      return await files.append(due.fileId, offset, held.bytes, signal)
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      if (error.code === 'CONFLICT') return files.state(due.fileId, signal)
      if (error.code !== 'NOT_FOUND') throw error
      onCommit(await store.call('renewUpload', { id: due.id, fileId: newId() }))
      throw new ParleyError('UNAVAILABLE', 'The server has lost the beginning of this file.')
    }
  }

  async function putBack(due: DueUpload, refusal: unknown): Promise<void> {
    const { body: error } =
      refusal instanceof ParleyError ? refusal : new ParleyError('INTERNAL', 'Something went wrong.')
    // The line of the messages is another one: this one says nothing of it, and is tried again by itself.
    const verdict = error.code === 'OFFLINE' ? 'later' : judgeRefusal(error.code)
    log.info('uploads.setback', { verdict, code: error.code, attempts: due.attempts })
    if (verdict === 'waits') isConnected = false
    else if (verdict === 'pauses') pausedUntil = performance.now() + (error.retryAfterMs ?? PAUSE_MS)
    else await setBack(due, verdict === 'later' ? laterOf(due, error) : { kind: 'failed', error })
  }

  function laterOf({ attempts }: DueUpload, error: ParleyError['body']): Setback {
    const delay = Math.max(error.retryAfterMs ?? 0, backoffDelay(RETRY, attempts, random))
    return { kind: 'later', nextAt: now() + delay, error }
  }

  async function setBack({ id, messageId }: DueUpload, setback: Setback): Promise<void> {
    // Whatever the server has of a file that it refused, it is not asked for it again.
    if (setback.kind === 'failed') onCommit(await store.call('renewUpload', { id, fileId: newId() }))
    onCommit(await store.call('settleSetback', { id: messageId, setback }))
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(wake, milliseconds)
  }

  return {
    connected() {
      isConnected = true
      wake()
    },
    disconnected() {
      isConnected = false
    },
    wake,
    cancel(messageId) {
      if (current?.due.messageId !== messageId) return
      const { due, controller } = current
      controller.abort()
      // It was going to be forgotten within a day in any case.
      files
        .abandon(due.fileId)
        .catch((error: unknown) => log.info('uploads.not-abandoned', errorFacts(error)))
    },
    async stop() {
      isConnected = false
      clearTimeout(timer)
      current?.controller.abort()
      await running
    },
  }
}

function damaged(): ParleyError {
  return new ParleyError('INVALID', 'A part of this file is missing on this computer.', {
    hint: 'Attach it again.',
  })
}
