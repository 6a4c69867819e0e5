import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeServer } from '../../../support/fake-server.ts'
import { createReader } from '../../../support/sync-reader.ts'

const ME = randomUUID()
const SOON = { timeout: 5_000, interval: 2 }

let server: FakeServer
let reader: ReturnType<typeof createReader>

beforeEach(async () => {
  server = new FakeServer()
  for (let count = 0; count < 3; count++) server.write(server.startSession().id, 'hello')
  reader = createReader(server, ME, { checkEvery: 5 })
  await vi.waitUntil(reader.isCaughtUp, SOON)
})
afterEach(() => reader.stop())

const checks = (count: number) => {
  const from = server.asked.checksum
  return vi.waitUntil(() => server.asked.checksum >= from + count, SOON)
}
const statuses = () => reader.files.cache().all<{ status: string }>('select status from sessions')
/** As a mistake of ours would do it. */
const breakCache = () => reader.files.cache().run("update sessions set status = 'paused'")

test('a queue that is the same as the server’s is left alone', async () => {
  const { pull } = server.asked
  await checks(5)
  expect(server.asked.pull).toBe(pull)
  expect(reader.log.error).not.toHaveBeenCalled()
})

test('a queue that differs is told of, and healed by a pull of everything', async () => {
  breakCache()
  await vi.waitUntil(() => statuses().every(({ status }) => status === 'waiting'), SOON)
  expect(reader.log.error).toHaveBeenCalledWith('sync.differs', { rev: server.head, isHealing: true })
})

test('what a pull of everything does not heal is not asked for again and again', async () => {
  server.queueSum = () => 'of another world'
  await vi.waitUntil(() => reader.log.error.mock.calls.length > 0, SOON)
  await vi.waitUntil(() => reader.log.error.mock.calls.length > 3, SOON)
  const { pull } = server.asked
  await checks(5)
  expect(server.asked.pull).toBe(pull)
  expect(reader.log.error).toHaveBeenLastCalledWith('sync.differs', { rev: server.head, isHealing: false })
})

test('sums of different places in the log are not compared', async () => {
  server.queueSum = () => 'of another world'
  Object.defineProperty(server, 'epoch', { value: 'another', writable: true })
  const { pull } = server.asked
  await checks(5)
  expect(reader.log.error).not.toHaveBeenCalled()
  expect(server.asked.pull).toBe(pull)
})
