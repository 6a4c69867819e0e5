import { readFile, stat } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { dirname, join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as samples from '../../support/samples.ts'
import { call } from './client.ts'
import { type FilesHouse, openFilesHouse } from './files-house.ts'

const MB = 1024 * 1024

let house: FilesHouse

beforeAll(async () => {
  house = await openFilesHouse()
})

afterAll(() => house?.close())

const upload = (file: Buffer, more?: Record<string, string>) =>
  house.upload(house.customer.token, house.customer.sessionId, file, more)

const textOf = (size: number, letter = 'a') => Buffer.alloc(size, letter)

describe('an upload', () => {
  it('answers what the server has found in the bytes', async () => {
    const { status, body } = await upload(await samples.photo(), { name: '../holiday.JPG' })
    expect([status, body]).toEqual([
      201,
      {
        state: 'uploaded',
        sessionId: house.customer.sessionId,
        kind: 'image',
        attachment: {
          ...{
            id: expect.any(String),
            name: 'holiday.JPG',
            mimeType: 'image/jpeg',
            size: expect.any(Number),
          },
          ...{ durationSeconds: null, waveform: null, width: 600, height: 800 },
          ...{ hasThumbnail: true, removedAt: null },
        },
      },
    ])
  })

  it('keeps what is said of a recording, and refuses one that is too long', async () => {
    const more = { durationSeconds: '2.5', waveform: '0080ff' }
    const { body } = await upload(samples.WEBM_AUDIO, more)
    expect(body).toMatchObject({
      kind: 'audio',
      attachment: { mimeType: 'audio/webm', durationSeconds: 2.5, waveform: [0, 0.502, 1] },
    })
    const long = await upload(samples.WEBM_AUDIO, { durationSeconds: '601' })
    expect(long).toMatchObject({ status: 400, body: { code: 'INVALID', field: 'durationSeconds' } })
    expect((await upload(samples.TEXT, more)).body.attachment).toMatchObject({
      durationSeconds: null,
      waveform: null,
    })
  })

  it('lies sealed under the one pattern of paths, for the server alone', async () => {
    const words = 'Nobody else may read these words.'
    const { body } = await upload(Buffer.from(words))
    const row = (await house.files()).find(({ id }) => id === body.attachment.id)
    const path = `${house.world.workspaceId}/${row?.hash?.slice(0, 2)}/${row?.hash}`
    expect(await house.stored()).toContain(path)
    const file = join(house.world.config.dataDir, 'files', path)
    expect((await readFile(file)).includes('Nobody')).toBe(false)
    expect([(await stat(file)).mode & 0o777, (await stat(dirname(file))).mode & 0o777]).toEqual([
      0o600, 0o700,
    ])
  })

  it('that comes twice is answered with the first result, also ten times at once', async () => {
    const id = uuidv7()
    const before = (await house.files()).length
    const many = await Promise.all(
      Array.from({ length: 10 }, () => upload(textOf(99, 'q'), { id, name: 'a.txt' })),
    )
    expect(many.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(new Set(many.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await house.files()).toHaveLength(before + 1)
    const others = [
      await upload(textOf(98, 'q'), { id }),
      await house.upload(house.stranger.token, house.stranger.sessionId, textOf(99, 'q'), { id }),
      await house.upload(house.staff.nora, house.customer.sessionId, textOf(99, 'q'), { id }),
    ]
    expect(others.map(({ body }) => body.code)).toEqual(['ID_REUSED', 'ID_REUSED', 'ID_REUSED'])
  })

  it('of the same content is stored once', async () => {
    const stored = (await house.stored()).length
    const blobs = (await house.blobs()).length
    const content = textOf(5_000, 'd')
    await Promise.all([upload(content), upload(content, { name: 'other' }), upload(content)])
    await house.upload(house.stranger.token, house.stranger.sessionId, content)
    expect((await house.stored()).length).toBe(stored + 1)
    expect((await house.blobs()).length).toBe(blobs + 1)
  })

  it('is for whoever may write in the chat', async () => {
    const { sessionId } = house.customer
    const attempts = await Promise.all([
      house.upload(house.stranger.token, sessionId, samples.TEXT),
      house.upload(house.staff.omar, sessionId, samples.TEXT),
      house.upload(house.staff.jonas, sessionId, samples.TEXT),
      call(house.server.url, 'POST', `/v1/files?id=${uuidv7()}&sessionId=${sessionId}&name=a`, {
        file: samples.TEXT,
      }),
    ])
    expect(attempts.map(({ status }) => status)).toEqual([404, 404, 201, 401])
  })

  it('to a closed chat is refused', async () => {
    const guest = await house.world.addCustomer()
    const sessionId = await house.world.startSession(guest, house.world.teams.bookings)
    await house.world.run(house.world.staff.nora, 'session.claim', { sessionId })
    await house.world.run(house.world.staff.nora, 'session.status', { sessionId, to: 'ended' })
    const reply = await house.upload(house.staff.nora, sessionId, samples.TEXT)
    expect([reply.status, reply.body.code]).toEqual([409, 'READ_ONLY'])
  })

  it.each<[string, Buffer]>([
    ['a page', samples.HTML],
    ['a drawing with a script', samples.SVG],
    ['XML', samples.XML],
    ['a script', samples.SCRIPT],
    ['a program', samples.WINDOWS_PROGRAM],
    ['a script with the head of a picture', samples.GIF_HEADED_SCRIPT],
    ['nothing', Buffer.alloc(0)],
  ])('of %s is refused whatever its name says, and leaves nothing', async (_what, file) => {
    const before = [await house.stored(), (await house.files()).length]
    const reply = await upload(file, { name: 'picture.png' })
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID'])
    expect([await house.stored(), (await house.files()).length]).toEqual(before)
    expect(await house.incoming()).toEqual([])
  })

  it('of a picture that says it is enormous is refused before it is decoded', async () => {
    const reply = await upload(await samples.pngThatClaims(60_000, 60_000))
    expect(reply).toMatchObject({ status: 400, body: { message: 'The picture has too many pixels.' } })
  })

  it('of an archive is not unpacked', async () => {
    const bomb = samples.zip('[Content_Types].xml', Buffer.alloc(64 * MB))
    expect(bomb.length).toBeLessThan(MB)
    const { status, body } = await upload(bomb, { name: 'bomb.docx' })
    expect([status, body.attachment?.size]).toEqual([201, bomb.length])
  })

  it('that is not said to be bytes is not taken', async () => {
    const query = new URLSearchParams({ id: uuidv7(), sessionId: house.customer.sessionId, name: 'a' })
    const reply = await call(house.server.url, 'POST', `/v1/files?${query}`, {
      ...{ token: house.customer.token, body: '{}' },
    })
    expect(reply.body.code).toBe('INVALID')
  })
})

describe('a size', () => {
  it('of 10 MB is taken', async () => {
    const content = textOf(10 * MB, 'm')
    const { status, body } = await upload(content)
    expect([status, body.attachment.size]).toEqual([201, 10 * MB])
  })

  it('of one byte more is refused, and so is one that is only announced', async () => {
    const over = await upload(textOf(10 * MB + 1))
    expect(over).toMatchObject({ status: 413, body: { code: 'TOO_LARGE', details: { maxBytes: 10 * MB } } })
    expect(await house.incoming()).toEqual([])
  })

  it('is refused at once, before the body has come', async () => {
    const announced = open({ 'content-length': String(11 * MB) })
    announced.request.flushHeaders()
    expect(await announced.status).toBe(413)
    announced.request.destroy()
  })

  it('that is not announced is refused at the byte that is too many', async () => {
    const endless = open({ 'transfer-encoding': 'chunked' })
    const pump = () => {
      while (!endless.request.destroyed && endless.request.write(textOf(64 * 1024))) {
        // Until the line is full.
      }
    }
    endless.request.on('drain', pump)
    pump()
    expect(await endless.status).toBe(413)
    endless.request.destroy()
    await expect.poll(house.incoming).toEqual([])
  })

  it.each([10, 50, 99])('that is cut off at %i % leaves nothing, and can be sent anew', async (percent) => {
    const id = uuidv7()
    const content = textOf(2 * MB, String(percent).charAt(0))
    const before = [(await house.stored()).length, (await house.files()).length]
    const cut = open({ 'content-length': String(content.length) }, id)
    const sent = Math.floor((content.length * percent) / 100)
    cut.request.write(content.subarray(0, sent))
    const received = async () => {
      const [name] = await house.incoming()
      return name === undefined
        ? 0
        : (await stat(join(house.world.config.dataDir, 'files/incoming', name))).size
    }
    await expect.poll(received, { timeout: 10_000 }).toBeGreaterThan(sent - 128 * 1024)
    cut.request.destroy()
    await expect.poll(house.incoming).toEqual([])
    expect([(await house.stored()).length, (await house.files()).length]).toEqual(before)
    expect((await upload(content, { id })).status).toBe(201)
  })

  it('that is announced too small is cut to what was announced', async () => {
    const lying = open({ 'content-length': '5' })
    lying.request.on('error', () => {})
    lying.request.socket?.setNoDelay()
    lying.request.end('12345')
    expect(await lying.status).toBe(201)
  })

  function open(headers: Record<string, string>, id = uuidv7()) {
    const { sessionId, token } = house.customer
    const query = new URLSearchParams({ id, sessionId, name: 'a.txt' })
    const request = httpRequest(`${house.server.url}/v1/files?${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
    })
    const status = new Promise<number | undefined>((resolve) => {
      request.on('response', (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.on('error', () => {})
    })
    return { request, status }
  }
})

describe('a quota', () => {
  let small: FilesHouse

  beforeAll(async () => {
    small = await openFilesHouse({ PARLEY_FILE_QUOTA_MB: '3', PARLEY_FILE_DAILY_MB: '2' })
  })

  afterAll(() => small?.close())

  it('ends what one member brings in a day, and what a workspace holds', async () => {
    const { customer, stranger, staff } = small
    const send = (token: string, sessionId: string, letter: string, size = MB) =>
      small.upload(token, sessionId, textOf(size, letter))
    const mine = []
    for (const letter of ['a', 'b', 'c']) mine.push(await send(customer.token, customer.sessionId, letter))
    expect(mine.map(({ status }) => status)).toEqual([201, 201, 429])
    expect(mine[2]?.body).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) })

    // Two at once for the room that is left for one.
    const both = await Promise.all([
      send(stranger.token, stranger.sessionId, 'd', MB - 100),
      send(staff.nora, customer.sessionId, 'e', MB - 100),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 413])
    expect(await small.blobs()).toHaveLength(3)
  })
})
