import { createHash, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { sweepFiles } from '../../../src/server/domain/files/index.ts'
import { createFileStore } from '../../../src/server/files/index.ts'
import { startServer } from '../../../src/server/server.ts'
import * as samples from '../../support/samples.ts'
import { call, type Reply } from './client.ts'
import { type FilesHouse, type Guest, openFilesHouse } from './files-house.ts'

const MB = 1024 * 1024
const HOUR_MS = 60 * 60_000
const KEY = 'Zm9yIHRlc3RzIG9ubHkgMTIzNDU2Nzg5MFhZWg'

let house: FilesHouse
let guest: Guest
let url: string

beforeAll(async () => {
  house = await openFilesHouse({ PARLEY_FILE_KEY: KEY })
  guest = house.customer
  url = house.server.url
})

afterAll(() => house?.close())

/** A picture with random bytes behind it: none is like another, and its type is found. */
async function pictureOf(size: number): Promise<Buffer> {
  const picture = await samples.png(20, 20)
  return Buffer.concat([picture, randomBytes(size - picture.length)])
}

function create(file: Buffer, more: Record<string, string> = {}, token = guest.token): Promise<Reply> {
  const { sessionId } = guest
  const query = { id: uuidv7(), sessionId, name: 'a.png', length: String(file.length), ...more }
  return call(url, 'POST', `/v1/files?${new URLSearchParams(query)}`, { token })
}

function append(id: string, offset: number, file: Buffer, token = guest.token): Promise<Reply> {
  return call(url, 'PATCH', `/v1/files/${id}?offset=${offset}`, { token, file })
}

const stateOf = (id: string, token = guest.token) => call(url, 'GET', `/v1/files/${id}`, { token })

/** Sends the bytes from `offset` on, and cuts the line when `count` of them are on it. */
async function cutAfter(id: string, file: Buffer, offset: number, count: number): Promise<void> {
  const request = httpRequest(`${url}/v1/files/${id}?offset=${offset}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${guest.token}`,
      'content-type': 'application/octet-stream',
      'content-length': String(file.length - offset),
    },
  })
  request.on('error', () => undefined)
  request.write(file.subarray(offset, offset + count))
  // All but the chunk that is still being gathered.
  await expect.poll(receiving, { timeout: 20_000 }).toBeGreaterThan(count - 128 * 1024)
  request.destroy()
  await expect.poll(house.incoming, { timeout: 20_000 }).toEqual([])
}

/** Bytes on the disk of what is under way. */
async function receiving(): Promise<number> {
  const [name] = await house.incoming()
  if (name === undefined) return 0
  return (await stat(join(house.world.config.dataDir, 'files/incoming', name))).size
}

const partsStored = async () => (await house.stored()).filter((path) => path.includes('/uploads/'))

async function download(fileId: string): Promise<{ bytes: Buffer; headers: Headers }> {
  const { body } = await house.link(guest.token, fileId)
  const response = await fetch(`${url}${body.url}`)
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers }
}

const sweep = (hours: number) => {
  const { db, config } = house.world
  const store = createFileStore({ dataDir: config.dataDir, key: KEY, s3: null })
  return sweepFiles(db, store, new Date(Date.now() + hours * HOUR_MS))
}

