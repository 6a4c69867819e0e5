import { createHash, createHmac, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ParleyError } from '#shared/errors.ts'
import { seal } from './seal.ts'

/** Enough of a file to tell its type. */
export const HEAD = 64 * 1024
/** What no upload takes: a temporary file that is older was left by a server that died. */
const TEMPORARY_MS = 60 * 60_000

/** A file that has arrived as a whole: sealed, in a temporary file. */
export interface Spooled {
  readonly path: string
  /** Of the content. */
  readonly size: number
  /** HMAC of the content, in hexadecimal: the same content has the same, and nobody else can tell which. */
  readonly hash: string
  /** Of the content, in hexadecimal. */
  readonly sha256: string
  /** The content's first bytes. */
  readonly head: Buffer
  /** Whether all of it is UTF-8 without control characters. */
  readonly isText: boolean
}

export interface SpoolSettings {
  readonly folder: string
  readonly sealKey: Buffer
  readonly hashKey: Buffer
  /** The first byte beyond ends it. */
  readonly maxBytes: number
}

/** Writes a stream to disk piece by piece: what of it is in memory at a time is a chunk, however large it is. */
export async function spool(source: AsyncIterable<Buffer>, settings: SpoolSettings): Promise<Spooled> {
  const { folder, sealKey, hashKey, maxBytes } = settings
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const content = createContent(hashKey, maxBytes)
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const sealed of seal(content.watch(source), sealKey)) await file.appendFile(sealed)
    await file.sync()
    return { path, ...content.facts() }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Removes what servers that died in the middle of an upload have left. */
export async function sweepFolder(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const facts = await stat(path).catch(() => null)
    if (facts !== null && now.getTime() - facts.mtimeMs > TEMPORARY_MS) await rm(path, { force: true })
  }
}

function createContent(hashKey: Buffer, maxBytes: number) {
  const hmac = createHmac('sha256', hashKey)
  const sha256 = createHash('sha256')
  const isTextSoFar = createTextCheck()
  let head: Buffer = Buffer.alloc(0)
  let size = 0
  let isText = true
  return {
    async *watch(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const piece of source) {
        size += piece.length
        if (size > maxBytes) throw tooLarge(maxBytes)
        hmac.update(piece)
        sha256.update(piece)
        isText &&= isTextSoFar(piece, false)
        if (head.length < HEAD) head = Buffer.concat([head, piece.subarray(0, HEAD - head.length)])
        yield piece
      }
      isText &&= isTextSoFar(Buffer.alloc(0), true)
    },
    facts: () => ({ size, head, isText, hash: hmac.digest('hex'), sha256: sha256.digest('hex') }),
  }
}

/** All but tab, line feed, form feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

/** Answers of one piece after the other whether the text so far is one; at the end, whether it is whole. */
export function createTextCheck(): (piece: Buffer, isEnd: boolean) => boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece, isEnd) => {
    try {
      return !CONTROL.test(decoder.decode(piece, { stream: !isEnd }))
    } catch {
      return false
    }
  }
}

export function tooLarge(maxBytes: number): ParleyError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024)
  return new ParleyError('TOO_LARGE', 'The file is too large.', {
    hint: `A file may have ${megabytes} MB.`,
    details: { maxBytes },
  })
}
