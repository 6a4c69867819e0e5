import { randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FileError } from '../../../../src/main/cache/files/errors.ts'
import type { Session } from '../../../../src/shared/entities.ts'
import { sessionChanges } from '../../../support/desk-changes.ts'
import { type LocalFiles, openLocalFiles } from '../../../support/desk-files.ts'

/** Both files, damaged in every way that a disk has: found out, put aside, and never a reason not to start. */

const ME = randomUUID()
const AT = '2026-01-01T00:00:00.000Z'
const PAGE = 4_096
const FILES = ['cache', 'journal'] as const
const LONG = 'long text '.repeat(200)

let files: LocalFiles
let session: Session
let isOpen: boolean

/** A cache with a conversation of a hundred pages, and a journal with as much to send. */
beforeEach(() => {
  files = openLocalFiles(ME)
  isOpen = true
  const some = sessionChanges(200, { assigneeId: ME })
  session = some.session
  const changes = some.changes.map((change) =>
    change.op === 'put' && change.entity === 'message'
      ? { ...change, value: { ...change.value, body: `${change.value.seq} ${LONG}` } }
      : change,
  )
  files.call('applyPage', { epoch: 'e', to: 1, at: AT, changes, more: false, reset: true, resume: null })
  for (let count = 0; count < 150; count++) write(`${count} ${LONG}`)
  files.call('saveDraft', {
    sessionId: session.id,
    kind: 'note',
    body: 'Half a sentence',
    baseSeq: 1,
    updatedAt: AT,
  })
  for (const file of [files.cache(), files.journal()]) file.truncateLog()
})
afterEach(() => {
  if (isOpen) files.close()
  files.remove()
})

function write(body: string): void {
  const more = { kind: 'reply', replyTo: null, baseSeq: 1, createdAt: AT } as const
  files.call('enqueue', { ...more, ids: [randomUUID()], sessionId: session.id, body })
}

const path = (name: string) => join(files.folder, name)
const kept = () => readdirSync(files.folder).filter((name) => name.includes('.damaged-'))

function close(): void {
  files.close()
  isOpen = false
}

function reopen(): void {
  files.open()
  isOpen = true
}

function overwrite(name: string, from: number, length: number): void {
  const file = openSync(path(name), 'r+')
  writeSync(file, randomBytes(length), 0, length, from)
  closeSync(file)
}

const middle = (name: string) => Math.floor(statSync(path(name)).size / PAGE / 2) * PAGE

const DAMAGES: Record<string, (name: string) => void> = {
  'its header': (name) => overwrite(name, 0, 100),
  'a page in the middle': (name) => overwrite(name, middle(name), PAGE),
  'its second half, cut off': (name) => truncateSync(path(name), middle(name)),
  'everything, cut off': (name) => truncateSync(path(name), 0),
  'a folder in its place': (name) => {
    rmSync(path(name))
    mkdirSync(path(name))
  },
}

/** Reads everything that is there, as a day of work would. */
function readAll(): { sent: number; unsent: number; drafts: number } {
  const opened = files.call('openSession', { sessionId: session.id, limit: 1_000 })
  files.call('search', { section: 'messages', text: 'long', filters: {}, after: null, limit: 20 })
  return {
    sent: opened?.messages.length ?? 0,
    unsent: files.call('countUnsent'),
    drafts: files.journal().all('select * from drafts').length,
  }
}

test.each(FILES.flatMap((file) => Object.keys(DAMAGES).map((damage) => [file, damage] as const)))(
  'a %s that has lost %s is put aside once, and the next start is like any other',
  (file, damage) => {
    close()
    DAMAGES[damage]?.(`${file}.db`)
    reopen()
    const { sent, unsent, drafts } = readAll()
    expect(files.repairs).toEqual([file === 'cache' ? 'cache_rebuilt' : 'journal_salvaged'])
    expect(kept().some((name) => name.startsWith(`${file}.db.damaged-`))).toBe(true)
    // Only what was damaged has lost something.
    if (file === 'cache') expect({ unsent, drafts }).toEqual({ unsent: 150, drafts: 1 })
    else expect(sent).toBe(200)
    if (file === 'journal' && damage === 'a page in the middle') expect(unsent).toBeGreaterThan(140)
    if (file === 'journal' && damage === 'its second half, cut off') expect(unsent).toBeGreaterThan(50)

    write('after it')
    expect(files.call('countUnsent')).toBe(unsent + 1)
    files.reopen()
    expect(files.repairs).toHaveLength(1)
    expect(files.call('countUnsent')).toBe(unsent + 1)
  },
)

