import { Worker } from 'node:worker_threads'
import type { Preparation } from './messages.ts'

/** Threads that have loaded the worker's code and wait to be told what to open: loading takes far longer than opening. */
const ready = new Map<string, Worker>()

/** Starts a thread that the next store of this file will find ready. */
export function prepareWorker(file: string, binding: string | undefined): void {
  const worker = new Worker(file, { workerData: { binding } satisfies Preparation })
  // Nobody has to wait for a thread that has nothing to do.
  worker.unref()
  ready.set(file, worker)
  // A thread that dies before it is needed is replaced by whoever needs one, who then hears why.
  const forget = () => ready.get(file) === worker && ready.delete(file)
  worker.once('error', forget)
  worker.once('exit', forget)
}

export function takeWorker(file: string): Worker {
  const worker = ready.get(file) ?? new Worker(file)
  ready.delete(file)
  worker.ref()
  return worker
}
