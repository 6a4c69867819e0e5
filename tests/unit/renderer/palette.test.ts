import { describe, expect, test } from 'vitest'
import type { SearchPage } from '#shared/ipc.ts'
import { type Item, matching } from '../../../src/renderer/palette/items.ts'
import { distance } from '../../../src/renderer/palette/match.ts'
import { coverageWords } from '../../../src/renderer/search/coverage-words.ts'
import {
  filtersOf,
  fitsFilters,
  openFilter,
  takeFilters,
  type Vocabulary,
  withChips,
} from '../../../src/renderer/search/filters.ts'
import { type Found, mergeFound } from '../../../src/renderer/search/merge.ts'
import { ACCOUNT, COLLEAGUE, CUSTOMER, SESSION, session } from './fixtures.ts'

describe('matching what was typed', () => {
  test.each([
    ['ret', 'Return to the queue', 0],
    ['que', 'Return to the queue', 3],
    ['retq', 'Return to the queue', 3],
    ['to ret', 'Return to the queue', 1],
    ['etu', 'Return to the queue', null],
    ['jose', 'José Ángel', 0],
    ['angel', 'José Ángel', 1],
    ['strasse', 'Straße 7', 0],
    ['', 'Anything', 0],
    ['end z', 'End chat', null],
    ['ليلى', 'ليلى حداد', 0],
    ['aab', 'a ab', 1],
  ])('"%s" is %j away: %j', (typed, text, expected) => {
    expect(distance(typed, text)).toBe(expected)
  })

  test('the nearest comes first, and with it its group', () => {
    const item = (label: string): Item => ({
      id: label,
      label,
      face: { kind: 'command', icon: () => null } as never,
    })
    const groups = [
      { id: 'one', label: '', items: [item('Go to the end'), item('Other')] },
      { id: 'two', label: '', items: [item('Bend'), item('The ending'), item('End chat')] },
    ]
    expect(matching('end', groups, 1).map(({ id, items }) => [id, items.map(({ label }) => label)])).toEqual([
      ['two', ['End chat']],
      ['one', ['Go to the end']],
    ])
  })
})

const VOCABULARY: Vocabulary = {
  names: [
    { word: 'status', value: 'status' },
    { word: 'von', value: 'from' },
    { word: 'from', value: 'from' },
    { word: 'tag', value: 'tag' },
    { word: 'type', value: 'type' },
    { word: 'after', value: 'after' },
    { word: 'before', value: 'before' },
    { word: 'assignee', value: 'assignee' },
  ],
  statuses: [
    { word: 'Läuft', value: 'active' },
    { word: 'Beendet', value: 'ended' },
    { word: 'ended', value: 'ended' },
  ],
  types: [{ word: 'booking', value: 'booking' }],
  senders: [{ word: 'customer', value: 'customer' }],
  people: [{ word: 'Jonas Weber', value: { id: COLLEAGUE, accountId: ACCOUNT } }],
  days: [{ word: 'yesterday', value: 'yesterday' }],
}
const NOW = new Date(2026, 10, 21, 15)
const take = (text: string, isDone = false) => takeFilters(text, VOCABULARY, NOW, isDone)

