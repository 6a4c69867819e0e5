import { v7 as uuidv7 } from 'uuid'
import { ParleyError } from '#shared/errors.ts'
import type { Upload, UploadState } from '#shared/files.ts'
import { inWorkspace, type Row, type Tx, violatedUnique } from '../../db/index.ts'
import { Missing, refuseBeginning, type Spooled } from '../../files/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { idReused } from '../unique.ts'
import { findFile, type WholeFile } from './file.ts'
import { refuseBeyondQuota, refuseUploader } from './rules.ts'
import { findEarlier, oneAtATime, settleFile, toUploaded, type UploadServices } from './settle.ts'
import type { Incoming } from './upload.ts'
import { closeUpload, expiryOf, findOpenUpload, partsOf, toUploading, uploadNotFound } from './uploads.ts'

/** Of one member at a time. */
const MAX_OPEN = 50
/** Requests that one upload may take: each leaves an object. */
const MAX_PARTS = 1_000
const RETRY_MS = 60_000

type Announced = Upload & { readonly length: number }

/** Begins an upload that can be resumed, or finds it: who may, and how much, is asked before the first byte. */
export async function createUpload(
  services: UploadServices,
  identity: Identity,
  wanted: Announced,
): Promise<UploadState> {
  const { db, limits } = services
  return inWorkspace(db, identity, async (tx) => {
    await oneAtATime(tx, identity)
    const reader = await loadReader(tx, identity)
    await refuseUploader(tx, reader, wanted.sessionId)
    const open = await findOpenUpload(tx, reader, wanted.id)
    if (open !== undefined) return toUploading(sameOrRefuse(open, wanted))
    const done = await findEarlier(tx, reader, wanted)
    if (done !== null) return toUploaded(sameFileOrRefuse(await findFile(tx, done.id), wanted))
    await refuseBeyondQuota(tx, reader, wanted.length, limits)
    await refuseTooMany(tx, reader)
    const created = await tx
      .insertInto('uploads')
      .values(describe(reader, wanted))
      .returningAll()
      .executeTakeFirstOrThrow()
    return toUploading(created)
  }).catch((error: unknown) => {
    throw violatedUnique(error) === 'uploads_pkey' ? idReused() : error
  })
}

function sameOrRefuse(open: Row<'uploads'>, { sessionId, length, sha256 }: Announced): Row<'uploads'> {
  const isSame = open.session_id === sessionId && open.length === length && open.sha256 === (sha256 ?? null)
  if (!isSame) throw idReused()
  return open
}

function sameFileOrRefuse(done: WholeFile, { length, sha256 }: Announced): WholeFile {
  const isOther = sha256 !== undefined && done.sha256 !== null && done.sha256 !== sha256
  if (done.size !== length || isOther) throw idReused()
  return done
}

async function refuseTooMany(tx: Tx, { kind, id }: Reader): Promise<void> {
  const open = await tx
    .selectFrom('uploads')
    .select('id')
    .where('uploader_kind', '=', kind)
    .where('uploader_id', '=', id)
    .where('closed_at', 'is', null)
    .limit(MAX_OPEN)
    .execute()
  if (open.length < MAX_OPEN) return
  throw new ParleyError('RATE_LIMITED', 'Too many of your uploads are under way.', {
    hint: 'Finish or abandon one of them.',
    retryAfterMs: RETRY_MS,
  })
}

function describe(reader: Reader, { id, sessionId, name, durationSeconds, waveform, ...rest }: Announced) {
  const now = new Date()
  return {
    ...{ id, workspace_id: reader.workspaceId, session_id: sessionId, name, length: rest.length },
    ...{ uploader_kind: reader.kind, uploader_id: reader.id },
    duration_seconds: durationSeconds ?? null,
    waveform: waveform ?? null,
    sha256: rest.sha256 ?? null,
    created_at: now,
    expires_at: expiryOf(now),
  }
}

/** How far an upload has come. */
export async function uploadState(
  { db }: UploadServices,
  identity: Identity,
  fileId: string,
): Promise<UploadState> {
  return inWorkspace(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    // First: with all bytes here it is still to be finished, also where its file has been entered already.
    const open = await findOpenUpload(tx, reader, fileId)
    if (open !== undefined) return toUploading(open)
    const { kind, id } = reader
    const file = await tx.selectFrom('files').selectAll().where('id', '=', fileId).executeTakeFirst()
    const isOwn = file !== undefined && file.uploader_kind === kind && file.uploader_id === id
    if (!isOwn || file.hash === null) throw uploadNotFound()
    return toUploaded(await findFile(tx, fileId))
  })
}

/** The next bytes of an upload. What came before a cut counts; with the last byte the file is taken in. */
export async function appendUpload(
  services: UploadServices,
  identity: Identity,
  fileId: string,
  offset: number,
  incoming: Incoming,
): Promise<UploadState> {
  const { db, store, limits } = services
  const { workspaceId } = identity
  const partId = uuidv7()
  const { upload, isNew } = await inWorkspace(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const upload = await findOpenUpload(tx, reader, fileId)
    if (upload === undefined) throw uploadNotFound()
    await refuseUploader(tx, reader, upload.session_id)
    if (upload.received !== offset) throw elsewhere(upload.received)
    if ((incoming.length ?? 0) > upload.length - offset) throw tooMuch()
    const isNew = offset < upload.length
    if (isNew) await announcePart(tx, upload, partId)
    return { upload, isNew }
  })
  if (isNew) {
    const arrival = watch(incoming.stream, upload.length - offset)
    const spooled = await store.receive(workspaceId, arrival.stream, limits.maxBytes)
    try {
      if (spooled.size > 0) {
        if (offset === 0) await refuseBeginning(spooled.head, upload.length)
        await store.keepPart({ workspaceId, partId }, spooled)
        await countPart(services, identity, upload, { id: partId, spooled })
      }
    } catch (error) {
      throw await giveUpIfHopeless(services, identity, fileId, error)
    } finally {
      await store.discard(spooled)
    }
    if (arrival.error !== null) throw arrival.error
    const received = offset + spooled.size
    if (received < upload.length) return uploadState(services, identity, fileId)
  }
  return finish(services, identity, upload).catch(async (error: unknown) => {
    throw await giveUpIfHopeless(services, identity, fileId, error)
  })
}

