import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { FAIR } from '../support/bad-line.ts'
import type { FarDesk } from '../support/far-desk.ts'
import { type FaultHouse, openFaultHouse } from '../support/fault-house.ts'

/** The death of the cache worker's thread: the engine lives on, with nothing lost, doubled or half done. */

const DIES_IN_CALL = resolve(import.meta.dirname, '../support/broken/dies-in-enqueue.ts')
const PATIENT = { timeout: 20_000 }

let house: FaultHouse
let desk: FarDesk
let sessionId: string

beforeAll(async () => {
  house = await openFaultHouse()
})
afterAll(() => house?.close())

beforeEach(async () => {
  desk = await house.desk('mara')
  const chat = await house.chat()
  sessionId = chat.id
  await house.run(house.world.staff.mara, 'session.claim', { sessionId })
})
afterEach(() => desk.remove())

async function open(workerFile?: string): Promise<void> {
  await desk.start(workerFile === undefined ? {} : { workerFile })
  await expect.poll(() => desk.screen().rows, PATIENT).toHaveProperty(sessionId)
  await desk.show(sessionId)
}

const send = (body: string) =>
  desk.ask('message.send', { sessionId, kind: 'reply', body, replyTo: null, baseSeq: 9 })
const draft = (body: string) =>
  desk.ask('draft.save', { sessionId, kind: 'note', body, baseSeq: 9, replyTo: null, caret: null })

/** Whoever is refused while there is no worker may ask again. */
async function isBack(): Promise<void> {
  await expect.poll(() => desk.unsent().catch(() => null), PATIENT).not.toBeNull()
}

async function shown(): Promise<string[]> {
  await desk.show(sessionId)
  const { messages, pending } = desk.screen()
  const bodies = [...(messages[sessionId] ?? []), ...(pending[sessionId] ?? [])].map(({ body }) => body)
  return bodies.filter((body) => body.startsWith('reply'))
}

test('while somebody types and sends: the draft is whole, and each message is there once', async () => {
  await open()
  await draft('Half a sentence')
  const taken: string[] = []
  for (let round = 0; round < 8; round++) {
    await send(`reply ${round}`)
    taken.push(`reply ${round}`)
    if (round % 2 === 1) await desk.order({ what: 'killWorker' })
    await isBack()
  }
  await expect.poll(() => desk.unsent(), PATIENT).toBe(0)
  expect(desk.logged.filter(({ event }) => event === 'cache.worker-exit')).toHaveLength(4)
  const { drafts } = await desk.ask('session.open', { sessionId })
  expect(drafts).toMatchObject([{ kind: 'note', body: 'Half a sentence' }])
  expect(await shown()).toEqual(taken)
})

test('in the middle of a write: all of it or nothing', async () => {
  await open(DIES_IN_CALL)
  await desk.order({ what: 'weather', weather: { ...FAIR, isDown: true } })
  await desk.ask('draft.save', {
    sessionId,
    kind: 'reply',
    body: 'reply, half',
    baseSeq: 9,
    replyTo: null,
    caret: null,
  })
  await expect(send('reply, whole')).rejects.toMatchObject({ code: 'INTERNAL' })
  await isBack()
  const opened = await desk.ask('session.open', { sessionId })
  expect([opened.pending, opened.drafts]).toMatchObject([[], [{ body: 'reply, half' }]])
})

test('messages that come meanwhile are fetched', async () => {
  await open()
  for (let round = 0; round < 3; round++) {
    await isBack()
    await desk.order({ what: 'killWorker' })
    await house.run(house.world.staff.mara, 'message.send', {
      ...{ sessionId, type: 'note', body: `reply ${round}`, replyTo: null, baseSeq: 99 },
    })
  }
  const all = Array.from({ length: 3 }, (_, round) => `reply ${round}`)
  await isBack()
  await expect.poll(shown, PATIENT).toEqual(all)
})