describe('filters that are typed', () => {
  test('become chips once something follows them; the rest stays to be looked for', () => {
    expect(take('late status:ended ferry')).toMatchObject({
      text: 'late ferry',
      chips: [{ name: 'status', filters: { status: 'ended' } }],
    })
    expect(take('status:ended')).toEqual({ text: 'status:ended', chips: [] })
    expect(take('status:ended', true).chips).toHaveLength(1)
  })

  test('are understood in both languages, without accents, and by beginnings', () => {
    expect(take('status:lauft ').chips[0]).toMatchObject({ value: 'Läuft', filters: { status: 'active' } })
    expect(take('von:customer ').chips[0]).toMatchObject({ name: 'from', filters: { sender: 'customer' } })
    expect(take('from:web ').chips[0]).toMatchObject({
      value: 'Jonas Weber',
      accountId: ACCOUNT,
      filters: { senderId: COLLEAGUE },
    })
    expect(take('tag:"late arrival" ').chips[0]).toMatchObject({ filters: { tag: 'late arrival' } })
  })

  test('what means nothing stays text', () => {
    for (const text of ['status:nonsense ', 'before:2026-13-01 ', 'https://example.com/ ', 'after:soon ']) {
      expect(take(text, true)).toEqual({ text, chips: [] })
    }
  })

  test('days are those of the agent: before leaves the day out, after takes it in', () => {
    const at = (...args: [number, number, number]) => new Date(...args).toISOString()
    expect(take('before:2026-11-01 ').chips[0]?.filters).toEqual({ to: at(2026, 10, 1) })
    expect(take('after:yesterday ').chips[0]?.filters).toEqual({ from: at(2026, 10, 20) })
    expect(take('after:7d ').chips[0]?.filters).toEqual({ from: at(2026, 10, 14) })
  })

  test('of each name the last one holds, and people are of one account', () => {
    const chips = withChips(take('status:active type:booking ').chips, take('status:ended from:jonas ').chips)
    expect(filtersOf(chips)).toEqual({
      accountId: ACCOUNT,
      filters: { type: 'booking', status: 'ended', senderId: COLLEAGUE },
    })
    const other = {
      name: 'customer',
      value: 'P',
      filters: { customerId: CUSTOMER },
      accountId: 'other',
    } as const
    expect(filtersOf(withChips(chips, [other]))).toEqual({
      accountId: 'other',
      filters: { type: 'booking', status: 'ended', customerId: CUSTOMER },
    })
  })

  test('one that is being written is known by its name', () => {
    expect(openFilter('ferry status:en', VOCABULARY)).toEqual({ name: 'status', value: 'en' })
    expect(openFilter('status:', VOCABULARY)).toEqual({ name: 'status', value: '' })
    expect(openFilter('nothing:x', VOCABULARY)).toBeNull()
  })

  test('chats are narrowed by what chats have', () => {
    const chat = session(SESSION, { tags: ['Late arrival'], status: 'ended' })
    expect(fitsFilters(chat, { tag: 'late arrival', status: 'ended' })).toBe(true)
    expect(fitsFilters(chat, { status: 'active' })).toBe(false)
    expect(fitsFilters(chat, { assigneeId: COLLEAGUE })).toBe(false)
  })
})

describe('what was found', () => {
  const customer = (id: string, at: string): Found => ({
    accountId: ACCOUNT,
    isHere: true,
    hit: {
      ...({ kind: 'customer', id, at, snippet: id, matches: [], name: id } as const),
      ...{ email: null, phone: null, externalId: null },
    },
  })

  test('is there once, newest first, and later words replace earlier ones', () => {
    const held = [customer('b', '2026-02-02T00:00:00.000Z'), customer('a', '2026-01-01T00:00:00.000Z')]
    const incoming = [
      { ...customer('a', '2026-01-01T00:00:00.000Z'), isHere: false },
      customer('c', '2026-03-03T00:00:00.000Z'),
    ]
    expect(mergeFound(held, incoming).map(({ hit, isHere }) => [hit.id, isHere])).toEqual([
      ['c', true],
      ['b', true],
      ['a', false],
    ])
  })

  test.each<[Partial<SearchPage>, string]>([
    [{}, 'search.everything'],
    [{ isWhole: false }, 'search.tooMany'],
    [{ accounts: [{ accountId: ACCOUNT, server: { code: 'OFFLINE', message: '' } }] }, 'search.deskUpTo'],
    [
      {
        accounts: [{ accountId: ACCOUNT, server: null }],
        coverage: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
      },
      'search.deskBetween',
    ],
    [
      { accounts: [{ accountId: ACCOUNT, server: null }], coverage: { from: null, to: null } },
      'search.deskSoFar',
    ],
  ])('says how complete it is: %j', (more, key) => {
    const page: SearchPage = {
      ...{ found: [], more: false, isWhole: true },
      coverage: { from: null, to: '2026-02-01T00:00:00.000Z' },
      accounts: [{ accountId: ACCOUNT, server: 'answered' }],
      ...more,
    }
    expect(coverageWords(page, (at) => at).key).toBe(key)
  })
})
