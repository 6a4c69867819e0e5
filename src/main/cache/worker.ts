import { mkdirSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { CallDesk } from './call-desk.ts'
import { crashPoint } from './crash-point.ts'
import { DeskFiles } from './desk-files.ts'
import { failureOf } from './failure.ts'
import type { FromWorker, Request, WorkerData } from './messages.ts'

/** The cache worker's thread: opens the files, then answers one call after the other. */

const data: WorkerData = workerData
const crash = crashPoint(data.isCrashEnabled)

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}

function start(): void {
  mkdirSync(data.folder, { recursive: true })
  const files = new DeskFiles(data, crash)
  const { me, accountId } = data
  const desk = new CallDesk(files, { me, accountId }, crash, (repair) => tell({ event: 'repaired', repair }))
  parentPort?.on('message', (request: Request) => {
    const started = performance.now()
    try {
      const value = desk.answer(request)
      tell({ id: request.id, ok: true, value, milliseconds: performance.now() - started })
    } catch (error) {
      tell({
        id: request.id,
        ok: false,
        failure: failureOf(error),
        milliseconds: performance.now() - started,
      })
    }
    if (request.name === 'close') parentPort?.close()
  })
  tell({ event: 'opened', repairs: files.repairs })
}

try {
  start()
} catch (error) {
  tell({ event: 'not-opened', failure: failureOf(error) })
}
