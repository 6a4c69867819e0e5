import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { READS, WRITES } from '../../../../src/main/cache/calls/index.ts'
import { Connection } from '../../../../src/main/cache/files/connection.ts'
import { VIEWS } from '../../../../src/shared/queue.ts'
import { NO_FILTERS, type QueueFilters } from '../../../../src/shared/queue-filters.ts'
import { SORTS } from '../../../../src/shared/queue-order.ts'
import { searchSection } from '../../../../src/shared/search.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

/**
 * What is asked all the time must not read whole tables, however much the cache holds. The statements are taken from
 * the calls themselves, as they prepare them.
 */

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'
/** As many as chats that were lost with a draft, and as decisions in ten seconds. */
const DRAFTS = ['drafts', 'handovers', 'suggestion_decisions', 'edits']
/** Read whole on purpose: one row, a batch, or as many as people, what is written here, sessions with a hole. */
const SMALL = [
  'sync_state',
  'lacking',
  'chosen',
  'pragma_',
  'users',
  'teams',
  'canned_responses',
  'labels',
  'attribute_definitions',
  'marks',
  'sending',
  'attachments',
  'lanes',
  'heads',
  'hits',
  'json_each',
  ...DRAFTS,
]
/** Counted, or looked for in what is held or in flight: out of an index that holds nothing else. */
const PARTIAL =
  /^SCAN (outbox USING (COVERING )?INDEX outbox_(lanes|flights|asking|holds)|messages USING COVERING INDEX messages_to_review)$/
/** Which sessions have something written for them: asked before anything is evicted, and when somebody looks. */
const WRITTEN_FOR = 'SCAN outbox USING COVERING INDEX outbox_by_session'

let files: LocalFiles
const statements = new Map<string, Connection>()
const called = new Set<string>()

beforeAll(() => {
  files = openLocalFiles(ME)
  // The end of a pull of everything looks at everything.
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, changes: [], more: false, reset: true, resume: null })
  const prepare = Connection.prototype.prepare
  const spy = vi.spyOn(Connection.prototype, 'prepare').mockImplementation(function (this: Connection, sql) {
    statements.set(sql, this)
    return prepare.call(this, sql)
  })
  const { call } = files
  carryOutEverythingHot({
    ...files,
    call(name, ...input) {
      called.add(name)
      return call(name, ...input)
    },
  })
  spy.mockRestore()
})
afterAll(() => {
  files.close()
  files.remove()
})

/** By all that a view can be narrowed by. */
const NARROWED: QueueFilters = {
  status: ['active'],
  priority: ['high'],
  type: ['general'],
  channel: ['api'],
  category: ['travel'],
  team: ['none'],
  assignee: ['me', 'none'],
  tag: ['vip'],
  text: 'hello wor',
}

