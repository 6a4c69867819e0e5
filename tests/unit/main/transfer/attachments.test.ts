import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EngineOptions } from '../../../../src/main/engine/index.ts'
import type { Session } from '../../../../src/shared/entities.ts'
import { ParleyError } from '../../../../src/shared/errors.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import { type DraftKind, FILE_PIECE, MAX_DRAFT_FILES } from '../../../../src/shared/ipc.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { journalOf } from '../../../support/desk-files.ts'
import { workUntilKilled } from '../../../support/desk-process.ts'
import { FakeFiles } from '../../../support/fake-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

// Real files, synced to the disk piece by piece.
vi.setConfig({ testTimeout: 20_000 })

const MB = 1024 * 1024
const never = new Promise<void>(() => undefined)

let desk: TestDesk
let server: FakeServer
let files: FakeFiles
let session: Session
let engine: ReadingEngine

beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  files = new FakeFiles()
  session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  server.write(session.id, 'Hello?')
  await openDesk()
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
  await engine.handlers['session.open']({ sessionId: session.id })
})
afterEach(() => {
  vi.restoreAllMocks()
  return desk.remove()
})

async function openDesk(more: Partial<EngineOptions> = {}): Promise<void> {
  engine = await desk.open(server.dialAs(desk.me.id), { api: files.api, ...more })
}

async function reopenDesk(): Promise<void> {
  await desk.close()
  await openDesk()
  await engine.handlers['session.open']({ sessionId: session.id })
}