describe('an upload that is cut', () => {
  it.each([10, 50, 99])('at %i % goes on where it was, and leaves nothing behind', async (percent) => {
    const id = uuidv7()
    const file = await pictureOf(3 * MB)
    const sha256 = createHash('sha256').update(file).digest('hex')
    expect((await create(file, { id, sha256 })).body).toMatchObject({ state: 'uploading', offset: 0 })
    await cutAfter(id, file, 0, Math.floor((file.length * percent) / 100))
    const { offset } = (await stateOf(id)).body
    expect(offset).toBeGreaterThan((percent / 100) * file.length - 128 * 1024)
    expect(offset).toBeLessThan(file.length)
    expect((await partsStored()).length).toBe(1)

    const { status, body } = await append(id, offset, file.subarray(offset))
    expect([status, body.state, body.kind, body.attachment.size]).toEqual([200, 'uploaded', 'image', 3 * MB])
    expect((await stateOf(id)).body).toEqual(body)
    const { bytes, headers } = await download(id)
    expect(bytes.equals(file)).toBe(true)
    expect(headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
    expect([await partsStored(), await house.incoming()]).toEqual([[], []])
  })

  it('says where it goes on to whoever sends from elsewhere, and takes the same bytes once', async () => {
    const id = uuidv7()
    const file = await pictureOf(200_000)
    await create(file, { id })
    expect((await append(id, 0, file.subarray(0, 90_000))).body.offset).toBe(90_000)
    const again = await append(id, 0, file.subarray(0, 90_000))
    expect(again).toMatchObject({ status: 409, body: { code: 'CONFLICT', details: { offset: 90_000 } } })
    const both = await Promise.all([
      append(id, 90_000, file.subarray(90_000, 150_000)),
      append(id, 90_000, file.subarray(90_000, 150_000)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await append(id, 150_000, file.subarray(150_000))).body.state).toBe('uploaded')
    expect((await download(id)).bytes.equals(file)).toBe(true)
  })

  it('goes on at another server, which remembers nothing of it', async () => {
    const id = uuidv7()
    const file = await pictureOf(300_000)
    await create(file, { id })
    await append(id, 0, file.subarray(0, 100_000))
    const other = await startServer(house.world.config)
    try {
      const reply = await call(other.url, 'PATCH', `/v1/files/${id}?offset=100000`, {
        ...{ token: guest.token, file: file.subarray(100_000) },
      })
      expect(reply.body.state).toBe('uploaded')
    } finally {
      await other.close()
    }
    expect((await download(id)).bytes.equals(file)).toBe(true)
  })

  it('with its last byte here is finished by asking again', async () => {
    const id = uuidv7()
    const file = await pictureOf(100_000)
    await create(file, { id })
    await append(id, 0, file.subarray(0, 60_000))
    await leaveUnfinished(id, file.subarray(60_000))
    expect((await stateOf(id)).body).toMatchObject({ state: 'uploading', offset: 100_000 })
    // Some clients send no body at all where there is nothing in it.
    const bare = await call(url, 'PATCH', `/v1/files/${id}?offset=100000`, { token: guest.token })
    expect(bare.body.state).toBe('uploaded')
    expect((await download(id)).bytes.equals(file)).toBe(true)
  })
})

/** As a server leaves it that dies between the last byte and the file. */
async function leaveUnfinished(uploadId: string, rest: Buffer): Promise<void> {
  const { db, workspaceId, config } = house.world
  const store = createFileStore({ dataDir: config.dataDir, key: KEY, s3: null })
  const partId = uuidv7()
  async function* bytes(): AsyncGenerator<Buffer> {
    yield rest
  }
  const spooled = await store.receive(workspaceId, bytes(), MB)
  await store.keepPart({ workspaceId, partId }, spooled)
  await store.discard(spooled)
  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    const { received } = await tx
      .selectFrom('uploads')
      .select('received')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow()
    const part = { id: partId, workspace_id: workspaceId, upload_id: uploadId }
    await tx
      .insertInto('upload_parts')
      .values({ ...part, start: received, size: rest.length })
      .execute()
    await tx
      .updateTable('uploads')
      .set({ received: received + rest.length })
      .where('id', '=', uploadId)
      .execute()
  })
}

