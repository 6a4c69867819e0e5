import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Belonging } from '../../../../src/main/cache/calls/owns.ts'
import { addRun, runsOf } from '../../../../src/main/cache/calls/ranges.ts'
import { migrate } from '../../../../src/main/cache/files/migrate.ts'
import { unlock } from '../../../../src/main/cache/files/open.ts'
import { CACHE_MIGRATIONS, JOURNAL_MIGRATIONS } from '../../../../src/main/cache/migrations/index.ts'
import type { Change, Page } from '../../../../src/shared/protocol.ts'
import { messageOf, sessionChanges, sessionOf } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { randomFrom } from '../../../support/random.ts'

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'

let files: LocalFiles

beforeEach(() => {
  files = openLocalFiles(ME)
})
afterEach(() => {
  files.close()
  files.remove()
})

function pageOf(changes: Change[], more: Partial<Page> = {}): Page {
  return { epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null, ...more }
}

const count = (table: string) =>
  files.cache().get<{ count: number }>(`select count(*) as count from ${table}`)?.count

test('a session or a message is whose files have it, also when only the journal knows it', () => {
  const { session, changes } = sessionChanges(1)
  const sessionId = session.id
  const message = messageOf(session, 1)
  const owns = (belonging: Belonging) => files.call('owns', belonging)
  expect(owns({ sessionId })).toBe(false)
  files.call('applyPage', pageOf([...changes, { op: 'put', entity: 'message', rev: 1, value: message }]))
  expect([owns({ sessionId }), owns({ messageId: message.id })]).toEqual([true, true])
  expect([owns({ sessionId: message.id }), owns({ messageId: sessionId })]).toEqual([false, false])

  const [drafted, id] = [randomUUID(), randomUUID()]
  files.call('saveDraft', { sessionId: drafted, kind: 'reply', body: 'a', baseSeq: 1, updatedAt: AT })
  expect(owns({ sessionId: drafted })).toBe(true)
  const written = {
    sessionId: drafted,
    kind: 'reply',
    body: 'a',
    replyTo: null,
    baseSeq: 1,
    createdAt: AT,
  } as const
  files.call('enqueue', { ids: [id], ...written })
  expect([owns({ sessionId: drafted }), owns({ messageId: id })]).toEqual([true, true])
  const evicted = randomUUID()
  const noted = { messageId: evicted, kind: 'notified', at: AT } as const
  files.call('recordLife', { notes: [noted], from: AT, most: 10 })
  expect(owns({ messageId: evicted })).toBe(true)

  const [attached, attachmentId] = [randomUUID(), randomUUID()]
  const file = { id: attachmentId, fileId: randomUUID(), kind: 'reply', name: 'a.txt', size: 1 } as const
  files.call('beginAttachment', { ...file, sessionId: attached })
  expect([owns({ sessionId: attached }), owns({ attachmentId })]).toEqual([true, true])
  expect(owns({ attachmentId: id })).toBe(false)
})

test('within a chat is what it is made of, and what else there is of its customer', () => {
  const [mine, other] = [sessionChanges(1), sessionChanges(20)]
  const past = { ...mine.session, id: randomUUID() }
  const [message, foreign] = [messageOf(mine.session, 1), messageOf(other.session, 1)]
  files.call(
    'applyPage',
    pageOf([
      ...[...mine.changes, ...other.changes],
      { op: 'put', entity: 'session', rev: 40, value: past },
      ...[message, foreign].map((value) => ({ op: 'put', entity: 'message', rev: 41, value }) as const),
    ]),
  )
  const sessionId = mine.session.id
  const within = (belonging: Belonging) => files.call('isWithin', { sessionId, belonging })
  expect(files.call('customerOf', { sessionId })).toBe(mine.session.customerId)
  expect([within({ sessionId: past.id }), within({ sessionId: other.session.id })]).toEqual([true, false])
  expect(within({ customerId: mine.session.customerId })).toBe(true)
  expect(within({ customerId: other.session.customerId })).toBe(false)
  expect([within({ messageId: message.id }), within({ messageId: foreign.id })]).toEqual([true, false])

  const [here, there] = [sessionId, other.session.id].map((sessionId) => {
    const ids = { attachmentId: randomUUID(), messageId: randomUUID() }
    const file = { fileId: randomUUID(), kind: 'note', name: 'a.txt', size: 1 } as const
    files.call('beginAttachment', { ...file, id: ids.attachmentId, sessionId })
    const written = { kind: 'reply', body: 'a', replyTo: null, baseSeq: 1, createdAt: AT } as const
    files.call('enqueue', { ids: [ids.messageId], sessionId, ...written })
    return ids
  })
  for (const name of ['attachmentId', 'messageId'] as const) {
    expect(within({ [name]: here?.[name] } as Belonging)).toBe(true)
    expect(within({ [name]: there?.[name] } as Belonging)).toBe(false)
  }
  expect(within({ suggestionId: randomUUID() })).toBe(false)
  expect(files.call('customerOf', { sessionId: randomUUID() })).toBeNull()
})

