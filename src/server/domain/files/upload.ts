import type { Uploaded } from '#shared/files.ts'
import { inWorkspace } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { refuseBeyondQuota, refuseUploader } from './rules.ts'
import { findEarlier, settleFile, type UploadServices, type Wanted } from './settle.ts'

/** Bytes on their way in. */
export interface Incoming {
  readonly stream: AsyncIterable<Buffer>
  /** As the sender says; null where they do not. */
  readonly length: number | null
}

/**
 * Takes a file in that comes in one piece: who may is asked before the first byte is read, and again when the last has
 * come. The same id with the same content is answered with the first result. One that is cut off leaves nothing.
 */
export async function uploadFile(
  services: UploadServices,
  identity: Identity,
  wanted: Wanted,
  incoming: Incoming,
): Promise<Uploaded> {
  const { db, store, limits } = services
  await inWorkspace(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    await refuseUploader(tx, reader, wanted.sessionId)
    await findEarlier(tx, reader, wanted)
    await refuseBeyondQuota(tx, reader, incoming.length ?? 0, limits, wanted.id)
  })
  const spooled = await store.receive(identity.workspaceId, incoming.stream, limits.maxBytes)
  try {
    return await settleFile(services, identity, wanted, spooled)
  } finally {
    await store.discard(spooled)
  }
}
