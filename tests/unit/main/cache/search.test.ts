import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message, Session } from '#shared/entities.ts'
import type { Change } from '#shared/protocol.ts'
import type { SearchFilters } from '#shared/search.ts'
import type { CallOutput } from '../../../../src/main/cache/calls/index.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

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

function find(text: string, filters: SearchFilters = {}, limit = 20): string[] {
  const found = files.call('search', { text, filters, before: null, limit })
  return found.messages.map((hit) => hit.snippet.text)
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
  it.each([
    ['cafe', 'Un CAFÉ, por favor'],
    ['refund ord', 'The order wants a refund'],
    ['"late delivery"', 'Such a late delivery!'],
    ['退款', '我要退款，谢谢'],
    ['محمد', 'أهلا مُحَمَّد'],
    ["o'neill", "Mr O'Neill called"],
    ['iphone', 'iPhone手机'],
  ])('are found by %s', (query, body) => {
    const session = addSession()
    say(session, 1, body)
    say(session, 2, 'Something else altogether, delivery late')
    expect(find(query)).toEqual([body])
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
    const seen: number[] = []
    let before: number | null = null
    do {
      const page: CallOutput<'search'> = files.call('search', {
        text: 'needle',
        filters: {},
        before,
        limit: 10,
      })
      seen.push(...page.messages.map((hit) => hit.seq))
      before = page.next
    } while (before !== null)
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index))
  })

  it('are narrowed by time, sender and what their chat is', () => {
    const open = addSession({ status: 'active', tags: ['vip'], type: 'booking', assigneeId: ME })
    const ended = addSession({ status: 'ended' })
    say(open, 1, 'needle of the customer', 1, { senderKind: 'customer' })
    say(open, 2, 'needle of mine', 2, { senderKind: 'user', senderId: ME })
    say(ended, 1, 'needle long ago', 0)
    expect(find('needle', { from: at(1), to: at(2) })).toEqual(['needle of the customer'])
    expect(find('needle', { sender: 'user' })).toEqual(['needle of mine'])
    expect(find('needle', { status: 'ended' })).toEqual(['needle long ago'])
    for (const filters of [{ tag: 'vip' }, { type: 'booking' as const }, { assigneeId: ME }]) {
      expect(find('needle', filters)).toEqual(['needle of mine', 'needle of the customer'])
    }
    expect(find('needle', { customerId: ended.customerId, tag: 'vip' })).toEqual([])
  })

  it('tell when there may be more than was looked at', () => {
    const session = addSession()
    const changes = Array.from({ length: 20_500 }, (_, index): Change => {
      const value = { ...messageOf(session, index + 1), body: 'common', createdAt: at(index) }
      return { op: 'put', entity: 'message', rev: 0, value }
    })
    apply(changes)
    const wanted = { text: 'common', filters: { tag: 'rare' }, before: null, limit: 20 }
    expect(files.call('search', wanted)).toMatchObject({ messages: [], isWhole: false })
    expect(files.call('search', { ...wanted, filters: {} })).toMatchObject({ isWhole: true })
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
  const few = (text: string) => files.call('search', { text, filters: {}, before: null, limit: 20 })

  it('are found by the beginnings of their words', () => {
    const session = addSession({
      subject: 'Verspätete Lieferung',
      tags: ['VIP'],
      externalRef: { kind: 'order', reference: 'A-1042' },
    })
    for (const text of ['verspatete', 'lief', 'vip', 'a-1042', 'lieferung verspatete']) {
      expect(few(text).sessions.map((row) => row.session.id)).toEqual([session.id])
    }
    expect(few('ieferung').sessions).toEqual([])
    expect(few('ada ex').customers.map(({ name }) => name)).toEqual(['Ada Example'])
    expect(few('example.com').customers).toEqual([])
  })
})
