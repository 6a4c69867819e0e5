import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDownloads, type RemoteFiles } from '../../../../src/main/transfer/index.ts'
import type { Attachment } from '../../../../src/shared/entities.ts'

const MESSAGE = { id: 'message', sessionId: 'session' }
const FILE: Attachment = {
  ...{ id: 'file', name: 'plan.pdf', mimeType: 'application/pdf', size: 40, durationSeconds: null },
  ...{ waveform: null, width: null, height: null, hasThumbnail: false, removedAt: null },
}

let folder: string
let path: string
let time: number
let told: (number | null)[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-downloads-'))
  path = join(folder, 'plan.pdf')
  time = 0
  told = []
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Pieces of ten bytes; `between` runs before each. */
function downloads(between: (index: number, signal: AbortSignal | undefined) => Promise<void> | void) {
  const files: Pick<RemoteFiles, 'download'> = {
    async download(_, take, signal) {
      for (let index = 0; index < 4; index++) {
        await between(index, signal)
        await take(Buffer.alloc(10, 'x'))
      }
    },
  }
  return createDownloads({ files, now: () => time, onProgress: (_, received) => told.push(received) })
}

/** A line that carries nothing more until somebody gives it up. */
const untilGivenUp = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new Error('The line ended.'))
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end)
  })

test('how far a file is, is told ten times a second at most, and last that it is over', async () => {
  const { save, isRunning } = downloads(() => {
    time += 60
  })
  expect(await save(MESSAGE, FILE, path)).toBe(true)
  expect(told).toEqual([0, 20, 40, null])
  expect([readFileSync(path, 'utf8'), isRunning(MESSAGE.id)]).toEqual(['x'.repeat(40), false])
})

test('what is cancelled is no failure, and leaves nothing behind', async () => {
  const { save, cancel, isRunning } = downloads((index, signal) => {
    time += 200
    if (index !== 2) return
    queueMicrotask(() => cancel(MESSAGE.id))
    return untilGivenUp(signal)
  })
  const saved = save(MESSAGE, FILE, path)
  expect(isRunning(MESSAGE.id)).toBe(true)
  expect(await saved).toBe(false)
  expect([told, readdirSync(folder), isRunning(MESSAGE.id)]).toEqual([[0, 10, 20, null], [], false])
})

test('a failure is one, and ends it too', async () => {
  const { save, isRunning } = downloads((index) => {
    if (index === 1) throw new Error('The line was cut.')
  })
  await expect(save(MESSAGE, FILE, path)).rejects.toThrow('cut')
  expect([told, existsSync(path), isRunning(MESSAGE.id)]).toEqual([[0, null], false, false])
})

test('whoever leaves waits until nothing is half written', async () => {
  const { save, stop } = downloads((index, signal) => {
    if (index === 1) return untilGivenUp(signal)
  })
  const saved = save(MESSAGE, FILE, path)
  await expect.poll(() => readdirSync(folder)).toHaveLength(1)
  await stop()
  expect([await saved, readdirSync(folder)]).toEqual([false, []])
})
