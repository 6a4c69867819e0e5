import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SESSIONS } from '../../../../src/main/cache/table.ts'
import { viewList } from '../../../../src/renderer/store/view-list.ts'
import { priority, sessionStatus } from '../../../../src/shared/entities.ts'
import type { QueueRow } from '../../../../src/shared/ipc.ts'
import { inView } from '../../../../src/shared/queue.ts'
import { createFilter, NO_FILTERS } from '../../../../src/shared/queue-filters.ts'
import { comparePlaces, placeOf, type QueuePlace, SORTS } from '../../../../src/shared/queue-order.ts'
import { customerOf, sessionOf } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { randomFrom } from '../../../support/random.ts'

/**
 * Ten thousand sessions, as many as a large house has open: what is counted and paged stays true. That it is read out of an
 * index is in `plans.test.ts`.
 */

const COUNT = 10_000
const ME = randomUUID()
const READER = { id: ME, teamIds: [] }
const random = randomFrom(11)
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const customer = customerOf(sessionOf())

const sessions = Array.from({ length: COUNT }, (_, index) =>
  sessionOf({
    customerId: customer.id,
    status: random.from(sessionStatus.options),
    priority: random.from(priority.options),
    assigneeId: random.from([null, null, ME, randomUUID()]),
    tags: random.from([[], ['vip']]),
    lastMessageAt: at(index),
    waitingSince: random.from([null, at(random.below(COUNT))]),
    dueAt: random.from([null, at(random.below(COUNT))]),
  }),
)

let files: LocalFiles
beforeAll(() => {
  files = openLocalFiles(ME)
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: at(0), more: false, reset: true, resume: null },
    changes: [{ op: 'put', entity: 'customer', rev: 1, value: customer }],
  })
  const cache = files.cache()
  cache.transaction(() => {
    for (const session of sessions) SESSIONS.put(cache, session, 1, { words: ' ', is_snoozed: 0 })
  })
  cache.exec('analyze')
}, 120_000)
afterAll(() => {
  files.close()
  files.remove()
})

const asRow = (session: (typeof sessions)[number]) => ({ session, customer, isSnoozed: false, toReview: 0 })

test('counts are exact', () => {
  const filters = { ...NO_FILTERS, tag: ['vip'], priority: ['high' as const] }
  const isThrough = createFilter(filters)
  const wanted = sessions
    .map(asRow)
    .filter((row) => inView('unassigned', row, READER) && isThrough(row, READER))
  expect(files.call('countQueue', { lists: [{ view: 'unassigned', filters }] })).toEqual([wanted.length])
  const mine = sessions.filter((session) => inView('mine', asRow(session), READER)).length
  expect(files.call('readSnapshot', { limit: 1 }).counts).toMatchObject({ mine })
})

test.each(SORTS)('a page by %s from somewhere in the middle goes on in order', (sort) => {
  const [somewhere] = sessions
  if (!somewhere) throw new Error('There are no sessions.')
  const after = placeOf(sort, somewhere)
  for (const view of ['mine', 'unassigned', 'all', 'ended'] as const) {
    const expected = sessions
      .filter((session) => inView(view, asRow(session), READER))
      .map((session) => placeOf(sort, session))
      .filter((place) => comparePlaces(sort, place, after) > 0)
      .sort((a, b) => comparePlaces(sort, a, b))
    const { rows } = files.call('queuePage', { view, sort, after, limit: 50 })
    expect(rows.map(({ session }) => session.id)).toEqual(expected.slice(0, 50).map(({ id }) => id))
  }
})

test('the screen, with all of them in hand, shows the same list as the cache pages', () => {
  const rows = Object.fromEntries(
    sessions.map((session) => [session.id, asRow(session) as unknown as QueueRow]),
  )
  const filters = { ...NO_FILTERS, tag: ['vip'] }
  const wanted = { view: 'unassigned' as const, filters, sort: 'waiting' as const }
  const shown = viewList([rows], [READER], wanted, { state: 'ready', horizon: null, more: false })
  const paged: string[] = []
  let after: QueuePlace | null = null
  for (let more = true; more; ) {
    const page: { rows: QueueRow[]; more: boolean } = files.call('queuePage', {
      ...wanted,
      after,
      limit: 200,
    })
    paged.push(...page.rows.map(({ session }) => session.id))
    const last = page.rows.at(-1)?.session
    after = last ? placeOf(wanted.sort, last) : null
    more = page.more
  }
  expect(paged.length).toBeGreaterThan(500)
  expect(shown).toEqual(paged)
})