test.each(FILES)('a %s that is damaged while it is open is repaired in the middle of the work', (file) => {
  const handle = file === 'cache' ? files.cache() : files.journal()
  // What is in memory would be right still.
  handle.exec('pragma cache_size = 0; pragma shrink_memory')
  const pages = statSync(path(`${file}.db`)).size / PAGE
  overwrite(`${file}.db`, 2 * PAGE, (pages - 2) * PAGE)
  readAll()
  expect(files.repairs).toEqual([file === 'cache' ? 'cache_rebuilt' : 'journal_salvaged'])
  write('after it')
  expect(files.call('countUnsent')).toBeGreaterThan(0)
})

test.each(FILES)('a log of the %s that is damaged gives up what stands before the damage', (file) => {
  // As a power cut leaves them: the log not yet in its file.
  const folder = join(files.folder, 'after the power cut')
  mkdirSync(folder)
  for (let count = 0; count < 20; count++) {
    write(`${count} ${LONG}`)
    const message = { ...sessionChanges(1).changes[2], rev: count + 2 } as never
    files.call('applyPoke', { from: count + 1, to: count + 2, at: AT, changes: [message] })
  }
  for (const name of ['cache.db', 'cache.db-wal', 'journal.db', 'journal.db-wal'])
    copyFileSync(path(name), join(folder, name))
  close()
  for (const name of ['cache.db', 'cache.db-wal', 'journal.db', 'journal.db-wal'])
    copyFileSync(join(folder, name), path(name))
  overwrite(`${file}.db-wal`, Math.floor(statSync(path(`${file}.db-wal`)).size / 2), PAGE)
  reopen()
  const { unsent, drafts } = readAll()
  expect(files.repairs).toEqual([])
  expect(drafts).toBe(1)
  if (file === 'cache') expect(unsent).toBe(170)
  else {
    expect(unsent).toBeGreaterThanOrEqual(150)
    expect(unsent).toBeLessThan(170)
  }
  // The order of writing, without a hole: only the end is missing.
  const held = files.journal().all<{ position: number }>('select position from outbox order by position')
  expect(held.map(({ position }) => position)).toEqual(held.map((_, index) => index + 1))
})

test.each(FILES)('another key puts the %s aside, whole', (file) => {
  close()
  const before = readFileSync(path(`${file}.db`))
  files.open({ key: randomBytes(32) })
  isOpen = true
  expect(files.repairs.sort()).toEqual(['cache_rebuilt', 'journal_salvaged'])
  const name = kept().find((each) => each.startsWith(`${file}.db`)) ?? ''
  expect(readFileSync(path(name)).equals(before)).toBe(true)
})

test.each(FILES)(
  'with no room left for the %s a write leaves nothing behind, and goes on when there is room',
  (file) => {
    const handle = file === 'cache' ? files.cache() : files.journal()
    // No smaller than it is: what comes from now on has no room.
    handle.exec('pragma max_page_count = 1')
    const { session: another, changes } = sessionChanges(300)
    const poke = { from: 1, to: 2, at: AT, changes: changes.map((change) => ({ ...change, rev: 2 })) }
    const fill = () => (file === 'cache' ? files.call('applyPoke', poke) : write(LONG.repeat(50)))
    expect(fill).toThrow(new FileError('full', `${file}.db`))
    expect(files.call('countUnsent')).toBe(150)
    expect(files.call('readPlace').cursor?.rev).toBe(1)
    expect(files.call('openSession', { sessionId: another.id, limit: 9 })).toBeNull()
    expect(files.repairs).toEqual([])

    handle.exec('pragma max_page_count = 1000000')
    fill()
    if (file === 'cache') expect(files.call('readPlace').cursor?.rev).toBe(2)
    else expect(files.call('countUnsent')).toBe(151)
  },
)

// Whoever may do everything is kept out of nothing.
test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be written to is left as it is, and said',
  () => {
    close()
    chmodSync(files.folder, 0o500)
    expect(() => files.open()).toThrow(expect.objectContaining({ kind: 'unwritable' }))
    chmodSync(files.folder, 0o700)
    expect(kept()).toEqual([])
    reopen()
    expect(readAll()).toEqual({ sent: 200, unsent: 150, drafts: 1 })
  },
)

test('what is no database at all is put aside', () => {
  close()
  writeFileSync(path('cache.db'), 'not a database')
  reopen()
  expect(files.repairs).toEqual(['cache_rebuilt'])
})