async function attach(bytes: Buffer, name = 'plan.png', kind: DraftKind = 'reply'): Promise<Id> {
  const target = { sessionId: session.id, kind }
  const { id } = await engine.handlers['draft.attach']({ ...target, name, size: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += FILE_PIECE) {
    const piece = new Uint8Array(bytes.subarray(offset, offset + FILE_PIECE))
    await engine.handlers['draft.attachPiece']({ id, offset, bytes: piece })
  }
  return id
}

const send = (body = '', kind: DraftKind = 'reply') =>
  engine.handlers['message.send']({ sessionId: session.id, kind, body, replyTo: null, baseSeq: 1 })
const opened = () => engine.handlers['session.open']({ sessionId: session.id })
const attached = () => desk.screen().draftFiles[session.id] ?? []
const pending = () => desk.screen().pending[session.id] ?? []
const sent = () =>
  server.commands.flatMap((command) => (command.name === 'message.send' ? [command.input] : []))
const allSent = () => eventually(async () => expect(await engine.unsent()).toBe(0))

/** What the journal of the closed desk still holds of files. */
async function heldBytes(): Promise<number> {
  await desk.close()
  return journalOf(
    desk,
    (journal) =>
      journal.get<{ count: number }>(
        'select (select count(*) from attachments) + (select count(*) from attachment_pieces) as count',
      )?.count ?? 0,
  )
}

test('a file comes in piece by piece, is part of the draft with its last one, and survives a restart', async () => {
  const bytes = randomBytes(2.5 * FILE_PIECE)
  const id = await attach(bytes)
  expect(attached()).toEqual([{ id, kind: 'reply', name: 'plan.png', size: bytes.length }])
  await reopenDesk()
  const { draftFiles, row } = await opened()
  expect([draftFiles, row.hasDraft]).toEqual([attached(), true])
  const read: Uint8Array[] = []
  for (let offset = 0; offset < bytes.length; offset += FILE_PIECE) {
    read.push((await engine.handlers['attachment.read']({ id, offset })).bytes)
  }
  expect(Buffer.concat(read).equals(bytes)).toBe(true)
})

test('a file whose last piece never came is nobody’s, and gone at the next start', async () => {
  const target = { sessionId: session.id, kind: 'reply', name: 'half.png', size: 2 * FILE_PIECE } as const
  const { id } = await engine.handlers['draft.attach'](target)
  const bytes = new Uint8Array(FILE_PIECE)
  await engine.handlers['draft.attachPiece']({ id, offset: 0, bytes })
  expect((await opened()).draftFiles).toEqual([])
  await expect(engine.handlers['attachment.read']({ id, offset: 0 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const wrong = [
    { id, offset: 0, bytes },
    { id, offset: FILE_PIECE, bytes: bytes.subarray(1) },
    { id, offset: 2 * FILE_PIECE, bytes },
  ]
  for (const piece of wrong) {
    await expect(engine.handlers['draft.attachPiece'](piece)).rejects.toMatchObject({ code: 'CONFLICT' })
  }
  await reopenDesk()
  expect(await heldBytes()).toBe(0)
})

test('a draft takes ten files, and a computer only so many bytes', async () => {
  for (let count = 0; count < MAX_DRAFT_FILES; count++) await attach(randomBytes(10), `${count}.png`)
  await expect(attach(randomBytes(10))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(
    engine.handlers['draft.attach']({ sessionId: session.id, kind: 'note', name: 'a', size: 300 * MB }),
  ).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(attached()).toHaveLength(MAX_DRAFT_FILES)
})

test('a file that is taken out of its draft leaves no byte', async () => {
  const id = await attach(randomBytes(FILE_PIECE + 1))
  await engine.handlers['draft.detach']({ id })
  expect([attached(), desk.screen().rows[session.id]?.hasDraft]).toEqual([[], false])
  expect(await heldBytes()).toBe(0)
  expect(statSync(join(desk.folder, 'journal.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})

test('main reads the files that the agent chooses, and names those it cannot read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-choice-'))
  const paths = ['good.png', 'empty.png', 'missing.png'].map((name) => join(folder, name))
  const bytes = randomBytes(FILE_PIECE + 7)
  writeFileSync(paths[0] ?? '', bytes)
  writeFileSync(paths[1] ?? '', '')
  await desk.close()
  await openDesk({ dialogs: { choose: async () => paths, chooseTarget: async () => null } })
  await opened()
  const target = { sessionId: session.id, kind: 'note' } as const
  const { refused } = await engine.handlers['draft.attachFiles'](target)
  expect(refused.map(({ name, error }) => [name, error.code])).toEqual([
    ['empty.png', 'INVALID'],
    ['missing.png', 'INVALID'],
  ])
  expect(attached()).toMatchObject([{ kind: 'note', name: 'good.png', size: bytes.length }])
  expect(JSON.stringify([refused, desk.patches, desk.logged])).not.toContain(folder)
  rmSync(folder, { recursive: true })
})

test('the text goes first, then each file as a message of its own, and nothing stays behind', async () => {
  const [plan, photo] = [randomBytes(3 * MB + 5), randomBytes(100)]
  await attach(plan, 'plan.png')
  await attach(photo, 'photo.png')
  await attach(randomBytes(50), 'for colleagues.png', 'note')
  await send('Two files for you')
  expect(attached().map(({ name }) => name)).toEqual(['for colleagues.png'])
  expect(pending().map(({ type, file }) => [type, file?.name])).toEqual([
    ['text', undefined],
    ['file', 'plan.png'],
    ['file', 'photo.png'],
  ])
  await allSent()
  expect(sent().map((input) => [input.type, input.body, 'attachmentId' in input])).toEqual([
    ['text', 'Two files for you', false],
    ['image', '', true],
    ['image', '', true],
  ])
  expect([...files.held.values()].map(({ bytes }) => bytes)).toEqual([plan, photo])
  expect(files.received).toBe(plan.length + photo.length)
  await engine.handlers['draft.detach']({ id: attached()[0]?.id ?? '' })
  expect(await heldBytes()).toBe(0)
})

test('a note carries a file as a note', async () => {
  await attach(randomBytes(10), 'secret.png', 'note')
  await send('', 'note')
  await allSent()
  expect(sent()).toMatchObject([{ type: 'note', body: '', attachmentId: expect.any(String) }])
})

test('an upload that is cut goes on where it was, and tells how far it is', async () => {
  const bytes = randomBytes(3 * MB)
  let cuts = 2
  files.arriving = (count) => (cuts-- > 0 ? Math.floor(count / 3) : count)
  await attach(bytes)
  await send()
  await allSent()
  expect(files.received).toBe(bytes.length)
  expect([...files.held.values()][0]?.bytes.equals(bytes)).toBe(true)
  const progress = desk.patches.flatMap((patch) =>
    patch.kind === 'pending' ? patch.pending.flatMap(({ file }) => file?.sent ?? []) : [],
  )
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  expect(new Set(progress).size).toBeGreaterThan(3)
})

test('a restart in the middle of an upload costs nothing that had arrived', async () => {
  const bytes = randomBytes(3 * MB)
  await attach(bytes)
  files.gate = (append) => (append === 2 ? never : Promise.resolve())
  await send()
  await eventually(() => expect([files.appends, files.received]).toEqual([2, MB]))
  await desk.close()
  await openDesk()
  await allSent()
  expect([files.received, files.begun]).toEqual([bytes.length, 2])
})

test('a file that the server refuses fails with its reason, keeps its bytes, and can be edited or tried again', async () => {
  files.refuse = ({ route }) =>
    route === 'uploadFile' ? new ParleyError('TOO_LARGE', 'The file is too large.') : null
  const bytes = randomBytes(100)
  const id = await attach(bytes)
  const { id: messageId } = await send()
  await eventually(() =>
    expect(pending()[0]).toMatchObject({ state: 'failed', error: { code: 'TOO_LARGE' } }),
  )
  await engine.handlers['message.decide']({ id: messageId, decision: 'edit' })
  expect([pending(), attached().map((file) => file.id)]).toEqual([[], [id]])

  const again = await send()
  await eventually(() => expect(pending()[0]?.state).toBe('failed'))
  files.refuse = () => null
  await engine.handlers['message.decide']({ id: again.id, decision: 'send' })
  await allSent()
  expect([...files.held.values()][0]?.bytes.equals(bytes)).toBe(true)
})

test('a message whose file is still going up can be taken back: the server forgets it', async () => {
  files.gate = () => never
  await attach(randomBytes(100))
  const { id } = await send()
  await eventually(() => expect(files.begun).toBe(1))
  await expect(engine.handlers['message.decide']({ id, decision: 'send' })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  await engine.handlers['message.decide']({ id, decision: 'discard' })
  await eventually(() => expect(files.abandoned).toHaveLength(1))
  expect([pending(), files.held.size, sent()]).toEqual([[], 0, []])
  expect(await heldBytes()).toBe(0)
})

test('other chats do not wait for a file, its own does', async () => {
  let open: () => void = () => undefined
  const opening = new Promise<void>((resolve) => (open = resolve))
  files.gate = () => opening
  const other = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  await attach(randomBytes(100))
  await send()
  await send('after the file')
  await engine.handlers['message.send']({
    ...{ sessionId: other.id, kind: 'reply', body: 'elsewhere', replyTo: null, baseSeq: 0 },
  })
  await eventually(() => expect(sent().map(({ body }) => body)).toEqual(['elsewhere']))
  open()
  await allSent()
  expect(sent().map(({ type, body }) => `${type} ${body}`)).toEqual([
    'text elsewhere',
    'image ',
    'text after the file',
  ])
})

test('a file that the server has thrown away meanwhile goes up again', async () => {
  let refusals = 1
  server.refuse = ({ name, input }) =>
    name === 'message.send' && 'attachmentId' in input && refusals-- > 0
      ? new ParleyError('INVALID', 'This file is not there any more.', { field: 'attachmentId' })
      : null
  await attach(randomBytes(100))
  await send()
  await allSent()
  expect([files.begun, sent().length]).toEqual([2, 2])
})

test('what goes into the outbox goes with its files, also when the desk is killed at that moment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-choice-'))
  const path = join(folder, 'plan.png')
  const bytes = randomBytes(3 * FILE_PIECE + 1)
  writeFileSync(path, bytes)
  await desk.close()
  const work = desk.workOf({ sessionId: session.id, bodies: ['with a plan'], paths: [path] })
  expect((await workUntilKilled(work, 'outbox-committed:1')).signal).toBe('SIGKILL')
  rmSync(folder, { recursive: true })
  await openDesk()
  await opened()
  await allSent()
  expect(attached()).toEqual([])
  expect(sent().map(({ type, body }) => `${type} ${body}`)).toEqual(['text with a plan', 'image '])
  expect([...files.held.values()][0]?.bytes.equals(bytes)).toBe(true)
})

test('nothing is sent when there is nothing to send', async () => {
  await expect(send('  ')).rejects.toMatchObject({ code: 'INVALID' })
  expect(pending()).toEqual([])
})

test('a damaged journal gives back the files that can be read, and a file that lost a part says so', async () => {
  const whole = randomBytes(2 * FILE_PIECE)
  const id = await attach(whole, 'whole.png')
  const torn = await attach(randomBytes(8 * FILE_PIECE), 'torn.png')
  await desk.close()
  const path = join(desk.folder, 'journal.db')
  const bytes = readFileSync(path)
  const middleOfTorn = Math.floor((bytes.length - 4 * FILE_PIECE) / 4_096) * 4_096
  writeFileSync(path, bytes.fill(9, middleOfTorn, middleOfTorn + 4_096))
  await openDesk()
  const { draftFiles } = await opened()
  expect(draftFiles.map((file) => file.id)).toEqual([id, torn])
  await send()
  // After a repair everything is told anew, and opened anew.
  await eventually(async () =>
    expect((await opened()).pending).toMatchObject([
      { file: { name: 'torn.png' }, state: 'failed', error: { code: 'INVALID' } },
    ]),
  )
  expect(desk.screen().notices).toMatchObject([{ kind: 'journal_salvaged' }])
  expect([...files.held.values()][0]?.bytes.equals(whole)).toBe(true)
  expect(sent()).toHaveLength(1)
})

test('a text and its files are held, and taken back, as a whole; nothing of them goes up before', async () => {
  await engine.handlers['outbox.configure']({ undoSeconds: 10 })
  const files = [await attach(randomBytes(10), 'one.png'), await attach(randomBytes(10), 'two.png')]
  await send('look')
  expect(pending().map(({ state }) => state)).toEqual(['held', 'held', 'held'])
  const leaving = new Set(pending().map(({ leavesAt }) => leavesAt))
  expect([leaving.size, leaving.has(null)]).toEqual([1, false])
  const [, file] = pending()
  await engine.handlers['message.decide']({ id: file?.id ?? '', decision: 'edit' })
  expect([pending(), await engine.unsent(), sent()]).toEqual([[], 0, []])
  const { drafts, draftFiles } = await opened()
  expect(drafts).toMatchObject([{ body: 'look' }])
  expect(draftFiles.map(({ id }) => id)).toEqual(files)

  await send('look')
  const [text] = pending()
  await engine.handlers['message.decide']({ id: text?.id ?? '', decision: 'send' })
  await allSent()
  expect(sent().map(({ body, type }) => [body, type])).toEqual([
    ['look', 'text'],
    ['', 'image'],
    ['', 'image'],
  ])
})

test('held files leave with their text, when its time is over', async () => {
  await engine.handlers['outbox.configure']({ undoSeconds: 1 })
  await attach(randomBytes(10))
  await send('look')
  await allSent()
  expect(sent()).toHaveLength(2)
})

test('one decision about all old messages drops what they carry', async () => {
  await desk.close()
  engine = await desk.open(() => ({ send: () => undefined, close: () => undefined }), { api: files.api })
  await attach(randomBytes(10))
  await send('old')
  await desk.close()
  journalOf(desk, (journal) => journal.run("update outbox set state = 'confirm'"))
  await openDesk()
  expect(await engine.handlers['outbox.decideAll']({ decision: 'discard' })).toEqual({ count: 2 })
  expect(await heldBytes()).toBe(0)
  expect(sent()).toEqual([])
})

test('an upload that is cut after an outage leaves the question about its message standing', async () => {
  let cut: () => void = () => undefined
  const cutting = new Promise<void>((resolve) => (cut = resolve))
  files.gate = () => cutting
  files.arriving = () => 0
  await attach(randomBytes(100))
  await send()
  await eventually(() => expect(files.appends).toBe(1))
  // A quarter of an hour without a line, while that upload has not found out.
  vi.spyOn(server, 'now').mockReturnValue(new Date(Date.now() + 20 * 60_000).toISOString())
  server.cutLines()
  await eventually(() => expect(pending()).toMatchObject([{ state: 'confirm' }]))
  cut()
  await eventually(() => expect(pending()).toMatchObject([{ error: { code: 'OFFLINE' } }]))
  expect([pending()[0]?.state, desk.screen().sync.toConfirm, sent()]).toEqual(['confirm', 1, []])
})
