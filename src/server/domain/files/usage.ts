import { sql } from 'kysely'
import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { FileUsage } from '#shared/files.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import { storedBytes } from './rules.ts'

/** What the files of a workspace take up, for who looks after it. */
export function readUsage(db: Db, identity: Identity, quotaBytes: number): Promise<FileUsage> {
  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    if (!may(reader.role, 'file.usage')) {
      throw new ParleyError('FORBIDDEN', 'Only administrators see what files take up.')
    }
    const bytes = await storedBytes(tx)
    const { blobs, contents } = await tx
      .selectFrom('blobs')
      .select([
        sql<number>`count(*)::int`.as('blobs'),
        sql<number>`coalesce(sum(size), 0)::bigint`.as('contents'),
      ])
      .executeTakeFirstOrThrow()
    const types = await tx
      .selectFrom('files')
      .select([
        'mime_type as mimeType',
        sql<number>`count(*)::int`.as('files'),
        sql<number>`sum(size)::bigint`.as('bytes'),
      ])
      .where('hash', 'is not', null)
      .groupBy('mime_type')
      .orderBy('bytes', 'desc')
      .orderBy('mime_type')
      .execute()
    const files = types.reduce((sum, type) => sum + type.files, 0)
    const sent = types.reduce((sum, type) => sum + type.bytes, 0)
    return { files, blobs, bytes, savedBytes: Math.max(0, sent - contents), quotaBytes, types }
  })
}
