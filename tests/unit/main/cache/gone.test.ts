import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message, Session } from '../../../../src/shared/entities.ts'
import type { Change } from '../../../../src/shared/protocol.ts'
import { messageOf, sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'
import { randomFrom } from '../../../support/random.ts'
import { recoverable } from '../../../support/recoverable.ts'

/** What is deleted can be read nowhere within five seconds: not in a page, the full text or the log, not with the key. */

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'
const WITHIN_MS = 5_000
/** One word, so that the full text holds it as it stands; no other begins like it. */
const SECRET = 'zqxsecretwordthatnobodyelsewrites'

let files: LocalFiles
let rev: number
let session: Session
let secret: Message

beforeEach(async () => {
  vi.useFakeTimers()
  files = openLocalFiles(ME)
  rev = 1
  const { session: started, changes } = sessionChanges(40, { status: 'ended' })
  session = started
  files.call('applyPage', {
    ...{ epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null },
  })
  secret = messageOf(session, 5, { body: `Keep this: ${SECRET}, please.` })
  apply({ op: 'put', entity: 'message', rev: 0, value: secret })
  // It took another one's place: no truncation of that is still to come.
  await pass()
})
afterEach(() => {
  vi.useRealTimers()
  files.close()
  files.remove()
})

function apply(...changes: Change[]): void {
  rev += 1
  files.call('applyPoke', {
    ...{ from: rev - 1, to: rev, at: AT },
    changes: changes.map((change) => ({ ...change, rev })),
  })
}

/** Whether whoever has the key can read the secret. The index leaves out what a word shares with the one before. */
const found = (file: 'cache' | 'journal' = 'cache') =>
  recoverable(files.folder, `${file}.db`, files.key).includes(SECRET.slice(2))

const pass = () => vi.advanceTimersByTimeAsync(WITHIN_MS)

const WAYS: Record<string, () => void> = {
  'a message that its author deleted': () =>
    apply({
      op: 'put',
      entity: 'message',
      rev: 0,
      value: { ...secret, body: '', status: 'deleted', deletedAt: AT },
    }),
  'an earlier text of a message': () =>
    apply({
      op: 'put',
      entity: 'message',
      rev: 0,
      value: { ...secret, body: 'Something else', editedAt: AT },
    }),
  'a message that is gone': () => apply({ op: 'del', entity: 'message', rev: 0, id: secret.id }),
  'a chat that is out of sight': () => apply({ op: 'del', entity: 'session', rev: 0, id: session.id }),
  'a message that was evicted': () => {
    const { evicted } = files.call('evict', { after: null, shown: [], sessions: 10, messages: 100 })
    expect(evicted).toBe(10)
  },
  'what a pull of everything did not bring': () => {
    files.call('applyPage', {
      ...{ epoch: 'f', to: 1, at: AT, changes: [], more: false, reset: true, resume: null },
    })
  },
}

test.each(Object.keys(WAYS))('%s leaves nothing behind', async (way) => {
  expect(found()).toBe(true)
  WAYS[way]?.()
  // Until the log is truncated the old pages are in it: the check can see them.
  expect(found()).toBe(true)
  await pass()
  expect(found()).toBe(false)
})

test('without secure deletion the text stays in the file, and the check sees it', async () => {
  files.cache().exec('pragma secure_delete = off')
  apply({ op: 'del', entity: 'session', rev: 0, id: session.id })
  await pass()
  expect(found()).toBe(true)
})

test('without the full text’s own the words stay in the index, and the check sees them', async () => {
  files.cache().run("insert into message_index (message_index, rank) values ('secure-delete', 0)")
  apply({ op: 'del', entity: 'message', rev: 0, id: secret.id })
  await pass()
  expect(found()).toBe(true)
})

test('without the truncation the text stays in the log, and the check sees it', async () => {
  files.cache().run('delete from messages')
  await pass()
  expect(found()).toBe(true)
})

test('a message deleted while checkpoints go on beside it is gone too', async () => {
  const body = 'filler '.repeat(400)
  const fill = (from: number) => {
    for (let seq = from; seq < from + 400; seq++) {
      apply({ op: 'put', entity: 'message', rev: 0, value: messageOf(session, seq, { body }) })
    }
  }
  fill(100)
  apply({ op: 'del', entity: 'message', rev: 0, id: secret.id })
  fill(600)
  await pass()
  expect(found()).toBe(false)
})

test('of hundreds of texts that came and went in any order none is left, however pages were split and joined', async () => {
  const random = randomFrom(11)
  const held: Message[] = []
  for (let step = 0; step < 600; step++) {
    if (held.length > 0 && random.below(3) === 0) {
      const [{ id }] = held.splice(random.below(held.length), 1) as [Message]
      apply({ op: 'del', entity: 'message', rev: 0, id })
    } else {
      const body = `${random.below(1e9).toString(36)}${SECRET} `.repeat(1 + random.below(60))
      const createdAt = new Date(Date.parse(AT) + random.below(1e9)).toISOString()
      const message = messageOf(session, 100 + step, { body, createdAt })
      apply({ op: 'put', entity: 'message', rev: 0, value: message })
      held.push(message)
    }
  }
  for (const { id } of [...held, secret]) apply({ op: 'del', entity: 'message', rev: 0, id })
  await pass()
  expect(found()).toBe(false)
})

test.each([
  ['emptied', ''],
  ['shortened', 'Keep this'],
])('a draft that is %s leaves nothing behind', async (_, body) => {
  const draft = { sessionId: session.id, kind: 'reply', baseSeq: 1, updatedAt: AT } as const
  files.call('saveDraft', { ...draft, body: `Keep this: ${SECRET}` })
  expect(found('journal')).toBe(true)
  files.call('saveDraft', { ...draft, body })
  await pass()
  expect(found('journal')).toBe(false)
})

test('a message that was sent or discarded leaves the journal, text and all', async () => {
  const written = { sessionId: session.id, kind: 'reply', replyTo: null, baseSeq: 1, createdAt: AT } as const
  const { id } = messageOf(session, 41)
  files.call('enqueue', { ...written, ids: [id], body: SECRET })
  expect(found('journal')).toBe(true)
  files.call('settleSent', { message: messageOf(session, 41, { id, body: 'as the server has it' }) })
  await pass()
  expect(found('journal')).toBe(false)
})

test.each([
  ['few', 1],
  ['most', 35],
])(
  'of %s messages that a pull of everything did not bring the words are gone, those of the others not',
  (_, gone) => {
    const { session: other, changes } = sessionChanges(40)
    const named = changes.map((change) =>
      change.entity === 'message'
        ? { ...change, value: { ...change.value, body: `word${change.value.seq}` } }
        : change,
    )
    const pull = (epoch: string, some: Change[]) =>
      files.call('applyPage', {
        ...{ epoch, to: 1, at: AT, more: false, reset: true, resume: null },
        changes: some,
      })
    const cache = files.cache()
    const words = () => {
      cache.exec(
        `create virtual table if not exists temp.vocabulary using fts5vocab('main', 'message_index', 'row')`,
      )
      return cache.all<{ term: string }>("select term from temp.vocabulary where term like 'word%'").length
    }
    pull('f', named)
    expect(words()).toBe(40)
    const kept = named.filter((change) => change.entity !== 'message' || change.value.seq > gone)
    pull('g', kept)
    expect(words()).toBe(40 - gone)
    // The index goes on following the messages.
    apply({ op: 'del', entity: 'session', rev: 0, id: other.id })
    expect(words()).toBe(0)
  },
)
