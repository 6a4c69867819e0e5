import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message, Session } from '#shared/entities.ts'
import type { Change } from '#shared/protocol.ts'
import { byRecency, type SearchFilters, type SearchPlace, type SearchSection } from '#shared/search.ts'
import type { CallOutput } from '../../../../src/main/cache/calls/index.ts'
import { customerOf, messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { SEARCH_TABLE } from '../../../support/search-table.ts'

const ME = randomUUID()

let files: LocalFiles
let rev: number

beforeEach(() => {
  files = openLocalFiles(ME)
  rev = 1
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: at(0), changes: [], more: false, reset: true, resume: null },
  })
  return () => {
    files.close()
    files.remove()
  }
})
afterEach(() => expect(files.repairs).toEqual([]))

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

function apply(changes: readonly Change[]): void {
  files.call('applyPoke', {
    ...{ from: rev, to: rev + 1, at: at(0) },
    changes: changes.map((change) => ({ ...change, rev: rev + 1 })),
  })
  rev += 1
}

function addSession(more: Partial<Session> = {}): Session {
  const { session, changes } = sessionChanges(1, more)
  apply(changes)
  return session
}

function put(message: Message): Message {
  apply([{ op: 'put', entity: 'message', rev: 0, value: message }])
  return message
}

const say = (session: Session, seq: number, body: string, minute = seq, more: Partial<Message> = {}) =>
  put({ ...messageOf(session, seq), body, createdAt: at(minute), ...more })

interface More {
  section?: SearchSection
  filters?: SearchFilters
  after?: SearchPlace | null
  limit?: number
}

function search(text: string, more: More = {}): CallOutput<'search'> {
  return files.call('search', { section: 'messages', text, filters: {}, after: null, limit: 20, ...more })
}

function find(text: string, filters: SearchFilters = {}, limit = 20): string[] {
  return search(text, { filters, limit }).hits.map((hit) => hit.snippet)
}

/** The words that the index holds. */
function indexedWords(): string[] {
  const cache = files.cache()
  cache.exec(
    `create virtual table if not exists temp.vocabulary using fts5vocab('main', 'message_index', 'row')`,
  )
  return cache.all<{ term: string }>('select term from temp.vocabulary').map(({ term }) => term)
}

