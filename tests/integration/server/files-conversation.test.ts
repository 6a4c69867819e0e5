import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tx } from '../../../src/server/db/index.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import * as samples from '../../support/samples.ts'
import { type FilesHouse, openFilesHouse } from './files-house.ts'

let house: FilesHouse

beforeAll(async () => {
  house = await openFilesHouse()
})

afterAll(() => house?.close())

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) =>
  inWorkspace(house.world.db, { workspaceId: house.world.workspaceId, id: null }, work)

const messageOf = async (fileId: string) =>
  (await house.files()).find(({ id }) => id === fileId)?.message_id ?? ''

const statusOf = async (messageId: string) => {
  const select = (tx: Tx) => tx.selectFrom('messages').select('status').where('id', '=', messageId)
  return (await inTx((tx) => select(tx).executeTakeFirstOrThrow())).status
}

/** An operator's setting: the server itself may not change it. */
async function approveAudio(): Promise<void> {
  const client = new pg.Client({ connectionString: house.world.superuserUrl })
  await client.connect()
  await client.query('update workspaces set approve_audio = true')
  await client.end()
}

it('lets a voice message wait for approval where the workspace wants that, and its file with it', async () => {
  const { nora, mara } = house.world.staff
  const { sessionId, token } = house.customer
  const reply = async (type: 'audio' | 'image', file: Buffer) => {
    const { body } = await house.upload(house.staff.mara, sessionId, file)
    const attachmentId: string = body.attachment.id
    const input = { sessionId, type, attachmentId, body: '', baseSeq: 0, force: true }
    await house.world.run(mara, 'message.send', input)
    return attachmentId
  }
  await house.world.run(mara, 'session.claim', { sessionId })
  await approveAudio()

  const voice = await reply('audio', samples.WEBM_AUDIO)
  const picture = await reply('image', await samples.photo())
  const messageId = await messageOf(voice)
  expect([await statusOf(messageId), await statusOf(await messageOf(picture))]).toEqual([
    'pending_approval',
    'sent',
  ])
  expect((await house.link(token, voice)).status).toBe(404)
  const customers = await house.sendFile(house.customer, 'audio', samples.WEBM_AUDIO)
  expect(await statusOf(await messageOf(customers))).toBe('sent')

  await house.world.run(nora, 'message.review', { sessionId, messageId, decision: 'approve' })
  expect((await house.link(token, voice)).status).toBe(200)
})

it('takes the file away with the message that is deleted', async () => {
  const { sessionId, token, identity } = house.customer
  const fileId = await house.sendFile(house.customer, 'file', samples.TEXT)
  expect((await house.link(token, fileId)).status).toBe(200)
  await house.world.run(identity, 'message.delete', { sessionId, messageId: await messageOf(fileId) })
  expect([
    (await house.link(token, fileId)).status,
    (await house.link(house.staff.nora, fileId)).status,
  ]).toEqual([404, 404])
})

it('takes no file from a blocked customer', async () => {
  const { sessionId, token, identity } = house.stranger
  const setBlocked = (blocked_at: Date | null) =>
    inTx((tx) => tx.updateTable('customers').set({ blocked_at }).where('id', '=', identity.id).execute())
  expect((await house.upload(token, sessionId, samples.TEXT)).status).toBe(201)
  await setBlocked(new Date())
  expect(await house.upload(token, sessionId, samples.TEXT)).toMatchObject({
    status: 403,
    body: { code: 'FORBIDDEN' },
  })
})
