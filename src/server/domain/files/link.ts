import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { isStaffOnly } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { type FileLink, LINK_SECONDS } from '#shared/files.ts'
import { type Db, inSnapshot, inWorkspace, type Tx } from '../../db/index.ts'
import { type ByteRange, type FileStore, kindOf, Missing } from '../../files/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { visibleTo } from '../sessions/index.ts'
import { selectFiles, type WholeFile } from './file.ts'
import type { LinkClaims, LinkTokens } from './link-token.ts'

interface LinkServices {
  readonly db: Db
  readonly store: FileStore
  readonly tokens: LinkTokens
}

/** Short-lived ways to a file, for one reader; each is recorded, whether it is gone or not. */
export async function linkFile(
  { db, tokens }: LinkServices,
  identity: Identity,
  fileId: string,
): Promise<FileLink> {
  const file = await inWorkspace(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const found = await findVisible(tx, reader, fileId)
    await recordAudit(tx, reader, 'file.link', fileId, { sessionId: found.session_id })
    return found
  })
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000)
  const pathOf = async (thumbnail: boolean) =>
    `/v1/files/content/${await tokens.issue({ identity, fileId, thumbnail }, expiresAt)}`
  return {
    url: await pathOf(false),
    thumbnailUrl: file.thumbnail_size === null ? null : await pathOf(true),
    expiresAt: expiresAt.toISOString(),
  }
}

/** A file on its way out, or a part of it. */
export interface Content {
  readonly stream: Readable
  readonly name: string
  readonly mimeType: string
  /** Whether a browser may show it rather than save it. */
  readonly inline: boolean
  readonly size: number
  /** Of all of it, in hexadecimal; null where nobody has kept it. */
  readonly sha256: string | null
  /** Null: all of it. */
  readonly range: ByteRange | null
}

/** The bytes behind a link, if its reader still may see them at this moment. `wanted` is cut to what there is. */
export async function openFile(
  { db, store }: LinkServices,
  { identity, fileId, thumbnail }: LinkClaims,
  rangeOf: (size: number) => ByteRange | null,
): Promise<Content> {
  const file = await inSnapshot(db, identity, async (tx) =>
    findVisible(tx, await loadReader(tx, identity), fileId),
  ).catch((error: unknown) => {
    throw error instanceof ParleyError ? linkGone() : error
  })
  const size = thumbnail ? file.thumbnail_size : file.size
  if (file.hash === null || size === null) throw linkGone()
  const range = rangeOf(size)
  const blob = { workspaceId: identity.workspaceId, hash: file.hash, thumbnail }
  const stream = await store
    .read(blob, size, range ?? { start: 0, end: size - 1 })
    .catch((error: unknown) => {
      throw error instanceof Missing ? linkGone() : error
    })
  const mimeType = thumbnail ? 'image/webp' : file.mime_type
  const sha256 = thumbnail ? null : file.sha256
  return { stream, name: file.name, mimeType, inline: kindOf(mimeType) !== 'file', size, sha256, range }
}

/**
 * The one rule of who sees a file: its uploader until a message carries it, then whoever sees that message. Of a
 * deleted message nobody does.
 */
async function findVisible(tx: Tx, reader: Reader, fileId: string): Promise<WholeFile> {
  const found = await selectFiles(tx)
    .innerJoin('sessions', 'sessions.id', 'files.session_id')
    .leftJoin('messages', 'messages.id', 'files.message_id')
    .select(['messages.type', 'messages.status'])
    .where('files.id', '=', fileId)
    .where('files.hash', 'is not', null)
    .where(visibleTo(reader))
    .where((is) =>
      is.or([
        is('message_id', 'is not', null),
        is.and([is('uploader_kind', '=', reader.kind), is('uploader_id', '=', reader.id)]),
      ]),
    )
    .where(sql<boolean>`messages.status is distinct from 'deleted'`)
    .executeTakeFirst()
  if (found === undefined) throw fileNotFound()
  const { type, status } = found
  const isHeld = type !== null && status !== null && isStaffOnly({ type, status })
  if (reader.kind === 'customer' && isHeld) throw fileNotFound()
  return found
}

function fileNotFound(): ParleyError {
  return new ParleyError('NOT_FOUND', 'There is no such file, or you may not see it.')
}

export function linkGone(): ParleyError {
  return new ParleyError('NOT_FOUND', 'This link does not work any more.', { hint: 'Ask for a new one.' })
}