describe('an upload under way', () => {
  it('is its author’s alone', async () => {
    const id = uuidv7()
    const file = await pictureOf(50_000)
    await create(file, { id })
    for (const token of [house.stranger.token, house.staff.nora, house.staff.mara]) {
      const replies = await Promise.all([
        stateOf(id, token),
        append(id, 0, file, token),
        call(url, 'DELETE', `/v1/files/${id}`, { token }),
      ])
      expect(replies.map(({ status }) => status)).toEqual([404, 404, 404])
    }
    expect((await create(file, { id }, house.staff.nora)).body.code).toBe('ID_REUSED')
    expect((await stateOf(id)).body.offset).toBe(0)
  })

  it('is begun once: the same again says how far it has come, another one is refused', async () => {
    const id = uuidv7()
    const file = await pictureOf(50_000)
    await create(file, { id })
    await append(id, 0, file.subarray(0, 20_000))
    expect((await create(file, { id })).body).toMatchObject({ state: 'uploading', offset: 20_000 })
    expect((await create(file.subarray(1), { id })).body.code).toBe('ID_REUSED')
    expect((await append(id, 20_000, file.subarray(20_000))).body.state).toBe('uploaded')
    expect((await create(file, { id })).body.state).toBe('uploaded')
    const other = { id, sha256: createHash('sha256').update('other').digest('hex') }
    expect((await create(file, other)).body.code).toBe('ID_REUSED')
  })

  it('can be given up: its bytes go at once, and it is as if it had never been', async () => {
    const id = uuidv7()
    const file = await pictureOf(50_000)
    await create(file, { id })
    await append(id, 0, file.subarray(0, 20_000))
    expect(await partsStored()).toHaveLength(1)
    expect((await call(url, 'DELETE', `/v1/files/${id}`, { token: guest.token })).status).toBe(204)
    expect(await partsStored()).toEqual([])
    expect((await stateOf(id)).status).toBe(404)
    expect((await append(id, 20_000, file.subarray(20_000))).status).toBe(404)
  })

  it('is swept when nothing has come for a day, with what lies in the storage', async () => {
    const id = uuidv7()
    const file = await pictureOf(50_000)
    await create(file, { id })
    await append(id, 0, file.subarray(0, 20_000))
    await sweep(23)
    expect((await stateOf(id)).body.offset).toBe(20_000)
    await sweep(25)
    expect([(await stateOf(id)).status, await partsStored()]).toEqual([404, []])
  })

  it('counts with all of its length, and no longer when it is given up', async () => {
    const small = await openFilesHouse({ PARLEY_FILE_DAILY_MB: '2' })
    try {
      const { token, sessionId } = small.customer
      const begin = (id: string) => {
        const query = { id, sessionId, name: 'a', length: String(1.5 * MB) }
        return call(small.server.url, 'POST', `/v1/files?${new URLSearchParams(query)}`, { token })
      }
      const [first, second] = [uuidv7(), uuidv7()]
      expect((await begin(first)).status).toBe(201)
      expect((await begin(second)).body.code).toBe('RATE_LIMITED')
      await call(small.server.url, 'DELETE', `/v1/files/${first}`, { token })
      expect((await begin(second)).status).toBe(201)
      const all = await call(small.server.url, 'PATCH', `/v1/files/${second}?offset=0`, {
        ...{ token, file: Buffer.alloc(1.5 * MB, 'a') },
      })
      expect(all.body.state).toBe('uploaded')
    } finally {
      await small.close()
    }
  })
})

describe('refused', () => {
  it('is a length beyond what is taken, before any byte', async () => {
    const reply = await create(samples.TEXT, { length: String(10 * MB + 1) })
    expect(reply).toMatchObject({ status: 413, body: { code: 'TOO_LARGE', details: { maxBytes: 10 * MB } } })
  })

  it('is a type that is not taken, at its beginning', async () => {
    const id = uuidv7()
    const program = Buffer.concat([samples.WINDOWS_PROGRAM, Buffer.alloc(200_000)])
    await create(program, { id })
    const reply = await append(id, 0, program.subarray(0, 100_000))
    expect([reply.body.code, reply.body.message]).toEqual(['INVALID', 'Files of this type are not taken.'])
    expect([(await stateOf(id)).status, await partsStored()]).toEqual([404, []])
  })

  it('is a type that shows only at the end', async () => {
    const id = uuidv7()
    const file = Buffer.concat([Buffer.alloc(100_000, 'text '), Buffer.from([0, 1, 2, 3])])
    await create(file, { id })
    expect((await append(id, 0, file.subarray(0, 90_000))).status).toBe(200)
    expect((await append(id, 90_000, file.subarray(90_000))).body.code).toBe('INVALID')
    expect([(await stateOf(id)).status, await partsStored()]).toEqual([404, []])
  })

  it('are other bytes than were announced, and more of them', async () => {
    const id = uuidv7()
    const file = await pictureOf(50_000)
    await create(file, { id, sha256: createHash('sha256').update('other').digest('hex') })
    expect((await append(id, 0, Buffer.concat([file, file]))).body.code).toBe('INVALID')
    const reply = await append(id, 0, file)
    expect(reply.body).toMatchObject({ code: 'INVALID', field: 'sha256' })
    expect([await partsStored(), await house.incoming()]).toEqual([[], []])
  })

  it('is text whose cut goes through a letter: never', async () => {
    const id = uuidv7()
    const file = Buffer.from('ä'.repeat(50_000))
    await create(file, { id, name: 'a.txt' })
    expect((await append(id, 0, file.subarray(0, 70_001))).body.offset).toBe(70_001)
    expect((await append(id, 70_001, file.subarray(70_001))).body.attachment.mimeType).toBe('text/plain')
  })
})
