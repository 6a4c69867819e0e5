import { createHash } from 'node:crypto'
import { OPEN_STATUSES } from '#shared/access.ts'
import { queueText } from '#shared/protocol.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import type { Identity } from '../access/index.ts'
import { visibleTo } from '../sessions/index.ts'
import { readPlace } from './place.ts'

/** The sum over the open sessions that the reader sees, and the place in the log that it holds for. */
export function queueChecksum(
  db: Db,
  identity: Identity,
): Promise<{ epoch: string; rev: number; sum: string }> {
  return inSnapshot(db, identity, async (tx) => {
    const { reader, epoch, head } = await readPlace(tx, identity)
    const open = await tx
      .selectFrom('sessions')
      .select(['id', 'last_seq as lastSeq', 'status', 'assignee_id as assigneeId'])
      .where('status', 'in', OPEN_STATUSES)
      .where(visibleTo(reader))
      .execute()
    return { epoch, rev: head, sum: createHash('sha256').update(queueText(open)).digest('hex') }
  })
}
