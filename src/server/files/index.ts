import { hkdfSync } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createDiskStorage } from './disk.ts'
import { createS3Storage, type S3Settings } from './s3.ts'
import { SALT_RANGE, sealedRange, unseal } from './seal.ts'
import { type Spooled, spool, sweepFolder } from './spool.ts'
import type { ByteRange } from './storage.ts'

export { type Picture, readPicture } from './pictures.ts'
export { type Spooled, tooLarge } from './spool.ts'
export { type ByteRange, Missing } from './storage.ts'
export { kindOf, refuseBeginning, safeName, typeOf } from './types.ts'

export interface FileStoreSettings {
  readonly dataDir: string
  /** Whoever has it can read every file. */
  readonly key: string
  /** Null: on this machine's disk. */
  readonly s3: S3Settings | null
}

/** One content of a workspace; with `thumbnail`, the small picture of it. */
export interface Blob {
  readonly workspaceId: string
  readonly hash: string
  readonly thumbnail?: boolean
}

/** Some bytes of an upload that is under way. */
export interface Part {
  readonly workspaceId: string
  readonly partId: string
}

/** Contents in their storage, sealed on the way in and opened on the way out. */
export interface FileStore {
  /** Takes bytes in, to a temporary file; throws TOO_LARGE at the first byte beyond `maxBytes`. */
  receive(workspaceId: string, source: AsyncIterable<Buffer>, maxBytes: number): Promise<Spooled>
  /** All of what was received; for pictures, which have to be looked at. */
  peek(spooled: Spooled): Promise<Buffer>
  keep(blob: Blob, spooled: Spooled): Promise<void>
  discard(spooled: Spooled): Promise<void>
  /** A part of a content of `size` bytes. Throws `Missing`. */
  read(blob: Blob, size: number, range: ByteRange): Promise<Readable>
  /** The content and its small picture. */
  remove(blob: Blob): Promise<void>
  keepPart(part: Part, spooled: Spooled): Promise<void>
  /** Throws `Missing`. */
  readPart(part: Part, size: number): Promise<Readable>
  removePart(part: Part): Promise<void>
  sweepTemporary(now: Date): Promise<void>
}

export function createFileStore({ dataDir, key, s3 }: FileStoreSettings): FileStore {
  const root = join(dataDir, 'files')
  const folder = join(root, 'incoming')
  const storage = s3 === null ? createDiskStorage(root) : createS3Storage(s3)
  const derived = (purpose: string, salt = '') => Buffer.from(hkdfSync('sha256', key, salt, purpose, 32))
  const sealKey = derived('parley files at rest')

  async function opened(
    from: Pick<typeof storage, 'open'>,
    key: string,
    size: number,
    range: ByteRange,
  ): Promise<Readable> {
    const salt = await buffer(await from.open(key, SALT_RANGE))
    // Opened when it is first read: what is never read, as for HEAD, would never be closed.
    async function* sealed(): AsyncGenerator<Buffer> {
      yield* await from.open(key, sealedRange(size, range))
    }
    return Readable.from(unseal(sealed(), { size, range, master: sealKey, salt }), { objectMode: false })
  }

  return {
    receive: (workspaceId, source, maxBytes) =>
      spool(source, { folder, sealKey, hashKey: derived('parley names of files', workspaceId), maxBytes }),

    async peek({ path, size }) {
      return buffer(await opened(createDiskStorage(folder), path.slice(folder.length + 1), size, whole(size)))
    },

    keep: (blob, { path }) => storage.put(keyOf(blob), path),
    discard: ({ path }) => rm(path, { force: true }),
    read: (blob, size, range) => opened(storage, keyOf(blob), size, range),

    async remove(blob) {
      await storage.remove(keyOf({ ...blob, thumbnail: true }))
      await storage.remove(keyOf(blob))
    },

    keepPart: (part, { path }) => storage.put(partKeyOf(part), path),
    readPart: (part, size) => opened(storage, partKeyOf(part), size, whole(size)),
    removePart: (part) => storage.remove(partKeyOf(part)),

    sweepTemporary: (now) => sweepFolder(folder, now),
  }
}

export function whole(size: number): ByteRange {
  return { start: 0, end: size - 1 }
}

/** The one pattern of paths; parts of uploads lie beside. */
function keyOf({ workspaceId, hash, thumbnail = false }: Blob): string {
  return `${workspaceId}/${hash.slice(0, 2)}/${hash}${thumbnail ? '.thumbnail' : ''}`
}

function partKeyOf({ workspaceId, partId }: Part): string {
  return `${workspaceId}/uploads/${partId}`
}