test('every field of every entity comes back as it was written', () => {
  const { session, changes } = sessionChanges(1, {
    category: 'travel',
    externalRef: { kind: 'booking', reference: 'B-1' },
    metadata: { deep: { list: [1, null, 'x'] } },
    tags: ['a', 'b'],
    dueAt: AT,
  })
  const message = messageOf(session, 2, {
    type: 'audio',
    attachment: {
      id: randomUUID(),
      name: 'a.ogg',
      mimeType: 'audio/ogg',
      size: 5,
      ...{ width: null, height: null, hasThumbnail: false, removedAt: null },
      durationSeconds: 1.5,
      waveform: [0, 0.5],
    },
    editedAt: AT,
  })
  const event = messageOf(session, 3, {
    type: 'system',
    senderKind: 'system',
    senderId: null,
    body: '',
    event: { kind: 'started' },
  })
  files.call(
    'applyPage',
    pageOf([
      ...changes,
      ...[message, event].map((value) => ({ op: 'put', entity: 'message', rev: 1, value }) as const),
    ]),
  )
  const opened = files.call('openSession', { sessionId: session.id, limit: 50 })
  expect(opened?.row.session).toEqual(session)
  expect(opened?.messages.slice(1)).toEqual([message, event])
})

test('applying twice is applying once', () => {
  const { changes } = sessionChanges(3)
  files.call('applyPage', pageOf([]))
  const poke = { from: 1, to: 2, at: AT, changes: changes.map((change) => ({ ...change, rev: 2 })) }
  expect(files.call('applyPoke', poke).messages).toHaveLength(3)
  expect(files.call('applyPoke', poke)).toMatchObject({ arrivals: [], messages: [], rows: [] })
  expect(count('messages')).toBe(3)
})

test('a pull of everything sweeps what it did not bring, once its last page is in', () => {
  const old = sessionChanges(2)
  const kept = sessionChanges(40)
  files.call('applyPage', pageOf([...old.changes, ...kept.changes]))
  files.call('saveDraft', {
    sessionId: old.session.id,
    kind: 'reply',
    body: 'mine',
    baseSeq: 1,
    updatedAt: AT,
  })
  const first = files.call(
    'applyPage',
    pageOf(kept.changes.slice(0, 2), { epoch: 'f', more: true, resume: 'next' }),
  )
  expect(first).toMatchObject({
    place: { cursor: { epoch: 'e' }, resume: 'next' },
    gone: [],
    replaced: false,
  })
  const last = files.call('applyPage', pageOf(kept.changes.slice(-30), { epoch: 'f' }))
  expect(last).toMatchObject({
    place: { cursor: { epoch: 'f', rev: 1 }, resume: null },
    gone: [old.session.id],
    replaced: true,
  })
  expect([count('sessions'), count('messages'), count('customers')]).toEqual([1, 30, 1])
  const opened = files.call('openSession', { sessionId: kept.session.id, limit: 50 })
  expect(opened).toMatchObject({ more: true, messages: expect.objectContaining({ length: 30 }) })
  expect(files.journal().all('select * from drafts')).toHaveLength(1)
})

test('a customer goes with their last session', () => {
  const { session, changes } = sessionChanges(1)
  files.call('applyPage', pageOf(changes))
  files.call('applyPoke', {
    from: 1,
    to: 2,
    at: AT,
    changes: [{ op: 'del', entity: 'session', rev: 2, id: session.id }],
  })
  expect(['sessions', 'messages', 'customers', 'message_ranges'].map(count)).toEqual([0, 0, 0, 0])
})

