import { sql } from 'kysely'
import { ParleyError } from '#shared/errors.ts'
import type { Upload, Uploaded } from '#shared/files.ts'
import { type Db, inWorkspace, type NewRow, type Row, type Tx, violatedUnique } from '../../db/index.ts'
import {
  type FileStore,
  kindOf,
  type Picture,
  readPicture,
  type Spooled,
  safeName,
  typeOf,
} from '../../files/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { idReused } from '../unique.ts'
import { findFile, toAttachment, type WholeFile } from './file.ts'
import { type FileLimits, refuseBeyondQuota, refuseUploader } from './rules.ts'

export interface UploadServices {
  readonly db: Db
  readonly store: FileStore
  readonly limits: FileLimits
}

/** What is said of a file beside its bytes. */
export type Wanted = Omit<Upload, 'length'>

/** Looks at a file that has come as a whole, enters it and stores it. */
export async function settleFile(
  { db, store, limits }: UploadServices,
  identity: Identity,
  wanted: Wanted,
  spooled: Spooled,
): Promise<Uploaded> {
  if (wanted.sha256 !== undefined && wanted.sha256 !== spooled.sha256) {
    throw new ParleyError('INVALID', 'The file has changed on its way.', {
      field: 'sha256',
      hint: 'Send it anew.',
    })
  }
  const mimeType = await typeOf(spooled)
  const picture = kindOf(mimeType) === 'image' ? await readPicture(await store.peek(spooled)) : null
  const arrived: Arrived = { ...spooled, mimeType, picture }
  const file = await inWorkspace(db, identity, (tx) => enter(tx, identity, wanted, arrived, limits)).catch(
    (error: unknown) => {
      throw violatedUnique(error) === 'files_pkey' ? idReused() : error
    },
  )
  // After its row, so that the sweep knows of whatever there is; a retry of one that failed here puts it right.
  await keep(store, identity.workspaceId, arrived)
  return toUploaded(file)
}

export function toUploaded(file: WholeFile): Uploaded {
  return {
    state: 'uploaded',
    sessionId: file.session_id,
    kind: kindOf(file.mime_type),
    attachment: toAttachment(file),
  }
}

interface Arrived extends Spooled {
  readonly mimeType: string
  readonly picture: Picture | null
}

async function enter(
  tx: Tx,
  identity: Identity,
  wanted: Wanted,
  arrived: Arrived,
  limits: FileLimits,
): Promise<WholeFile> {
  await oneAtATime(tx, identity)
  const reader = await loadReader(tx, identity)
  await refuseUploader(tx, reader, wanted.sessionId)
  const earlier = await findEarlier(tx, reader, wanted)
  if (earlier !== null) {
    if (earlier.hash !== arrived.hash) throw idReused()
    await bring(tx, reader, arrived)
    return findFile(tx, earlier.id)
  }
  await refuseBeyondQuota(tx, reader, arrived.size, limits, wanted.id)
  await bring(tx, reader, arrived)
  await tx
    .insertInto('files')
    .values(describe(reader, wanted, arrived, limits))
    .execute()
  const { size, mimeType } = arrived
  await recordAudit(tx, reader, 'file.upload', wanted.id, { sessionId: wanted.sessionId, size, mimeType })
  return findFile(tx, wanted.id)
}

/** In a workspace, so that two uploads cannot share the last room. */
export async function oneAtATime(tx: Tx, { workspaceId }: Identity): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('parley files ' || ${workspaceId}::text, 0))`.execute(
    tx,
  )
}

/** What this id has brought before. Throws ID_REUSED where that was somebody else, or for another chat. */
export async function findEarlier(tx: Tx, reader: Reader, wanted: Wanted): Promise<Row<'files'> | null> {
  const earlier = await tx.selectFrom('files').selectAll().where('id', '=', wanted.id).executeTakeFirst()
  if (earlier === undefined) return null
  if (earlier.uploader_id !== reader.id || earlier.session_id !== wanted.sessionId) throw idReused()
  return earlier
}

/** Its content's row, which keeps the sweep away from what is about to be stored. */
async function bring(
  tx: Tx,
  { workspaceId }: Reader,
  { hash, sha256, size, mimeType, picture }: Arrived,
): Promise<void> {
  const brought_at = new Date()
  await tx
    .insertInto('blobs')
    .values({
      ...{ workspace_id: workspaceId, hash, sha256, size, mime_type: mimeType, brought_at },
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      thumbnail_size: picture?.thumbnail.length ?? null,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'hash']).doUpdateSet({ brought_at }))
    .execute()
}

function describe(
  reader: Reader,
  { id, sessionId, name, durationSeconds, waveform }: Wanted,
  { hash, size, mimeType }: Arrived,
  { audioMaxSeconds }: FileLimits,
): NewRow<'files'> {
  const isRecording = ['audio', 'video'].includes(kindOf(mimeType))
  if (isRecording && (durationSeconds ?? 0) > audioMaxSeconds) {
    throw new ParleyError('INVALID', 'The recording is too long.', {
      field: 'durationSeconds',
      hint: `It may last ${audioMaxSeconds} seconds.`,
    })
  }
  return {
    ...{ id, workspace_id: reader.workspaceId, session_id: sessionId },
    ...{ uploader_kind: reader.kind, uploader_id: reader.id },
    ...{ name: safeName(name, mimeType), hash, size, mime_type: mimeType },
    duration_seconds: isRecording ? (durationSeconds ?? null) : null,
    waveform: isRecording && waveform !== undefined ? JSON.stringify(samplesOf(waveform)) : null,
    created_at: new Date(),
  }
}

function samplesOf(waveform: string): number[] {
  return [...Buffer.from(waveform, 'hex')].map((sample) => Math.round((sample / 255) * 1000) / 1000)
}

async function keep(store: FileStore, workspaceId: string, arrived: Arrived): Promise<void> {
  const { hash, picture } = arrived
  await store.keep({ workspaceId, hash }, arrived)
  if (picture === null) return
  const { thumbnail } = picture
  const small = await store.receive(
    workspaceId,
    (async function* () {
      yield thumbnail
    })(),
    thumbnail.length,
  )
  try {
    await store.keep({ workspaceId, hash, thumbnail: true }, small)
  } finally {
    await store.discard(small)
  }
}
