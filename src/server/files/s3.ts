import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { Missing, type Storage } from './storage.ts'

export interface S3Settings {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKey: string
  readonly secretKey: string
}

/** Waits 50 ms, 100 ms, and so on between attempts. */
const RETRIES = 3

/** Objects in a bucket of any S3-compatible service, addressed by path. */
export function createS3Storage({ endpoint, region, bucket, accessKey, secretKey }: S3Settings): Storage {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region },
    ...{ service: 's3', retries: RETRIES },
  })
  const addressOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`

  async function ask(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const response = await client.fetch(addressOf(key), { ...init, method })
    if (response.ok) return response
    // Read to its end, or its connection is lost to others.
    await response.arrayBuffer()
    if (response.status === 404) throw new Missing(key)
    throw new Error(`the object storage answers ${method} with ${response.status}`)
  }

  return {
    async put(key, path) {
      // A blob that is backed by the file: it has a length, which S3 wants to know, and is read while it is sent.
      await ask('PUT', key, { body: await openAsBlob(path) })
    },

    async open(key, { start, end }) {
      const { body } = await ask('GET', key, { headers: { range: `bytes=${start}-${end}` } })
      if (body === null) throw new Missing(key)
      return Readable.fromWeb(body as ReadableStream)
    },

    async remove(key) {
      await ask('DELETE', key).catch((error: unknown) => {
        if (!(error instanceof Missing)) throw error
      })
    },
  }
}