function carryOutEverythingHot(files: LocalFiles): void {
  const { session, changes } = sessionChanges(1, { assigneeId: ME })
  const message = messageOf(session, 1)
  const sessionId = session.id
  files.call('applyPoke', {
    from: 1,
    to: 2,
    at: AT,
    changes: changes.map((change) => ({ ...change, rev: 2 })),
  })
  files.call('applyPoke', {
    from: 2,
    to: 3,
    at: AT,
    changes: [{ op: 'put', entity: 'message', rev: 3, value: message }],
  })
  for (const view of VIEWS) {
    for (const sort of SORTS) {
      for (const filters of [NO_FILTERS, NARROWED]) {
        files.call('queuePage', { view, filters, sort, after: null, limit: 50 })
        files.call('queuePage', { view, filters, sort, after: { key: AT, id: sessionId }, limit: 50 })
      }
    }
    files.call('countQueue', { lists: [{ view, filters: NARROWED }] })
  }
  files.call('wakeSnoozed', { now: AT })
  files.call('findSessions', { ids: [sessionId] })
  files.call('readSnapshot', { limit: 50 })
  files.call('openSession', { sessionId, limit: 50 })
  files.call('messagesBefore', { sessionId, beforeSeq: 2, limit: 50 })
  files.call('messagesAfter', { sessionId, afterSeq: 0, limit: 50 })
  files.call('newestHoleOf', { sessionId })
  files.call('owns', { sessionId: ME })
  files.call('owns', { messageId: ME })
  files.call('customerOf', { sessionId })
  const things = [
    { sessionId: ME },
    { customerId: ME },
    { messageId: ME },
    { attachmentId: ME },
    { suggestionId: ME },
  ]
  for (const belonging of things) files.call('isWithin', { sessionId, belonging })
  files.call('storeRange', { sessionId, messages: [messageOf(session, 5)], fromSeq: 5, toSeq: 5 })
  files.call('saveDraft', { sessionId, kind: 'reply', body: 'a', baseSeq: 1, updatedAt: AT })
  const mine = messageOf(session, 2)
  const file = { id: v7(), fileId: v7(), sessionId, kind: 'reply', name: 'a.txt', size: 1 } as const
  files.call('beginAttachment', file)
  files.call('addAttachmentPiece', { id: file.id, offset: 0, bytes: Buffer.from('a') })
  files.call('readAttachment', { id: file.id, offset: 0, limit: 1 })
  const carrying = v7()
  files.call('enqueue', {
    ids: [mine.id, carrying],
    sessionId,
    kind: 'reply',
    body: 'a',
    replyTo: null,
    baseSeq: 1,
    createdAt: AT,
  })
  files.call('leaseDue', { now: 1, limit: 8, leaseFor: 1, horizon: 1, pacedFrom: 1 })
  files.call('settleSetback', {
    id: mine.id,
    setback: { kind: 'released', error: { code: 'OFFLINE', message: '' } },
  })
  files.call('readLife', { messageId: mine.id })
  files.call('recordLife', { notes: [{ messageId: mine.id, kind: 'notified', at: AT }], from: AT, most: 1 })
  files.call('settleSent', { message: mine })
  files.call('nextUpload', { now: 1, horizon: 1 })
  files.call('noteSent', { id: file.id, sent: 1 })
  const attachment = {
    ...{ id: file.fileId, name: 'a.txt', size: 1, mimeType: 'text/plain', durationSeconds: null },
    ...{ waveform: null, width: null, height: null, hasThumbnail: false, removedAt: null },
  }
  files.call('settleUpload', { id: file.id, file: { kind: 'file', attachment } })
  files.call('renewUpload', { id: file.id, fileId: v7() })
  files.call('decide', { id: carrying, decision: 'edit', newId: v7(), now: AT })
  files.call('detachFile', { id: file.id })
  files.call('findMessage', { sessionId, messageId: mine.id })
  files.call('configureSending', { undoSeconds: 1 })
  files.call('readSending')
  files.call('searchCanned', { query: 'a', recent: [ME], limit: 30 })
  files.call('listHandOvers')
  files.call('enqueue', {
    ...{ ids: [mine.id], sessionId, kind: 'reply', body: 'a', replyTo: null, baseSeq: 1, createdAt: AT },
  })
  files.call('listUnsent')
  files.call('heldMessages')
  files.call('releaseHeld', { id: mine.id })
  files.call('decide', { id: mine.id, decision: 'discard', newId: randomUUID(), now: AT })
  files.call('decideAll', { decision: 'send' })
  files.call('notePolicy', { draftTravel: true })
  files.call('noteWorkspace', { surveys: true, referenceUrl: null })
  const left = { id: randomUUID(), sessionId, authorId: randomUUID(), ownerId: ME, createdAt: AT }
  files.call('applyPoke', {
    ...{ from: 3, to: 4, at: AT },
    changes: [
      { op: 'put', entity: 'suggestion', rev: 4, value: { ...left, kind: 'reply', body: 'a', baseSeq: 1 } },
    ],
  })
  files.call('decideSuggestion', { id: left.id, decision: 'take', commandId: randomUUID(), now: 1 })
  files.call('undoSuggestion', { id: left.id, now: 2 })
  files.call('decideSuggestion', { id: left.id, decision: 'take', commandId: randomUUID(), now: 1 })
  for (const job of files.call('dueSuggestions', { now: 60_000 }).jobs) {
    files.call('settleSuggestion', { job, isTaken: true })
  }
  const field = { sessionId, subject: 'customer', field: 'phone' } as const
  files.call('recordEdit', { ...field, id: randomUUID(), value: '1', base: null })
  files.call('decideEdit', { ...field, id: randomUUID(), decision: 'mine' })
  for (const { id } of files.call('dueEdits')) files.call('settleEdit', { id, error: null })
  files.call('customerSessions', { sessionId, after: null, limit: 50 })
  files.call('customerSessions', { sessionId, after: { at: AT, id: sessionId }, limit: 50 })
  files.call('customerFiles', { sessionId, after: null, limit: 50 })
  files.call('customerFiles', { sessionId, after: message.id, limit: 50 })
  files.call('markRead', { sessionId, seq: 1 })
  files.call('dueMarks', { limit: 50 })
  files.call('settleMark', { sessionId, readSeq: 1, deliveredSeq: 1 })
  files.call('noteOpened', { sessionId, at: AT })
  files.call('findHoles', { limit: 20 })
  files.call('lookAtPack', { transcripts: 100, since: AT, limit: 1 })
  files.call('evict', { after: null, shown: [], sessions: 1, messages: 100 })
  files.call('giveBack', { pages: 10 })
  const refused = messageOf(session, 3)
  const { id, body } = refused
  files.call('enqueue', {
    ids: [id],
    sessionId,
    kind: 'reply',
    body,
    replyTo: null,
    baseSeq: 1,
    createdAt: AT,
  })
  const error = { code: 'STALE', message: '', retryable: false } as const
  files.call('settleSetback', { id, setback: { kind: 'stale', error } })
  files.call('decide', { id, decision: 'edit', newId: randomUUID(), now: AT })
  files.call('noteFresh', { at: AT })
  files.call('readPlace')
  files.call('applyPage', { epoch: 'e', to: 3, at: AT, changes: [], more: false, reset: false, resume: null })
  files.call('readCoverage')
  const after = { at: AT, id: sessionId }
  for (const section of searchSection.options) {
    files.call('search', { section, text: 'hello wor', filters: { tag: 'vip', from: AT }, after, limit: 20 })
    files.call('heldOf', { section, ids: [sessionId] })
  }
  const inOne = { sessionId, sender: 'customer' } as const
  files.call('search', { section: 'messages', text: 'hello', filters: inOne, after: null, limit: 20 })
  files.call('applyPoke', {
    from: 4,
    to: 5,
    at: AT,
    changes: [{ op: 'del', entity: 'session', rev: 5, id: sessionId }],
  })
}

