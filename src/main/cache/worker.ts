import { mkdirSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { CallDesk } from './call-desk.ts'
import { PASSED } from './calls/passed.ts'
import { crashPoint } from './crash-point.ts'
import { DeskFiles } from './desk-files.ts'
import { failureOf } from './failure.ts'
import type { Desk, FromWorker, Opening, Preparation, Request } from './messages.ts'
import { rehearse } from './rehearsal.ts'

/** The cache worker's thread: is told whose files to open, then answers one call after the other. */

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}

function open(desk: Desk): void {
  mkdirSync(desk.folder, { recursive: true })
  const crash = crashPoint(desk.isCrashEnabled)
  const files = new DeskFiles(desk, crash)
  const { me, accountId } = desk
  const calls = new CallDesk(files, { me, accountId }, crash, (repair) => tell({ event: 'repaired', repair }))
  parentPort?.on('message', (request: Request) => answer(calls, request))
  tell({ event: 'opened', repairs: files.repairs })
}

function answerOf(calls: CallDesk, request: Request): unknown {
  const value = calls.answer(request)
  if (!request.isPassed) return value
  // Which of them can be passed on is checked where calls are made: see `Store`.
  return (PASSED as Record<string, (value: never) => unknown>)[request.name]?.(value as never)
}

function answer(calls: CallDesk, request: Request): void {
  const started = performance.now()
  try {
    const value = answerOf(calls, request)
    tell({ id: request.id, ok: true, value, milliseconds: performance.now() - started })
  } catch (error) {
    tell({ id: request.id, ok: false, failure: failureOf(error), milliseconds: performance.now() - started })
  }
  if (request.name === 'close') parentPort?.close()
}

const preparation: Preparation | null = workerData
if (preparation) rehearse(preparation.binding)

parentPort?.once('message', ({ open: desk }: Opening) => {
  try {
    open(desk)
  } catch (error) {
    tell({ event: 'not-opened', failure: failureOf(error) })
  }
})