test('runs of seq never touch each other, in whatever order they come', () => {
  const random = randomFrom(3)
  const seqs = new Set<number>()
  for (let round = 0; round < 300; round++) {
    const lo = 1 + random.below(100)
    const hi = lo + random.below(4)
    addRun(files.cache(), 's', { lo, hi })
    for (let seq = lo; seq <= hi; seq++) seqs.add(seq)
    expect(files.cache().all('select lo, hi from message_ranges order by lo')).toEqual(runsOf([...seqs]))
  }
})

test('holes are found from the top down, and only where messages are wanted', () => {
  const { session, changes } = sessionChanges(100, { status: 'ended' })
  const seqOf = (change: Change) =>
    change.op === 'put' && change.entity === 'message' ? change.value.seq : null
  const some = changes.filter((change) => {
    const seq = seqOf(change)
    return seq === null || seq <= 10 || (seq > 80 && seq < 90) || seq > 95
  })
  files.call('applyPage', pageOf(some))
  const hole = () => files.call('findHoles', { limit: 10 })
  const fill = (fromSeq: number, toSeq: number) =>
    files.call('storeRange', { sessionId: session.id, messages: [], fromSeq, toSeq })
  expect(hole()).toEqual([{ sessionId: session.id, fromSeq: 90, toSeq: 95, isUrgent: true }])
  fill(90, 95)
  expect(hole()).toEqual([{ sessionId: session.id, fromSeq: 71, toSeq: 80, isUrgent: true }])
  fill(71, 80)
  expect(hole()).toEqual([])
})

test('what comes by range never overwrites what changes have brought', () => {
  const { session, changes } = sessionChanges(2)
  files.call('applyPage', pageOf(changes))
  const [, , first] = changes
  if (first?.entity !== 'message') throw new Error('The third change is a message.')
  const stale = { ...first.value, body: 'older text' }
  files.call('storeRange', { sessionId: session.id, messages: [stale], fromSeq: 1, toSeq: 1 })
  expect(files.call('openSession', { sessionId: session.id, limit: 5 })?.messages[0]?.body).toBe('text 1')
  const elsewhere = randomUUID()
  files.call('storeRange', {
    sessionId: elsewhere,
    messages: [{ ...stale, id: randomUUID(), sessionId: elsewhere }],
    fromSeq: 1,
    toSeq: 1,
  })
  expect(count('messages')).toBe(2)
})

test('the first page of a thousand sessions is there at once', () => {
  for (let page = 0; page < 100; page++) {
    const changes = Array.from({ length: 10 }, () => sessionChanges(10, { assigneeId: ME }).changes).flat()
    files.call('applyPage', pageOf(changes, { more: true, resume: 'x' }))
  }
  const started = performance.now()
  const { rows, counts } = files.call('readSnapshot', { limit: 50 })
  const milliseconds = performance.now() - started
  expect(rows).toHaveLength(50)
  expect(counts.mine).toBe(1_000)
  expect(milliseconds).toBeLessThan(100)
})

test.each([
  ['cache', CACHE_MIGRATIONS],
  ['journal', JOURNAL_MIGRATIONS],
] as const)(
  'the migrations of the %s rise, and one that is killed leaves nothing behind',
  (name, migrations) => {
    const versions = migrations.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
    const connection = unlock(`${files.folder}/${name}-2.db`, files.key, undefined)
    const power = () => {
      throw new Error('The power is gone.')
    }
    const tables = () => connection.prepare('select name from sqlite_master').all()
    expect(() => migrate(connection, migrations, power)).toThrow('The power is gone.')
    expect([connection.pragma('user_version'), tables()]).toEqual([0, []])
    migrate(connection, migrations, () => undefined)
    expect(connection.pragma('user_version')).toBe(versions.at(-1))
    connection.close()
  },
)

