import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { expireFiles, sweepFiles } from '../../../src/server/domain/files/index.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import { createFileStore } from '../../../src/server/files/index.ts'
import * as samples from '../../support/samples.ts'
import { type FilesHouse, type Guest, openFilesHouse } from './files-house.ts'

const HOUR_MS = 60 * 60_000
const KEY = 'Zm9yIHRlc3RzIG9ubHkgMTIzNDU2Nzg5MFhZWg'

let house: FilesHouse
let guest: Guest
let sweep: (hoursFromNow: number) => Promise<void>

beforeAll(async () => {
  house = await openFilesHouse({ PARLEY_FILE_KEY: KEY })
  guest = house.customer
  const { db, config } = house.world
  const store = createFileStore({ dataDir: config.dataDir, key: KEY, s3: null })
  sweep = (hours) => sweepFiles(db, store, new Date(Date.now() + hours * HOUR_MS))
})

afterAll(() => house?.close())

const upload = async (content: string): Promise<string> =>
  (await house.upload(guest.token, guest.sessionId, Buffer.from(content))).body.attachment.id

const rowOf = async (fileId: string) => (await house.files()).find(({ id }) => id === fileId)

async function isStored(hash: string | null | undefined): Promise<boolean> {
  return (await house.stored()).some((path) => path.endsWith(`/${hash}`))
}

it('removes what no message took within a day, with its content, and nothing that one did', async () => {
  const sent = await house.sendFile(guest, 'image', await samples.png(30, 20))
  const unsent = (await house.upload(guest.token, guest.sessionId, await samples.png(31, 20))).body.attachment
    .id
  const [sentRow, unsentRow] = [await rowOf(sent), await rowOf(unsent)]
  expect(await house.stored()).toHaveLength(4)

  await sweep(23)
  expect(await rowOf(unsent)).toBeDefined()
  await sweep(25)
  await sweep(25)
  expect([await rowOf(sent), await rowOf(unsent)]).toEqual([sentRow, undefined])
  expect([await isStored(sentRow?.hash), await isStored(unsentRow?.hash)]).toEqual([true, false])
  // The small picture has gone with it.
  expect(await house.stored()).toHaveLength(2)
})

it('keeps a content as long as one file refers to it', async () => {
  const unsent = await upload('shared')
  const hash = (await rowOf(unsent))?.hash
  const sent = await house.sendFile(guest, 'file', Buffer.from('shared'))
  await sweep(25)
  expect([await rowOf(unsent), await isStored(hash)]).toEqual([undefined, true])
  const message = (await rowOf(sent))?.message_id ?? ''
  const { world } = house
  await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx
      .updateTable('messages')
      .set({ status: 'deleted', deleted_at: new Date() })
      .where('id', '=', message)
      .execute(),
  )
  // Its content was brought within the hour: somebody may be about to refer to it.
  await sweep(0)
  expect([await rowOf(sent), await isStored(hash)]).toEqual([undefined, true])
  await sweep(2)
  expect(await isStored(hash)).toBe(false)
  const again = await upload('shared')
  expect(await isStored((await rowOf(again))?.hash)).toBe(true)
})

it('lets a message take a file at the same moment, or refuses the message: never half of it', async () => {
  const { world } = house
  const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => upload(`race ${index}`)))
  const sendings = ids.map((attachmentId) =>
    world
      .run(guest.identity, 'message.send', {
        ...{ sessionId: guest.sessionId, type: 'file' as const, body: '', attachmentId },
      })
      .then(
        () => 'sent',
        (error: { code: string }) => error.code,
      ),
  )
  const [outcomes] = await Promise.all([Promise.all(sendings), sweep(25), sweep(25)])
  for (const [index, outcome] of outcomes.entries()) {
    const row = await rowOf(ids[index] ?? '')
    expect([outcome, row !== undefined]).toEqual(outcome === 'sent' ? ['sent', true] : ['INVALID', false])
    if (row !== undefined) expect(await isStored(row.hash)).toBe(true)
  }
})

it('removes what an upload of a server that died has left', async () => {
  const path = join(house.world.config.dataDir, 'files/incoming', uuidv7())
  await writeFile(path, 'half a file')
  await sweep(0)
  expect(await house.incoming()).toHaveLength(1)
  const before = new Date(Date.now() - 2 * HOUR_MS)
  await utimes(path, before, before)
  await sweep(0)
  expect(await house.incoming()).toEqual([])
})

it('takes files whose time is up from their messages, recordings earlier, and tells everybody', async () => {
  const { world } = house
  const file = await house.sendFile(guest, 'file', Buffer.from('kept for ten days'))
  const voice = await house.sendFile(guest, 'audio', samples.WAV)
  const { url } = (await house.link(guest.token, voice)).body
  const days = (count: number) => new Date(Date.now() + count * 24 * HOUR_MS)
  const expire = (retentionDays: number, voiceRetentionDays: number, now: Date) =>
    expireFiles(world.db, { retentionDays, voiceRetentionDays }, now)
  const attachments = async () => {
    const range = { sessionId: guest.sessionId, fromSeq: 1, toSeq: 1_000, limit: 200 }
    const { messages } = await readRange(world.db, guest.identity, range)
    return [file, voice].map((id) => messages.find(({ attachment }) => attachment?.id === id)?.attachment)
  }
  const [keptFile, keptVoice] = await attachments()
  await world.number()
  const [page] = await world.pullAll(guest.identity)

  await expire(0, 0, days(10_000))
  await expire(10, 5, days(4))
  expect(await attachments()).toEqual([keptFile, keptVoice])
  await expire(10, 5, days(6))
  await expire(10, 5, days(7))
  const removedAt = days(6).toISOString().slice(0, 10)
  expect(await attachments()).toEqual([
    keptFile,
    { ...keptVoice, removedAt: expect.stringContaining(removedAt) },
  ])
  expect((await house.link(guest.token, voice)).status).toBe(404)
  expect((await fetch(`${house.server.url}${url}`)).status).toBe(404)
  expect((await house.link(guest.token, file)).status).toBe(200)

  await world.number()
  const changed = (await world.pullAll(guest.identity, page)).flatMap(({ changes }) => changes)
  expect(changed).toHaveLength(1)
  expect(changed[0]).toMatchObject({ entity: 'message', value: { attachment: { id: voice } } })

  await expire(10, 0, days(11))
  expect((await attachments()).map((attachment) => attachment?.removedAt === null)).toEqual([false, false])
  const hash = keptFile && (await rowOf(file))?.hash
  expect(hash).toBeNull()
})