function planOf(sql: string, connection: Connection): string[] {
  const plan = connection.prepare(`explain query plan ${sql.replace(/:\w+/g, "'x'")}`)
  return plan.all().map((step) => (step as { detail: string }).detail)
}

/** A look-up in the full text, by its words and a span of places. */
const MATCHES = /^SCAN message_index VIRTUAL TABLE INDEX \d+:M/

const readsWhole = (step: string) =>
  step.startsWith('SCAN') &&
  !MATCHES.test(step) &&
  !PARTIAL.test(step) &&
  step !== WRITTEN_FOR &&
  !SMALL.some((table) => step.startsWith(`SCAN ${table}`))

/** Sessions and customers are looked through for words, newest first, until enough are found. */
const looksThrough = (sql: string) => sql.includes('instr(words') && sql.includes('order by created_at')

/**
 * Look at all there is on purpose: at every session once a minute, at everything that waits to be sent after an outage and
 * when somebody wants to leave.
 */
const SELDOM = ['queueSum', 'resumeAfterOutage', 'countUnsent']

test('every call is looked at, except those that are made seldom', () => {
  expect([...called, ...SELDOM].sort()).toEqual([...Object.keys(READS), ...Object.keys(WRITES)].sort())
})

test('every statement finds its rows by an index', () => {
  expect(statements.size).toBeGreaterThan(40)
  const slow = [...statements].flatMap(([sql, connection]) => {
    if (looksThrough(sql)) return []
    const steps = planOf(sql, connection).filter((step) => readsWhole(step) && step !== 'SCAN CONSTANT ROW')
    return steps.map((step) => `${step}: ${sql}`)
  })
  expect(slow).toEqual([])
})

test('the chats of a customer come out of an index in order', () => {
  const theirs = [...statements].filter(([sql]) => /customer_id = .*order by last_message_at/s.test(sql))
  expect(theirs.length).toBeGreaterThan(0)
  for (const [sql, connection] of theirs) expect(planOf(sql, connection).join()).not.toContain('TEMP B-TREE')
})

test('a view, however sorted and narrowed, comes out of the index of its sort in order', () => {
  const pages = [...statements].filter(([sql]) => sql.startsWith('select id from sessions indexed by'))
  // Narrowed or not, from the beginning or after a place.
  expect(pages).toHaveLength(VIEWS.length * SORTS.length * 2 * 2)
  for (const [sql, connection] of pages) {
    const plan = planOf(sql, connection)
    expect(plan.join()).not.toContain('TEMP B-TREE')
    expect(plan[0], sql).toMatch(/^SEARCH sessions USING (COVERING )?INDEX sessions_by_\w+ \(is_open=\?/)
    if (sql.includes(':afterKey')) expect(plan[0], sql).toMatch(/_(key|at),id\)[<>]\(\?,\?\)|_(key|at)[<>]\?/)
  }
})

test('views are counted in an index', () => {
  const counts = [...statements].filter(([sql]) => sql.startsWith('select count(*) as count from sessions'))
  expect(counts).toHaveLength(VIEWS.length * 2)
  for (const [sql, connection] of counts) {
    expect(planOf(sql, connection)[0], sql).toMatch(/^SEARCH sessions USING (COVERING )?INDEX/)
  }
})

test('hits come out of the full text by its index, and their messages by place', () => {
  const [sql, connection] = [...statements].find(([text]) => text.includes('match :match')) ?? []
  if (!sql || !connection) throw new Error('No search was seen.')
  const plan = planOf(sql, connection)
  expect(plan.join()).toMatch(/SEARCH messages USING INTEGER PRIMARY KEY/)
  expect(plan.some((step) => MATCHES.test(step))).toBe(true)
})

test('sessions and customers come out of an index of their words in order', () => {
  const searches = [...statements].filter(([sql]) => looksThrough(sql))
  expect(searches).toHaveLength(2)
  for (const [sql, connection] of searches) {
    const plan = planOf(sql, connection).join()
    expect(plan).toMatch(/USING (COVERING )?INDEX (sessions|customers)_newest/)
    expect(plan).not.toContain('TEMP B-TREE')
  }
})

test('the check sees a statement that reads a whole table', () => {
  const [, connection] = [...statements].find(([sql]) => sql.includes('messages')) ?? []
  if (!connection) throw new Error('No statement about messages was seen.')
  expect(planOf("select * from messages where body = 'a'", connection).some(readsWhole)).toBe(true)
})