test('files come into the journal without touching what is there', () => {
  const connection = unlock(`${files.folder}/journal-3.db`, files.key, undefined)
  const before = JOURNAL_MIGRATIONS.filter(({ version }) => version < 3)
  migrate(connection, before, () => undefined)
  connection.exec(`
    insert into drafts (session_id, kind, body, base_seq, updated_at) values ('s', 'reply', 'half', 1, '${AT}');
    insert into outbox (id, session_id, kind, body, base_seq, created_at) values ('m', 's', 'note', 'all', 1, '${AT}');
    insert into marks (session_id, read_seq) values ('s', 7);
  `)
  const held = () =>
    ['drafts', 'outbox', 'marks'].map((table) => connection.prepare(`select * from ${table}`).all())
  const authored = held()
  migrate(
    connection,
    JOURNAL_MIGRATIONS.filter(({ version }) => version <= 3),
    () => undefined,
  )
  expect(held()).toEqual(authored)
  expect(connection.prepare('select * from attachments').all()).toEqual([])
  connection.close()
})

test('read code cannot write', () => {
  expect(() =>
    files.cache().get("insert into teams (id, name, generation) values ('a', 'b', 1) returning id"),
  ).toThrow(TypeError)
})

test('what is erased is gone from the log soon after', async () => {
  const { existsSync, statSync } = await import('node:fs')
  const { changes, session } = sessionChanges(3)
  files.call('applyPage', pageOf(changes))
  files.call('applyPoke', {
    from: 1,
    to: 2,
    at: AT,
    changes: [{ op: 'del', entity: 'session', rev: 2, id: session.id }],
  })
  const log = `${files.folder}/cache.db-wal`
  expect(existsSync(log)).toBe(true)
  await expect.poll(() => statSync(log).size, { timeout: 5_000 }).toBe(0)
})

test('when the disk is full nothing is changed, and it goes on when there is room', () => {
  const { session, changes } = sessionChanges(1)
  files.call('applyPage', pageOf(changes))
  const draft = { sessionId: session.id, kind: 'reply', baseSeq: 1, updatedAt: AT } as const
  const room = (pages: number) => files.journal().exec(`pragma max_page_count = ${pages}`)
  files.call('saveDraft', { ...draft, body: 'short' })
  room(1)
  expect(() => files.call('saveDraft', { ...draft, body: 'long '.repeat(50_000) })).toThrow(
    expect.objectContaining({ kind: 'full', file: 'journal.db' }),
  )
  const drafts = () => files.call('openSession', { sessionId: session.id, limit: 1 })?.drafts
  expect(drafts()).toMatchObject([{ body: 'short' }])
  room(1_000_000)
  files.call('saveDraft', { ...draft, body: 'long '.repeat(50_000) })
  expect(drafts()?.[0]?.body).toHaveLength(250_000)
})

test('of a session that comes into sight with its history only the last word is news', () => {
  files.call('applyPage', pageOf([]))
  const { session, changes } = sessionChanges(5)
  const poke = { from: 1, to: 2, at: AT, changes: changes.map((change) => ({ ...change, rev: 2 })) }
  expect(files.call('applyPoke', poke).arrivals.map(({ message }) => message.seq)).toEqual([5])
  const more = [6, 7].map(
    (seq) => ({ op: 'put', entity: 'message', rev: 3, value: messageOf(session, seq) }) as const,
  )
  const { arrivals } = files.call('applyPoke', { from: 2, to: 3, at: AT, changes: more })
  expect(arrivals.map(({ message }) => message.seq)).toEqual([6, 7])
})

test('a message that was left behind in flight goes out again when its lease has ended', () => {
  const id = messageOf(sessionOf(), 1).id
  files.call('enqueue', {
    ids: [id],
    sessionId: 's',
    kind: 'reply',
    body: 'a',
    replyTo: null,
    baseSeq: 0,
    createdAt: AT,
  })
  const lease = (now: number) =>
    files.call('leaseDue', { now, limit: 8, leaseFor: 1_000, horizon: 100_000, pacedFrom: 0 })
  expect(lease(50_000)).toMatchObject({ leased: [{ id }], nextAt: 51_000 })
  expect(lease(50_900).leased).toEqual([])
  expect(lease(51_001).leased).toMatchObject([{ id }])
  // The clock has been put back by an hour.
  expect(lease(10_000).leased).toMatchObject([{ id }])
})
