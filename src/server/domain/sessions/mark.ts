import { participantChanged } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { heldSession } from './write.ts'

/**
 * Watermarks only move forward: the lower of two is dropped, one beyond the last message is cut to it. Who takes no
 * part in the session has none; their mark changes nothing.
 */
export const markSession: CommandHandler<'session.mark'> = async (write) => {
  const { tx, reader, input } = write
  const session = heldSession(write)

  return async () => {
    const at = new Date()
    const unmoved = { sessionId: session.id, seq: null, at, changes: [], audit: null }
    const mine = await tx
      .selectFrom('participants')
      .selectAll()
      .where('session_id', '=', session.id)
      .where('kind', '=', reader.kind)
      .where('member_id', '=', reader.id)
      .executeTakeFirst()
    if (mine === undefined) return unmoved

    const read = Math.max(mine.read_seq, Math.min(input.readSeq ?? 0, session.last_seq))
    // What has been read has been delivered.
    const delivered = Math.max(mine.delivered_seq, Math.min(input.deliveredSeq ?? 0, session.last_seq), read)
    if (read === mine.read_seq && delivered === mine.delivered_seq) return unmoved

    await tx
      .updateTable('participants')
      .set({ read_seq: read, delivered_seq: delivered })
      .where('id', '=', mine.id)
      .execute()
    return { ...unmoved, changes: [participantChanged(session, mine)] }
  }
}
