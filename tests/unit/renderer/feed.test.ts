import { expect, test } from 'vitest'
import type { StoreChange } from '#shared/ipc.ts'
import { createFeed, type Snapshot } from '../../../src/renderer/store/feed.ts'

const NOTHING: StoreChange[] = [{ kind: 'accounts', accounts: { state: 'starting' } }]

function fakeMain() {
  const log: string[] = []
  const answers: ((rev: number | null) => void)[] = []
  const feed = createFeed({
    snapshot: () =>
      new Promise((resolve) => {
        log.push('asked')
        answers.push((storeRev) =>
          resolve(
            storeRev === null
              ? { ok: false, error: { code: 'TIMEOUT', message: '' } }
              : {
                  ok: true,
                  value: { storeRev, changes: [], chat: null, locale: 'en', version: '0' } satisfies Snapshot,
                },
          ),
        )
      }),
    onSnapshot: ({ storeRev }) => log.push(`snapshot ${storeRev}`),
    onChanges: (changes) => log.push(`batch of ${changes.length}`),
    wait: async () => {},
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { log, feed, settle, answer: (rev: number | null) => answers.shift()?.(rev) }
}

test('batches that came before the snapshot are judged by it', async () => {
  const { log, feed, answer } = fakeMain()
  const started = feed.start()
  feed.receive({ storeRev: 4, changes: NOTHING })
  feed.receive({ storeRev: 5, changes: NOTHING })
  answer(4)
  await started
  expect(log).toEqual(['asked', 'snapshot 4', 'batch of 1'])
})

test('a repeated batch is dropped', async () => {
  const { log, feed, answer } = fakeMain()
  const started = feed.start()
  answer(7)
  await started
  feed.receive({ storeRev: 7, changes: NOTHING })
  expect(log).toEqual(['asked', 'snapshot 7'])
})

test('a missing batch asks for everything again, and loses nothing that comes meanwhile', async () => {
  const { log, feed, answer, settle } = fakeMain()
  const started = feed.start()
  answer(1)
  await started
  feed.receive({ storeRev: 3, changes: NOTHING })
  feed.receive({ storeRev: 4, changes: NOTHING })
  answer(3)
  await settle()
  expect(log).toEqual(['asked', 'snapshot 1', 'asked', 'snapshot 3', 'batch of 1'])
})

test('a refused snapshot is asked for again', async () => {
  const { log, feed, answer, settle } = fakeMain()
  const started = feed.start()
  answer(1)
  await started
  feed.receive({ storeRev: 9, changes: NOTHING })
  answer(null)
  await settle()
  answer(9)
  await settle()
  expect(log).toEqual(['asked', 'snapshot 1', 'asked', 'asked', 'snapshot 9'])
})
