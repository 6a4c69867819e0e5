import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '#shared/entities.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { createLinkTokens } from '../../../src/server/domain/files/link-token.ts'
import { readRange } from '../../../src/server/domain/messages/index.ts'
import * as samples from '../../support/samples.ts'
import { call, introduce } from './client.ts'
import { type FilesHouse, type Guest, openFilesHouse } from './files-house.ts'
import { assignTeam, TOKEN_SECRET } from './world.ts'

let house: FilesHouse
let guest: Guest

beforeAll(async () => {
  house = await openFilesHouse({
    ...{ PARLEY_LIMIT_DOWNLOADS: '100', PARLEY_LIMIT_VOICE: '10' },
    PARLEY_LIMIT_PERCENT_NEW: '100',
  })
  guest = house.customer
})

afterAll(() => house?.close())

const fetchPath = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${house.server.url}${path}`, { headers })

async function linkOf(token: string, fileId: string): Promise<string> {
  return (await house.link(token, fileId)).body.url
}

async function messagesOf({ identity, sessionId }: Guest): Promise<Message[]> {
  const range = { sessionId, fromSeq: 1, toSeq: 1_000, limit: 200 }
  return (await readRange(house.world.db, identity, range)).messages
}

const update = (messageId: string, change: object) =>
  inWorkspace(house.world.db, { workspaceId: house.world.workspaceId, id: null }, (tx) =>
    tx.updateTable('messages').set(change).where('id', '=', messageId).execute(),
  )

describe('a message with a file', () => {
  const send = (who: Guest, input: object) =>
    house.world.run(who.identity, 'message.send', { sessionId: who.sessionId, body: '', ...input })

  const uploaded = async (file: Buffer, who = guest) =>
    (await house.upload(who.token, who.sessionId, file)).body.attachment

  it('carries the facts of it, and may have words', async () => {
    const attachment = await uploaded(await samples.png(40, 30))
    await send(guest, { type: 'image', attachmentId: attachment.id, body: 'Look' })
    const last = (await messagesOf(guest)).at(-1)
    expect(last).toMatchObject({ type: 'image', body: 'Look', attachment })
    expect(attachment).toMatchObject({ width: 40, height: 30 })
  })

  it('is answered the same each time it is sent, and takes the file once', async () => {
    const { id: attachmentId } = await uploaded(samples.PDF)
    const id = uuidv7()
    const input = { sessionId: guest.sessionId, type: 'file' as const, body: '', attachmentId }
    const full = { ...input, replyTo: null, baseSeq: null, force: false }
    const command = { id, name: 'message.send' as const, input: full }
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => house.world.execute(guest.identity, command)),
    )
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(1)
    await expect(send(guest, { type: 'file', attachmentId })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is refused where words, type and file do not fit', async () => {
    const pdf = await uploaded(samples.PDF_WITH_SCRIPT)
    const theirs = await uploaded(samples.TEXT, house.stranger)
    const field = (name: string) => ({ body: { code: 'INVALID', field: name } })
    const attempts: [object, object][] = [
      [{ type: 'image', attachmentId: pdf.id }, field('type')],
      [{ type: 'audio', attachmentId: pdf.id }, field('type')],
      [{ type: 'text', body: 'words', attachmentId: pdf.id }, field('attachmentId')],
      [{ type: 'image' }, field('attachmentId')],
      [{ type: 'file', attachmentId: theirs.id }, field('attachmentId')],
      [{ type: 'file', attachmentId: uuidv7() }, field('attachmentId')],
      [{ type: 'text', body: ' \n' }, field('body')],
    ]
    const before = (await messagesOf(guest)).length
    for (const [input, refusal] of attempts) await expect(send(guest, input)).rejects.toMatchObject(refusal)
    expect(await messagesOf(guest)).toHaveLength(before)
    await send(guest, { type: 'file', attachmentId: pdf.id })
  })

  it('of another chat cannot take it, not even by its uploader', async () => {
    const { body } = await house.upload(house.staff.nora, guest.sessionId, samples.TEXT)
    const note = { type: 'note' as const, body: 'See this', attachmentId: body.attachment.id }
    const { nora } = house.world.staff
    await expect(
      house.world.run(nora, 'message.send', { sessionId: house.stranger.sessionId, ...note }),
    ).rejects.toMatchObject({ body: { field: 'attachmentId' } })
    await house.world.run(nora, 'message.send', { sessionId: guest.sessionId, ...note })
  })

  it('is limited when it is a recording', async () => {
    const { token, id } = await introduce(house.server.url, house.world.slug)
    const identity = { workspaceId: house.world.workspaceId, kind: 'customer' as const, id }
    const sessionId = await house.world.startSession(identity)
    const codes: string[] = []
    for (let count = 0; count < 11; count += 1) {
      const file = Buffer.concat([samples.WEBM_AUDIO, Buffer.from([count])])
      const { body } = await house.upload(token, sessionId, file)
      const reply = await call(house.server.url, 'POST', `/v1/sessions/${sessionId}/messages`, {
        token,
        body: { id: uuidv7(), type: 'audio', body: '', attachmentId: body.attachment.id, baseSeq: null },
      })
      codes.push(reply.body.code ?? 'ok')
    }
    expect(codes).toEqual([...Array(10).fill('ok'), 'RATE_LIMITED'])
  })
})

describe('a link', () => {
  it('brings the bytes back, and never as a page', async () => {
    for (const [type, file, disposition] of [
      ['file', samples.PDF_WITH_SCRIPT, 'attachment'],
      ['file', Buffer.from('<-- no page, but words'.slice(1)), 'attachment'],
      ['image', samples.GIF_AND_HTML, 'inline'],
      ['audio', samples.WAV, 'inline'],
    ] as const) {
      const fileId = await house.sendFile(guest, type, file, { name: "it's ü.bin" })
      const response = await fetchPath(await linkOf(house.staff.jonas, fileId))
      expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true)
      const { headers } = response
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^${disposition}; filename\\*=UTF-8''it%27s%20%C3%BC\\.bin\\.`),
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('content-length')).toBe(String(file.length))
      expect(headers.get('content-type')).not.toMatch(/html|svg|xml|script/)
    }
  })

  it('brings a part of them, for seeking', async () => {
    const file = Buffer.concat([samples.WAV, Buffer.alloc(200_000, 'x')])
    const path = await linkOf(guest.token, await house.sendFile(guest, 'audio', file))
    const part = await fetchPath(path, { range: 'bytes=65530-131080' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 65530-131080/${file.length}`)
    expect(Buffer.from(await part.arrayBuffer()).equals(file.subarray(65_530, 131_081))).toBe(true)
    expect((await fetchPath(path, { range: 'bytes=999999-' })).status).toBe(200)
  })

  it('brings a small picture, which tells nothing of the camera', async () => {
    const fileId = await house.sendFile(guest, 'image', await samples.photo())
    const { body } = await house.link(house.staff.jonas, fileId)
    const small = await fetchPath(body.thumbnailUrl)
    expect(small.headers.get('content-type')).toBe('image/webp')
    const bytes = Buffer.from(await small.arrayBuffer())
    expect([bytes.length > 100, bytes.includes('SECRET PLACE')]).toEqual([true, false])
    const without = await house.link(guest.token, await house.sendFile(guest, 'file', samples.PDF))
    expect(without.body.thumbnailUrl).toBeNull()
  })

  it('to a file that no message carries yet is its uploader’s only', async () => {
    const { body } = await house.upload(guest.token, guest.sessionId, Buffer.from('a draft'))
    const { id } = body.attachment
    expect((await house.link(guest.token, id)).status).toBe(200)
    expect((await house.link(house.staff.nora, id)).status).toBe(404)
    expect((await house.link(house.stranger.token, id)).status).toBe(404)
  })

  it('is nobody’s who does not see the chat, and is not told from what is not there', async () => {
    const fileId = await house.sendFile(guest, 'file', Buffer.from('seen by few'))
    const nowhere = await house.link(house.stranger.token, uuidv7())
    for (const token of [house.stranger.token, house.staff.omar]) {
      const reply = await house.link(token, fileId)
      expect([reply.status, { ...reply.body, requestId: '' }]).toEqual([
        404,
        { ...nowhere.body, requestId: '' },
      ])
    }
  })

  it('ends: after its time, forged, of an access token, of somebody who is gone', async () => {
    const fileId = await house.sendFile(guest, 'file', Buffer.from('for a while'))
    const claims = { identity: guest.identity, fileId, thumbnail: false }
    const soon = new Date(Date.now() + 60_000)
    const ours = createLinkTokens(TOKEN_SECRET)
    const good = await ours.issue(claims, soon)
    const bad = [
      await ours.issue(claims, new Date(Date.now() - 1_000)),
      await createLinkTokens(`${TOKEN_SECRET}x`).issue(claims, soon),
      await ours.issue({ ...claims, identity: house.stranger.identity }, soon),
      await ours.issue({ ...claims, identity: { ...guest.identity, id: uuidv7() } }, soon),
      await ours.issue({ ...claims, identity: { ...guest.identity, workspaceId: uuidv7() } }, soon),
      await ours.issue({ ...claims, fileId: uuidv7() }, soon),
      // It has no small picture.
      await ours.issue({ ...claims, thumbnail: true }, soon),
      `${good.slice(0, -2)}AA`,
      guest.token,
      'guessed',
    ]
    expect((await fetchPath(`/v1/files/content/${good}`)).status).toBe(200)
    for (const token of bad) {
      const response = await fetchPath(`/v1/files/content/${token}`)
      expect([response.status, (await response.json()).code]).toEqual([404, 'NOT_FOUND'])
    }
    const asAccess = await call(house.server.url, 'GET', '/v1/sessions', { token: good })
    expect(asAccess.body.code).toBe('UNAUTHENTICATED')
  })

  it('ends when its reader no longer sees the chat', async () => {
    const { world } = house
    const { id, token } = await introduce(house.server.url, world.slug)
    const identity = { workspaceId: world.workspaceId, kind: 'customer' as const, id }
    const sessionId = await world.startSession(identity, world.teams.bookings)
    const fileId = await house.sendFile({ identity, token, sessionId }, 'file', Buffer.from('moved'))
    const path = await linkOf(house.staff.jonas, fileId)
    expect((await fetchPath(path)).status).toBe(200)
    await assignTeam(world.db, world.workspaceId, sessionId, world.teams.orders)
    expect((await fetchPath(path)).status).toBe(404)
    expect((await house.link(house.staff.jonas, fileId)).status).toBe(404)
    expect((await house.link(house.staff.omar, fileId)).status).toBe(200)
  })

  it('is no customer’s to what staff keep from them', async () => {
    const { nora } = house.world.staff
    const { body } = await house.upload(house.staff.nora, guest.sessionId, Buffer.from('between us'))
    const fileId: string = body.attachment.id
    const { sessionId } = guest
    const note = { sessionId, type: 'note' as const, body: 'See', attachmentId: fileId }
    await house.world.run(nora, 'message.send', note)
    const message = (await house.files()).find(({ id }) => id === fileId)?.message_id ?? ''
    expect((await house.link(guest.token, fileId)).status).toBe(404)
    expect((await house.link(house.staff.jonas, fileId)).status).toBe(200)
    for (const [status, seen] of [
      ['pending_approval', 404],
      ['rejected', 404],
      ['approved', 200],
      ['sent', 200],
    ] as const) {
      await update(message, { type: 'file', status })
      expect([status, (await house.link(guest.token, fileId)).status]).toEqual([status, seen])
    }
    const path = await linkOf(guest.token, fileId)
    await update(message, { status: 'deleted', deleted_at: new Date() })
    expect((await house.link(guest.token, fileId)).status).toBe(404)
    expect((await house.link(house.staff.nora, fileId)).status).toBe(404)
    expect((await fetchPath(path)).status).toBe(404)
  })

  it('is recorded: who and what, but nothing of it', async () => {
    const fileId = await house.sendFile(guest, 'file', Buffer.from('recorded words'), { name: 'secret.txt' })
    await house.link(house.staff.jonas, fileId)
    await house.link(house.stranger.token, fileId)
    const rows = await inWorkspace(house.world.db, { workspaceId: house.world.workspaceId, id: null }, (tx) =>
      tx.selectFrom('audit').selectAll().where('subject_id', '=', fileId).orderBy('id').execute(),
    )
    expect(rows.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['file.upload', guest.identity.id],
      ['file.link', house.world.staff.jonas.id],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/secret|recorded words/)
  })

  it('is limited, and so are the downloads behind it', async () => {
    const { id, token } = await introduce(house.server.url, house.world.slug)
    const identity = { workspaceId: house.world.workspaceId, kind: 'customer' as const, id }
    const sessionId = await house.world.startSession(identity)
    const fileId = await house.sendFile({ identity, token, sessionId }, 'file', samples.TEXT)
    const path = await linkOf(token, fileId)
    const statuses: number[] = []
    for (let count = 0; count < 101; count += 1) {
      const response = await fetchPath(path)
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    expect([statuses[99], statuses[100]]).toEqual([200, 429])
  })
})

describe('what files take up', () => {
  it('is told to administrators: contents, duplicates and types', async () => {
    const { world } = house
    const { sessionId, token } = house.stranger
    const before = await usage()
    const content = Buffer.alloc(4_000, 'u')
    await house.upload(token, sessionId, content)
    await house.upload(token, sessionId, content)
    const after = await usage()
    expect({
      files: after.files - before.files,
      blobs: after.blobs - before.blobs,
      bytes: after.bytes - before.bytes,
      saved: after.savedBytes - before.savedBytes,
    }).toEqual({ files: 2, blobs: 1, bytes: 4_000, saved: 4_000 })
    expect(JSON.stringify(after.types)).toContain('text/plain')
    async function usage() {
      await inWorkspace(world.db, world.staff.nora, (tx) =>
        tx.updateTable('users').set({ role: 'admin' }).where('id', '=', world.staff.nora.id).execute(),
      )
      return (await call(house.server.url, 'GET', '/v1/files/usage', { token: house.staff.nora })).body
    }
  })
})
