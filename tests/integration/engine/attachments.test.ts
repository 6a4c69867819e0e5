import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { dialSocketIo } from '../../../src/main/connection/index.ts'
import type { Message } from '../../../src/shared/entities.ts'
import type { Id } from '../../../src/shared/ids.ts'
import { type CuttingProxy, openCuttingProxy } from '../../support/cutting-proxy.ts'
import { createDesk, eventually, type TestDesk } from '../../support/desk-engine.ts'
import { workUntilKilled } from '../../support/desk-process.ts'
import { asStaff, beginChat } from '../../support/people.ts'
import type { ReadingEngine } from '../../support/reading-engine.ts'
import { png } from '../../support/samples.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** A desk's files and the real server, with a line between them that can be cut. */

const MB = 1024 * 1024

let server: TestServer
let proxy: CuttingProxy
let desk: TestDesk
let engine: ReadingEngine
let token: string
let chat: Id
let folder: string
let file: string
/** Where the agent says that files should be saved, and the name that was suggested. */
let target: string
let suggested: string

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo', env: { PARLEY_FILE_MAX_MB: '20' } })
  folder = mkdtempSync(join(tmpdir(), 'parley-files-'))
}, 60_000)

beforeEach(async () => {
  proxy = await openCuttingProxy(server.url)
  const { accessToken, me } = await asStaff(server.url, 'mara')
  token = accessToken
  desk = createDesk(me.user.name, me.user.id)
  await openDesk()
  chat = (await beginChat(server.url)).id
  await eventually(() => expect(desk.screen().rows).toHaveProperty(chat), 10_000)
  await engine.handlers['command.run']({ command: { name: 'session.claim', input: { sessionId: chat } } })
  file = join(folder, `${v7()}.png`)
  target = join(folder, `${v7()}.saved`)
})

afterEach(async () => {
  await desk.remove()
  await proxy.close()
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

async function openDesk(): Promise<void> {
  engine = await desk.open(dialSocketIo, {
    serverUrl: proxy.url,
    accessToken: async () => token,
    dialogs: {
      choose: async () => [file],
      async chooseTarget(name) {
        suggested = name
        return target
      },
    },
  })
  await eventually(() => expect(desk.screen().sync.completeTo).not.toBeNull(), 20_000)
}

async function writePicture(size: number): Promise<Buffer> {
  const picture = await png(20, 20)
  const bytes = Buffer.concat([picture, randomBytes(size - picture.length)])
  writeFileSync(file, bytes)
  return bytes
}

async function sendFile(): Promise<void> {
  const { refused } = await engine.handlers['draft.attachFiles']({ sessionId: chat, kind: 'reply' })
  expect(refused).toEqual([])
  const message = { sessionId: chat, kind: 'reply', body: '', replyTo: null, baseSeq: 2 } as const
  await engine.handlers['message.send'](message)
}

const allSent = () => eventually(async () => expect(await engine.unsent()).toBe(0), 60_000)

async function filesSent(): Promise<Message[]> {
  const { messages } = await engine.handlers['session.open']({ sessionId: chat })
  return messages.filter(({ attachment }) => attachment !== null)
}

/** What the server holds of uploads that are under way. */
function unfinished(): string[] {
  const entries = readdirSync(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /uploads|incoming/.test(entry.parentPath))
    .map(({ name }) => name)
}

/** Sent once, whole, and nothing besides. */
async function expectArrived(bytes: Buffer): Promise<void> {
  const [message, ...others] = await filesSent()
  expect(others).toEqual([])
  expect(message).toMatchObject({ type: 'image', attachment: { size: bytes.length, mimeType: 'image/png' } })
  const wanted = { sessionId: chat, messageId: message?.id ?? '' }
  expect(await engine.handlers['attachment.save'](wanted)).toEqual({ saved: true })
  expect(readFileSync(target).equals(bytes)).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(unfinished()).toEqual([])
}

test('a file whose line is cut at 10, 50 and 99 % arrives once and whole', async () => {
  const bytes = await writePicture(6 * MB)
  proxy.cutAt([0.1, 0.5, 0.99].map((part) => Math.floor(part * bytes.length)))
  const before = proxy.sent()
  await sendFile()
  await allSent()
  await expectArrived(bytes)
  // Begun anew after each cut, it would have been more than twice as much.
  expect(proxy.sent() - before).toBeLessThan(1.3 * bytes.length)
}, 90_000)

test('a desk that is killed in the middle of an upload goes on with it', async () => {
  const bytes = await writePicture(6 * MB)
  await desk.close()
  const work = { sessionId: chat, bodies: ['with a file'], paths: [file], token, serverUrl: server.url }
  const { signal } = await workUntilKilled(desk.workOf(work), 'piece-sent:3')
  expect(signal).toBe('SIGKILL')
  const before = proxy.sent()
  await openDesk()
  await engine.handlers['session.open']({ sessionId: chat })
  await allSent()
  await expectArrived(bytes)
  expect(proxy.sent() - before).toBeLessThan(0.7 * bytes.length)
}, 60_000)

test('a server that dies in the middle of an upload takes the rest when it is back', async () => {
  const bytes = await writePicture(6 * MB)
  const died = new Promise<void>((resolve) => {
    proxy.cutAt([bytes.length / 2], () => void server.kill().then(resolve))
  })
  await sendFile()
  await died
  await server.restart()
  engine.kick('network')
  await allSent()
  const [message] = await filesSent()
  const wanted = { sessionId: chat, messageId: message?.id ?? '' }
  await engine.handlers['attachment.save'](wanted)
  expect(readFileSync(target).equals(bytes)).toBe(true)
}, 90_000)

test('a picture that came is shown from its bytes, and saved under a name without tricks', async () => {
  const bytes = await png(600, 400)
  file = join(folder, '..evil\u202egnp.png')
  writeFileSync(file, bytes)
  await sendFile()
  await allSent()
  const [message] = await filesSent()
  const wanted = { sessionId: chat, messageId: message?.id ?? '' }
  const small = await engine.handlers['attachment.view']({ ...wanted, thumbnail: true })
  expect([small.mimeType, Buffer.from(small.bytes).toString('latin1', 8, 12)]).toEqual(['image/webp', 'WEBP'])
  const shown = await engine.handlers['attachment.view']({ ...wanted, thumbnail: false })
  expect([shown.mimeType, Buffer.from(shown.bytes).equals(bytes)]).toEqual(['image/png', true])
  await engine.handlers['attachment.save'](wanted)
  expect(suggested).toBe('evilgnp.png')
  await expect(
    engine.handlers['attachment.view']({ sessionId: v7(), messageId: wanted.messageId, thumbnail: true }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
}, 30_000)

test('a type that the server does not take makes the message fail with its reason', async () => {
  file = join(folder, 'page.html')
  writeFileSync(file, '<script>alert(1)</script>')
  await sendFile()
  await eventually(async () => {
    const { pending } = await engine.handlers['session.open']({ sessionId: chat })
    expect(pending).toMatchObject([
      { state: 'failed', error: { code: 'INVALID' }, file: { name: 'page.html' } },
    ])
  }, 10_000)
  expect(unfinished()).toEqual([])
}, 30_000)
