import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EventPayload, Patch, StoreChange } from '#shared/ipc.ts'
import { createPatchFeed } from '../../../../src/main/ipc/patch-feed.ts'

const A = '0190a000-0000-4000-8000-00000000000a'
const B = '0190a000-0000-4000-8000-00000000000b'
const of = (patch: Patch, accountId = A): StoreChange => ({ kind: 'account', accountId, patch })
const counts = (mine: number, accountId?: string) =>
  of(
    { kind: 'counts', counts: { mine, unassigned: 0, team: 0, all: 0, approval: 0, snoozed: 0, ended: 0 } },
    accountId,
  )
const gone = (id: string, accountId?: string) => of({ kind: 'rows.gone', sessionIds: [id] }, accountId)
const reset = of({ kind: 'reset' })
const signedOut: StoreChange = {
  kind: 'accounts',
  accounts: { state: 'signed_out', serverUrl: null, email: null },
}

let sent: EventPayload<'store.patch'>[]
let feed: ReturnType<typeof createPatchFeed>

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  feed = createPatchFeed((payload) => sent.push(payload))
})
afterEach(() => {
  vi.useRealTimers()
})

/** A read that ends when told. */
function slowRead(changes: StoreChange[]) {
  let end: () => void = () => undefined
  const read = vi.fn(() => new Promise<StoreChange[]>((resolve) => (end = () => resolve(changes))))
  return { read, end: () => end() }
}

test('what comes within a frame travels together, in order and numbered without a gap', () => {
  feed.add([gone('a')])
  feed.add([gone('b'), gone('c')])
  expect(sent).toEqual([])
  vi.advanceTimersByTime(16)
  feed.add([gone('d')])
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([
    { storeRev: 1, changes: [gone('a'), gone('b'), gone('c')] },
    { storeRev: 2, changes: [gone('d')] },
  ])
})

test('of neighbouring counts the last one wins, across others the order stays', () => {
  feed.add([counts(1), counts(2), gone('a'), counts(3)])
  vi.advanceTimersByTime(16)
  expect(sent[0]?.changes).toEqual([counts(2), gone('a'), counts(3)])
})

test('a snapshot stands after what was told before it', async () => {
  feed.add([gone('a')])
  const { storeRev } = await feed.snapshot(async () => [counts(1)])
  expect(sent).toEqual([{ storeRev: 1, changes: [gone('a')] }])
  expect(storeRev).toBe(1)
})

test('patches that come while a snapshot is read are told after it, with higher numbers', async () => {
  const { read, end } = slowRead([counts(1)])
  const snapshot = feed.snapshot(read)
  feed.add([gone('a')])
  vi.advanceTimersByTime(1_000)
  expect(sent).toEqual([])
  end()
  expect(await snapshot).toEqual({ storeRev: 0, changes: [counts(1)] })
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([{ storeRev: 1, changes: [gone('a')] }])
})

test('two snapshots at once: neither claims to hold a patch it may not have seen', async () => {
  const first = slowRead([counts(1)])
  const second = slowRead([counts(2)])
  const one = feed.snapshot(first.read)
  feed.add([gone('a')])
  const two = feed.snapshot(second.read)
  first.end()
  second.end()
  expect((await one).storeRev).toBe(0)
  expect((await two).storeRev).toBe(0)
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([{ storeRev: 1, changes: [gone('a')] }])
})

test('a reset in the middle of a snapshot has it read again and does not wipe it afterwards', async () => {
  const { read, end } = slowRead([counts(1)])
  const snapshot = feed.snapshot(read)
  feed.add([gone('old'), signedOut, reset, gone('new')])
  end()
  await vi.advanceTimersByTimeAsync(0)
  expect(read).toHaveBeenCalledTimes(2)
  end()
  await snapshot
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([{ storeRev: 1, changes: [signedOut, gone('new')] }])
})

test('a reset that no snapshot is read for is told', () => {
  feed.add([gone('old'), reset, signedOut])
  vi.advanceTimersByTime(16)
  expect(sent[0]?.changes).toEqual([reset, signedOut])
})

test('a snapshot that fails loses no patch', async () => {
  const failed = feed.snapshot(async () => {
    feed.add([reset, gone('a')])
    throw new Error('closed')
  })
  await expect(failed).rejects.toThrow('closed')
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([{ storeRev: 1, changes: [reset, gone('a')] }])
})

test('a reset of one account takes back nothing of the others', () => {
  feed.add([gone('a'), gone('b', B), counts(1, B), reset, gone('c')])
  vi.advanceTimersByTime(16)
  expect(sent[0]?.changes).toEqual([gone('b', B), counts(1, B), reset, gone('c')])
})

test('the counts of one account say nothing about those of another', () => {
  feed.add([counts(1), counts(2, B), counts(3, B)])
  vi.advanceTimersByTime(16)
  expect(sent[0]?.changes).toEqual([counts(1), counts(3, B)])
})

const lock = (isLocked: boolean): StoreChange => ({
  kind: 'lock',
  lock: { isLocked, isSet: true, idleMinutes: 5, triesLeft: 10, accounts: [] },
})

test('when the window is locked, nothing of any account that waits is told any more', () => {
  feed.add([gone('a'), gone('b', B), signedOut, lock(true)])
  vi.advanceTimersByTime(16)
  expect(sent).toEqual([{ storeRev: 1, changes: [lock(true)] }])
})

test('a snapshot that was being read when the window was locked is read again', async () => {
  const { read, end } = slowRead([gone('a')])
  const asked = feed.snapshot(read)
  feed.add([lock(true)])
  read.mockImplementation(async () => [lock(true)])
  end()
  expect((await asked).changes).toEqual([lock(true)])
})

test('an interruption leaves a gap, so that everything is asked for anew', () => {
  feed.add([gone('a'), lock(false)])
  feed.interrupt()
  expect(sent.map(({ storeRev }) => storeRev)).toEqual([1, 3])
})
