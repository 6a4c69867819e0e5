import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createS3Storage, type S3Settings } from '../../../src/server/files/s3.ts'
import { Missing } from '../../../src/server/files/storage.ts'
import * as samples from '../../support/samples.ts'
import { call } from './client.ts'
import { type FilesHouse, openFilesHouse } from './files-house.ts'

let directory: string
let bucketServer: S3rver
let settings: S3Settings
let house: FilesHouse

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-s3-'))
  bucketServer = new S3rver({
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'parley', configs: [] }],
  })
  const { port } = await bucketServer.run()
  settings = {
    ...{ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'parley' },
    // The only pair that this server knows.
    ...{ accessKey: 'S3RVER', secretKey: 'S3RVER' },
  }
  house = await openFilesHouse({
    PARLEY_S3_ENDPOINT: settings.endpoint,
    PARLEY_S3_BUCKET: settings.bucket,
    PARLEY_S3_ACCESS_KEY: settings.accessKey,
    PARLEY_S3_SECRET_KEY: settings.secretKey,
    PARLEY_FILE_KEY: 'Zm9yIHRlc3RzIG9ubHkgMTIzNDU2Nzg5MFhZWg',
  })
})

afterAll(async () => {
  await house?.close()
  await bucketServer?.close()
  await rm(directory, { recursive: true, force: true })
})

async function objects(): Promise<string[]> {
  const entries = await readdir(join(directory, 'parley'), { recursive: true })
  return entries.filter((path) => path.endsWith('._S3rver_object')).sort()
}

it('holds files in a bucket, sealed, under the same paths, and gives them back in parts', async () => {
  const file = Buffer.concat([samples.WAV, Buffer.alloc(300_000, 'words in a bucket ')])
  const fileId = await house.sendFile(house.customer, 'audio', file)
  const row = (await house.files()).find(({ id }) => id === fileId)
  const path = `${house.world.workspaceId}/${row?.hash?.slice(0, 2)}/${row?.hash}._S3rver_object`
  expect(await objects()).toEqual([path])
  expect((await readFile(join(directory, 'parley', path))).includes('words in a bucket')).toBe(false)
  expect([await house.stored(), await house.incoming()]).toEqual([[], []])

  const { url } = (await house.link(house.staff.mara, fileId)).body
  const all = await fetch(`${house.server.url}${url}`)
  expect(Buffer.from(await all.arrayBuffer()).equals(file)).toBe(true)
  const part = await fetch(`${house.server.url}${url}`, { headers: { range: 'bytes=70000-140000' } })
  expect(Buffer.from(await part.arrayBuffer()).equals(file.subarray(70_000, 140_001))).toBe(true)
})

it('holds the parts of an upload there until it is whole or given up', async () => {
  const before = await objects()
  const { token, sessionId } = house.customer
  const file = Buffer.alloc(200_000, 'parts in a bucket ')
  const begin = async () => {
    const id = uuidv7()
    const query = { id, sessionId, name: 'a.txt', length: String(file.length) }
    await call(house.server.url, 'POST', `/v1/files?${new URLSearchParams(query)}`, { token })
    const path = `/v1/files/${id}`
    await call(house.server.url, 'PATCH', `${path}?offset=0`, { token, file: file.subarray(0, 100_001) })
    return path
  }
  const [whole, givenUp] = [await begin(), await begin()]
  expect((await objects()).length).toBe(before.length + 2)
  await call(house.server.url, 'DELETE', givenUp, { token })
  const { body } = await call(house.server.url, 'PATCH', `${whole}?offset=100001`, {
    ...{ token, file: file.subarray(100_001) },
  })
  expect(body.state).toBe('uploaded')
  const { url } = (await house.link(token, body.attachment.id)).body
  const got = await fetch(`${house.server.url}${url}`)
  expect(Buffer.from(await got.arrayBuffer()).equals(file)).toBe(true)
  const after = await objects()
  expect(after.length).toBe(before.length + 1)
  expect(after.filter((path) => path.includes('/uploads/'))).toEqual([])
})

it('removes what is there, and what is not', async () => {
  const storage = createS3Storage(settings)
  const keys = (await objects()).map((path) => path.replace('._S3rver_object', ''))
  for (const key of [...keys, ...keys]) await storage.remove(key)
  const [key = ''] = keys
  expect(await objects()).toEqual([])
  await expect(storage.open(key, { start: 0, end: 1 })).rejects.toBeInstanceOf(Missing)
})

/** What the service checks, written down anew from the specification: the server above does not check it. */
function isSigned({ method = '', url = '', headers }: IncomingMessage, secret: string): boolean {
  const parts = /Credential=[^/]+\/(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(
    headers.authorization ?? '',
  )
  const [, scope = '', names = '', signature] = parts ?? []
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`)
  const request = [method, url, '', signed.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const hash = createHash('sha256').update(request).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n')
  const hmac = (key: string | Buffer, words: string) => createHmac('sha256', key).update(words).digest()
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, text).toString('hex') === signature && names.includes('x-amz-content-sha256')
}

it('signs what it asks, so that a service which knows another secret refuses it', async () => {
  const strict = createServer((request, response) => {
    request.resume()
    response.writeHead(isSigned(request, settings.secretKey) ? 200 : 403).end()
  })
  await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve))
  const { port } = strict.address() as AddressInfo
  const there = { ...settings, endpoint: `http://127.0.0.1:${port}` }
  const file = join(process.cwd(), 'package.json')
  await createS3Storage(there).put('a/b/c', file)
  await createS3Storage(there).open('a/b/c', { start: 0, end: 1 })
  await createS3Storage(there).remove('a/b/c')
  await expect(createS3Storage({ ...there, secretKey: 'another' }).put('a/b/c', file)).rejects.toThrow('403')
  await new Promise((resolve) => strict.close(resolve))
})

it('tries again when the service is in trouble, and then says so', async () => {
  let asked = 0
  const troubled = createServer((request, response) => {
    asked += 1
    request.resume()
    response.writeHead(500).end()
  })
  await new Promise<void>((resolve) => troubled.listen(0, '127.0.0.1', resolve))
  const { port } = troubled.address() as AddressInfo
  const storage = createS3Storage({ ...settings, endpoint: `http://127.0.0.1:${port}` })
  await expect(storage.put('a/b/c', join(process.cwd(), 'package.json'))).rejects.toThrow('500')
  expect(asked).toBe(4)
  await new Promise((resolve) => troubled.close(resolve))
})