describe('messages', () => {
  it.each(SEARCH_TABLE)('%j in %j: %j', (query, body, isHit) => {
    say(addSession(), 1, body)
    expect(find(query)).toHaveLength(isHit ? 1 : 0)
  })

  it('are the latest first, in whatever order they came in', () => {
    const session = addSession()
    say(session, 2, 'needle two', 20)
    say(session, 3, 'needle three', 30)
    say(session, 1, 'needle one', 10)
    say(session, 4, 'needle twin', 30)
    expect(find('needle ')).toEqual(['needle twin', 'needle three', 'needle two', 'needle one'])
  })

  it('come in pages without a gap or a double', () => {
    const session = addSession()
    for (let seq = 1; seq <= 25; seq += 1) say(session, seq, `needle ${seq}`)
    // Several in one moment, on both sides of a page's end.
    for (let seq = 26; seq <= 32; seq += 1) say(session, seq, `needle ${seq}`, 20)
    const seen: SearchPlace[] = []
    let page: CallOutput<'search'>
    do {
      page = search('needle', { after: seen.at(-1) ?? null, limit: 10 })
      seen.push(...page.hits.map(({ at, id }) => ({ at, id })))
    } while (page.more)
    expect(seen).toHaveLength(32)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(32)
    expect(seen).toEqual([...seen].sort(byRecency))
  })

  it('are narrowed by time, sender and what their chat is', () => {
    const open = addSession({ status: 'active', tags: ['vip'], type: 'booking', assigneeId: ME })
    const ended = addSession({ status: 'ended' })
    say(open, 1, 'needle of the customer', 1, { senderKind: 'customer' })
    say(open, 2, 'needle of mine', 2, { senderKind: 'user', senderId: ME })
    say(ended, 1, 'needle long ago', 0)
    expect(find('needle', { from: at(1), to: at(2) })).toEqual(['needle of the customer'])
    expect(find('needle', { sender: 'user' })).toEqual(['needle of mine'])
    expect(find('needle', { senderId: ME })).toEqual(['needle of mine'])
    expect(find('needle', { sessionId: ended.id })).toEqual(['needle long ago'])
    expect(find('needle', { sessionId: randomUUID() })).toEqual([])
    expect(find('needle', { status: 'ended' })).toEqual(['needle long ago'])
    for (const filters of [{ tag: 'vip' }, { type: 'booking' as const }, { assigneeId: ME }]) {
      expect(find('needle', filters)).toEqual(['needle of mine', 'needle of the customer'])
    }
    expect(find('needle', { customerId: ended.customerId, tag: 'vip' })).toEqual([])
  })

  it('tell when there may be more than was looked at', () => {
    const session = addSession()
    const changes = Array.from({ length: 10_100 }, (_, index): Change => {
      const value = { ...messageOf(session, index + 1), body: 'common', createdAt: at(index) }
      return { op: 'put', entity: 'message', rev: 0, value }
    })
    apply(changes)
    expect(search('common', { filters: { tag: 'rare' } })).toMatchObject({ hits: [], isWhole: false })
    expect(search('common')).toMatchObject({ isWhole: true })
  })

  it('come newest first of a window that has more of them than are looked at in one go', () => {
    const session = addSession()
    const spoken = Array.from({ length: 2_045 }, (_, index) => {
      const createdAt = new Date(Date.parse(at(0)) + ((index * 7) % 30_000)).toISOString()
      return { ...messageOf(session, index + 1), body: 'crowded', createdAt }
    })
    apply(spoken.map((value): Change => ({ op: 'put', entity: 'message', rev: 0, value })))
    say(session, 2_046, 'crowded before', -1)
    const newest = spoken.map(({ id, createdAt }) => ({ id, at: createdAt })).sort(byRecency)
    const { hits, more } = search('crowded', { limit: 30 })
    expect([hits.map(({ id }) => id), more]).toEqual([newest.slice(0, 30).map(({ id }) => id), true])
    const inside = newest.filter(
      (place) => place.at >= '2026-01-01T00:00:10.000Z' && place.at < '2026-01-01T00:00:10.100Z',
    )
    const span = { from: '2026-01-01T00:00:10.000Z', to: '2026-01-01T00:00:10.100Z' }
    expect(search('crowded', { filters: span, limit: 50 }).hits.map(({ id }) => id)).toEqual(
      inside.map(({ id }) => id),
    )
  })

  it('are not found by what is no word, and nothing typed is syntax', () => {
    say(addSession(), 1, 'body NEAR needle')
    for (const query of ['', '   ', '"', '*', '()', '^', ':', '-']) expect(find(query)).toEqual([])
    expect(find('body:needle')).toEqual([])
    expect(find('needle OR')).toEqual([])
    expect(find('NEAR(needle')).toEqual(['body NEAR needle'])
    expect(find('needle NEAR')).toEqual(['body NEAR needle'])
    expect(find('near nee')).toEqual(['body NEAR needle'])
  })
})

describe('what is gone', () => {
  it('is gone from the index: edited, deleted, out of sight', () => {
    const session = addSession()
    const edited = say(session, 1, 'canary first')
    const deleted = say(session, 2, 'canary second')
    say(session, 3, 'canary third')
    put({ ...edited, body: 'harmless' })
    put({ ...deleted, body: '', status: 'deleted' })
    expect(find('canary')).toEqual(['canary third'])
    expect(find('harmless')).toEqual(['harmless'])
    expect(indexedWords()).toEqual(['canary', 'harmless', 'third'])
    apply([{ op: 'del', entity: 'session', rev: 0, id: session.id }])
    expect(indexedWords()).toEqual([])
  })

  it('leaves the others where they are when a pull of everything brings them anew', () => {
    const { session, changes } = sessionChanges(1)
    const message = { ...messageOf(session, 1), body: 'needle', createdAt: at(1) }
    const all: Change[] = [...changes, { op: 'put', entity: 'message', rev: 2, value: message }]
    for (const epoch of ['f', 'g']) {
      files.call('applyPage', {
        ...{ epoch, to: 2, at: at(0), changes: all, more: false, reset: true, resume: null },
      })
      expect(find('needle')).toEqual(['needle'])
    }
  })
})

