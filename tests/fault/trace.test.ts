import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'
import { parseTrace, syncedBeforeSent, tracing, whyNoTrace } from '../support/trace.ts'

/**
 * kill -9 proves nothing about the power: a killed process leaves what it wrote to the system, which writes it out. The
 * system calls themselves say what is on the disk when a message leaves the house.
 */

const NEVER_SYNCS = resolve(import.meta.dirname, '../support/broken/never-syncs.ts')
const why = whyNoTrace()

let house: FaultHouse
let folder: string
beforeAll(async () => {
  if (why === null) house = await openFaultHouse()
  folder = mkdtempSync(join(tmpdir(), 'parley-trace-'))
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends one message from a desk under trace, and answers whether it was on disk before it went out. */
async function sendTraced(workerFile?: string): Promise<boolean | null> {
  const file = join(folder, workerFile === undefined ? 'right' : 'wrong')
  const desk = await house.desk('mara')
  const { id: sessionId } = await house.chat()
  await house.run(house.world.staff.mara, 'session.claim', { sessionId })
  await desk.start({ under: tracing(file), ...(workerFile !== undefined && { workerFile }) })
  await expect.poll(() => desk.screen().rows, { timeout: 30_000 }).toHaveProperty(sessionId)
  const words = { sessionId, kind: 'reply', body: 'On disk first', replyTo: null, baseSeq: 9 } as const
  const { id } = await desk.ask('message.send', words)
  await expect.poll(() => desk.unsent(), { timeout: 30_000 }).toBe(0)
  await desk.stop()
  await desk.remove()
  return syncedBeforeSent(parseTrace(readFileSync(file, 'utf8')), id)
}

const missing = why === null ? '' : ` (not shown here: ${why})`

test.skipIf(why !== null)(
  `the journal is written and synced before a message goes out${missing}`,
  async () => {
    expect(await sendTraced()).toBe(true)
  },
)

test.skipIf(why !== null)(`a journal that is never synced is found out${missing}`, async () => {
  expect(await sendTraced(NEVER_SYNCS)).toBe(false)
})
