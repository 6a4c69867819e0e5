import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CannedResponse } from '#shared/entities.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles
beforeEach(() => {
  files = openLocalFiles(randomUUID())
})
afterEach(() => {
  files.close()
  files.remove()
})

function hold(written: Partial<CannedResponse>[]): CannedResponse[] {
  const canned = written.map((one) => ({
    ...{ id: randomUUID(), teamId: null, ownerId: null, shortcut: 'x', title: 'x', body: 'x', updatedAt: AT },
    ...one,
  }))
  const changes = canned.map((value) => ({ op: 'put', entity: 'cannedResponse', rev: 1, value }) as const)
  const more = { epoch: 'e', to: 1, at: AT, more: false, reset: true, resume: null }
  files.call('applyPage', { ...more, changes })
  return canned
}

const found = (query: string, recent: string[] = [], limit = 10) =>
  files.call('searchCanned', { query, recent, limit }).map(({ title }) => title)

test('a shortcut comes before a title, a title before a text', () => {
  hold([
    { title: 'In the text', body: 'about the refund' },
    { title: 'No refund' },
    { title: 'Refund is on its way' },
    { title: 'By a part of its shortcut', shortcut: 'refund-late' },
    { title: 'By its shortcut', shortcut: 'refund' },
    { title: 'Something else' },
  ])
  expect(found('refund')).toEqual([
    'By its shortcut',
    'By a part of its shortcut',
    'Refund is on its way',
    'No refund',
    'In the text',
  ])
  expect(found('refund', [], 2)).toEqual(['By its shortcut', 'By a part of its shortcut'])
})

test('with nothing asked those used last come first, then by title', () => {
  const [, b, c] = hold([{ title: 'A' }, { title: 'B' }, { title: 'C' }, { title: 'D' }])
  expect(found('', [c?.id ?? '', randomUUID(), b?.id ?? ''])).toEqual(['C', 'B', 'A', 'D'])
})

test('accents and capitals make no difference', () => {
  hold([{ title: 'Für später: Öffnungszeiten' }])
  expect(found('OFFNUNG')).toEqual(['Für später: Öffnungszeiten'])
  expect(found('spater')).toEqual(['Für später: Öffnungszeiten'])
  expect(found('nothing')).toEqual([])
})