describe('sessions and customers', () => {
  const found = (section: SearchSection, text: string, more: More = {}) =>
    search(text, { section, ...more }).hits.map(({ id }) => id)

  it('are found by their words, the last of which may be a beginning', () => {
    const session = addSession({
      subject: 'Verspätete Lieferung 東京都',
      tags: ['VIP'],
      externalRef: { kind: 'order', reference: 'A-1042' },
    })
    for (const text of [
      'verspatete',
      'lief',
      'vip',
      'a-1042',
      'lieferung verspatete',
      '"ada example"',
      '京',
    ]) {
      expect([text, found('sessions', text)]).toEqual([text, [session.id]])
    }
    for (const text of ['ieferung', 'lief verspatete', 'lief ', '"lieferung verspatete"', 'zoe']) {
      expect([text, found('sessions', text)]).toEqual([text, []])
    }
    expect(found('customers', 'ada ex')).toEqual([session.customerId])
    expect(found('customers', 'example.com')).toEqual([])
    expect(search('lieferung', { section: 'sessions' }).hits).toMatchObject([
      {
        kind: 'session',
        subject: 'Verspätete Lieferung 東京都',
        customerName: 'Ada Example',
        matches: [[11, 9]],
      },
    ])
  })

  it('are found by a name that came after the session, or has changed', () => {
    const { session, changes } = sessionChanges(0)
    apply([...changes].reverse())
    expect(found('sessions', 'ada')).toEqual([session.id])
    const customer = { ...customerOf(session), name: 'Zoë', phone: '+44 (20) 1234', email: 'zoe@x.test' }
    apply([{ op: 'put', entity: 'customer', rev: 0, value: customer }])
    expect([found('sessions', 'ada'), found('sessions', 'zoe')]).toEqual([[], [session.id]])
    for (const text of ['4420', '"44 20"', 'zoe@x.test']) {
      expect([text, found('customers', text)]).toEqual([text, [session.customerId]])
    }
  })

  it('come newest first, page by page, narrowed by what the chats are', () => {
    const sessions = Array.from({ length: 7 }, (_, index) =>
      addSession({
        subject: 'needle',
        createdAt: at(index % 3),
        status: index % 2 === 0 ? 'active' : 'ended',
      }),
    )
    const newest = sessions.map(({ id, createdAt }) => ({ id, at: createdAt })).sort(byRecency)
    const seen: SearchPlace[] = []
    let page: CallOutput<'search'>
    do {
      page = search('needle', { section: 'sessions', after: seen.at(-1) ?? null, limit: 3 })
      seen.push(...page.hits.map((hit) => ({ id: hit.id, at: hit.at })))
    } while (page.more)
    expect(seen).toEqual(newest)
    expect(found('sessions', 'needle', { filters: { status: 'ended' } })).toHaveLength(3)
    expect(found('sessions', 'needle', { filters: { from: at(1), to: at(2) } })).toHaveLength(2)
    expect(found('customers', 'ada', { filters: { status: 'ended' } })).toHaveLength(3)
    // Only messages are written by somebody.
    expect(found('sessions', 'needle', { filters: { sender: 'user' } })).toEqual([])
    expect(found('customers', 'ada', { filters: { sender: 'user' } })).toEqual([])
  })

  it('are told apart by whether they are here', () => {
    const { id, customerId } = addSession()
    const ids = [randomUUID(), id, customerId]
    expect(files.call('heldOf', { section: 'sessions', ids })).toEqual([id])
    expect(files.call('heldOf', { section: 'customers', ids })).toEqual([customerId])
    expect(files.call('heldOf', { section: 'messages', ids })).toEqual([])
  })
})