async function announcePart(tx: Tx, { id, workspace_id, received }: Row<'uploads'>, partId: string) {
  const parts = await tx.selectFrom('upload_parts').select('id').where('upload_id', '=', id).execute()
  if (parts.length >= MAX_PARTS) {
    throw new ParleyError('INVALID', 'This upload has come in too many pieces.', { hint: 'Send it anew.' })
  }
  await tx
    .insertInto('upload_parts')
    .values({ id: partId, workspace_id, upload_id: id, start: received })
    .execute()
}

/** Bytes up to `most`. A cut ends them as if they had ended, and is told afterwards. */
function watch(source: AsyncIterable<Buffer>, most: number) {
  const arrival: { stream: AsyncIterable<Buffer>; error: unknown } = { stream: read(), error: null }
  async function* read(): AsyncGenerator<Buffer> {
    let left = most
    try {
      for await (const piece of source) {
        if (piece.length > left) throw tooMuch()
        left -= piece.length
        yield piece
      }
    } catch (error) {
      arrival.error = error
    }
  }
  return arrival
}

/** The one that counts moves the place on; another one that began at the same place has come in vain. */
async function countPart(
  { db, store }: UploadServices,
  identity: Identity,
  upload: Row<'uploads'>,
  { id, spooled: { size } }: { id: string; spooled: Spooled },
): Promise<void> {
  const { workspaceId } = identity
  const counts = await inWorkspace(db, identity, async (tx) => {
    const moved = await tx
      .updateTable('uploads')
      .set({ received: upload.received + size, expires_at: expiryOf(new Date()) })
      .where('id', '=', upload.id)
      .where('received', '=', upload.received)
      .where('closed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (moved === undefined) return false
    await tx.updateTable('upload_parts').set({ size }).where('id', '=', id).execute()
    return true
  })
  if (counts) return
  await store.removePart({ workspaceId, partId: id })
  throw elsewhere((await openUpload(db, identity, upload.id))?.received ?? 0)
}

function openUpload(db: UploadServices['db'], identity: Identity, fileId: string) {
  return inWorkspace(db, identity, async (tx) => findOpenUpload(tx, await loadReader(tx, identity), fileId))
}

/** All bytes are here: they become one content. Where two requests do it at once, one may come too late to read them. */
async function finish(
  services: UploadServices,
  identity: Identity,
  upload: Row<'uploads'>,
): Promise<UploadState> {
  const { db, store, limits } = services
  const { workspaceId } = identity
  const parts = await inWorkspace(db, identity, (tx) => partsOf(tx, upload.id))
  async function* whole(): AsyncGenerator<Buffer> {
    for (const { id: partId, size } of parts) yield* await store.readPart({ workspaceId, partId }, size)
  }
  try {
    const spooled = await store.receive(workspaceId, whole(), limits.maxBytes)
    try {
      const uploaded = await settleFile(services, identity, wantedOf(upload), spooled)
      await inWorkspace(db, identity, (tx) => closeUpload(tx, store, upload))
      return uploaded
    } finally {
      await store.discard(spooled)
    }
  } catch (error) {
    if (error instanceof Missing) return uploadState(services, identity, upload.id)
    throw error
  }
}

function wantedOf({ id, session_id: sessionId, name, ...upload }: Row<'uploads'>) {
  return {
    ...{ id, sessionId, name },
    ...(upload.duration_seconds !== null && { durationSeconds: upload.duration_seconds }),
    ...(upload.waveform !== null && { waveform: upload.waveform }),
    ...(upload.sha256 !== null && { sha256: upload.sha256 }),
  }
}

/** Bytes that are refused for what they are will not get better: nothing of them is kept. */
async function giveUpIfHopeless(
  services: UploadServices,
  identity: Identity,
  fileId: string,
  error: unknown,
): Promise<unknown> {
  if (error instanceof ParleyError && error.code === 'INVALID') {
    await abandonUpload(services, identity, fileId)
  }
  return error
}

/** Gives up an upload, or a file that no message carries; the sweep takes its content. */
export async function abandonUpload(
  { db, store }: UploadServices,
  identity: Identity,
  fileId: string,
): Promise<void> {
  await inWorkspace(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    const open = await findOpenUpload(tx, reader, fileId)
    if (open !== undefined) await closeUpload(tx, store, open)
    const removed = await tx
      .deleteFrom('files')
      .where('id', '=', fileId)
      .where('uploader_kind', '=', reader.kind)
      .where('uploader_id', '=', reader.id)
      .where('message_id', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (open === undefined && removed === undefined) throw uploadNotFound()
  })
}

function elsewhere(offset: number): ParleyError {
  return new ParleyError('CONFLICT', 'The upload goes on elsewhere.', {
    field: 'offset',
    hint: `Send the bytes from ${offset} on.`,
    details: { offset },
  })
}

function tooMuch(): ParleyError {
  return new ParleyError('INVALID', 'More bytes have come than were announced.', { field: 'length' })
}
