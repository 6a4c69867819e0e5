import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { ByteRange } from './storage.ts'

/**
 * Files at rest: a salt of 32 bytes, then chunks of 64 KiB, each AES-256-GCM under a key of this file's own with its
 * tag behind it. A chunk's nonce is its number and whether it is the last, so that chunks can neither be moved nor cut
 * off, and any of them can be read without those before it.
 */
const SALT = 32
const CHUNK = 64 * 1024
const TAG = 16

/** Where the salt is, for a reader of a part. */
export const SALT_RANGE: ByteRange = { start: 0, end: SALT - 1 }

export async function* seal(source: AsyncIterable<Buffer>, master: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT)
  const key = fileKey(master, salt)
  yield salt
  let number = 0
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of source) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    // The last chunk is known only at the end, so one is always held back.
    while (held.length > CHUNK) {
      yield sealChunk(held.subarray(0, CHUNK), key, number, false)
      number += 1
      held = held.subarray(CHUNK)
    }
  }
  yield sealChunk(held, key, number, true)
}

/** The bytes that must be fetched for a range of a file's content; `size` is that of its content. */
export function sealedRange(size: number, { start, end }: ByteRange): ByteRange {
  const chunkEnd = Math.min((Math.floor(end / CHUNK) + 1) * CHUNK, size)
  const chunks = Math.ceil(chunkEnd / CHUNK)
  return {
    start: SALT + Math.floor(start / CHUNK) * (CHUNK + TAG),
    end: SALT + chunkEnd + chunks * TAG - 1,
  }
}

/** The content of a range, from the bytes of its {@link sealedRange}. Throws where they are not what was sealed. */
export async function* unseal(
  sealed: AsyncIterable<Buffer>,
  { size, range, master, salt }: { size: number; range: ByteRange; master: Buffer; salt: Buffer },
): AsyncGenerator<Buffer> {
  const key = fileKey(master, salt)
  const lastNumber = Math.max(0, Math.ceil(size / CHUNK) - 1)
  const endNumber = Math.floor(range.end / CHUNK)
  let number = Math.floor(range.start / CHUNK)
  let held: Buffer = Buffer.alloc(0)
  const open = (chunk: Buffer) => {
    const content = openChunk(chunk, key, number, number === lastNumber)
    const from = Math.max(0, range.start - number * CHUNK)
    const to = Math.min(content.length, range.end + 1 - number * CHUNK)
    number += 1
    return content.subarray(from, to)
  }
  for await (const piece of sealed) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    while (held.length >= CHUNK + TAG) {
      yield open(held.subarray(0, CHUNK + TAG))
      held = held.subarray(CHUNK + TAG)
    }
  }
  if (held.length > 0) yield open(held)
  if (number <= endNumber) throw new Error('a sealed file ends too early')
}

function fileKey(master: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', master, salt, 'parley file', 32))
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(number, 7)
  bytes.writeUInt8(isLast ? 1 : 0, 11)
  return bytes
}

function sealChunk(content: Buffer, key: Buffer, number: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, isLast))
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function openChunk(chunk: Buffer, key: Buffer, number: number, isLast: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, isLast), { authTagLength: TAG })
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG))
  return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG)), decipher.final()])
}
