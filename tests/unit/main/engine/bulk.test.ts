import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { QueueAction } from '#shared/queue-bulk.ts'
import { createBulk } from '../../../../src/main/engine/bulk.ts'
import { sessionOf } from '../../../support/desk-changes.ts'

let held: Session[]
let isOnline: boolean
const update = vi.fn()
const ask = vi.fn()
const wait = vi.fn(async () => undefined)

beforeEach(() => {
  held = [
    sessionOf({ priority: 'low', tags: ['vip'] }),
    sessionOf({ priority: 'high', tags: [] }),
    sessionOf({ priority: 'low', tags: ['vip', 'refund'], status: 'ended' }),
  ]
  isOnline = true
  update.mockReset().mockResolvedValue({})
  ask.mockReset()
  wait.mockClear()
})

const bulk = (action: QueueAction, dryRun = false) =>
  createBulk({
    store: { call: async () => held } as never,
    ...{ ask, update, wait, isOnline: () => isOnline, newId: () => 'new' },
  })({ action, dryRun, sessionIds: held.map(({ id }) => id) })

const ids = () => held.map(({ id }) => id) as [string, string, string]

describe('one value changed on each', () => {
  test('leaves alone what is so already, refuses what is closed, and knows how each was', async () => {
    const [low, , ended] = ids()
    expect(await bulk({ kind: 'priority', to: 'high' })).toEqual({
      done: [low],
      refused: [{ sessionId: ended, code: 'READ_ONLY' }],
      inverse: [{ sessionIds: [low], action: { kind: 'priority', to: 'low', expected: 'high' } }],
    })
    expect(update.mock.calls).toEqual([[{ sessionId: low, priority: 'high' }]])
  })

  test('says beforehand what it would do, and does nothing', async () => {
    const [low, high] = ids()
    const outcome = await bulk({ kind: 'priority', to: 'urgent' }, true)
    expect(outcome).toMatchObject({ done: [low, high], inverse: [] })
    expect(update).not.toHaveBeenCalled()
  })

  test('what somebody has changed since is left alone', async () => {
    const [low, high, ended] = ids()
    const { done, refused } = await bulk({ kind: 'priority', to: 'normal', expected: 'low' })
    expect([done, refused]).toEqual([
      [low],
      [
        { sessionId: high, code: 'CONFLICT' },
        { sessionId: ended, code: 'READ_ONLY' },
      ],
    ])
  })

  test('tags come off again where they were put on, and only there', async () => {
    const [one, two, three] = ids()
    const { done, inverse } = await bulk({ kind: 'tags', add: ['vip'], remove: ['refund'] })
    expect(done).toEqual([two, three])
    expect(inverse).toEqual([
      { sessionIds: [two], action: { kind: 'tags', add: [], remove: ['vip'] } },
      { sessionIds: [three], action: { kind: 'tags', add: ['refund'], remove: [] } },
    ])
    expect(done).not.toContain(one)
  })

  test('what one refuses does not stop the others; a server that asks for patience gets it', async () => {
    const [low, high] = ids()
    update
      .mockRejectedValueOnce(new ParleyError('FORBIDDEN', ''))
      .mockRejectedValueOnce(new ParleyError('RATE_LIMITED', '', { retryAfterMs: 700 }))
    const { done, refused } = await bulk({ kind: 'tags', add: ['group'], remove: [] })
    expect(refused).toEqual([{ sessionId: low, code: 'FORBIDDEN' }])
    expect(done).toContain(high)
    expect(wait).toHaveBeenCalledExactlyOnceWith(700)
  })
})

test('assigning, claiming and statuses are one operation of the server', async () => {
  const [one, two, three] = ids()
  const inverse = [{ sessionIds: [one], action: { kind: 'assign', to: { kind: 'queue' }, note: '' } }]
  ask.mockRejectedValueOnce(new ParleyError('RATE_LIMITED', '')).mockResolvedValue({
    ...{ operationId: 'new', dryRun: false, done: [{ sessionId: one, before: {} }], inverse },
    refused: [{ sessionId: two, code: 'CONFLICT', message: 'no' }],
  })
  const outcome = await bulk({ kind: 'claim' })
  expect(outcome).toEqual({ done: [one], refused: [{ sessionId: two, code: 'CONFLICT' }], inverse })
  const body = { id: 'new', dryRun: false, sessionIds: [one, two, three], action: { kind: 'claim' } }
  expect(ask.mock.calls).toEqual([[{ route: 'bulkSessions', body }], [{ route: 'bulkSessions', body }]])
})

test('without a line nothing is begun', async () => {
  isOnline = false
  await expect(bulk({ kind: 'claim' })).rejects.toMatchObject({ code: 'OFFLINE' })
  expect(ask).not.toHaveBeenCalled()
})
