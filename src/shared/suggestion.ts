import { z } from 'zod'
import { authoredId, id, seq, timestamp } from './ids.ts'

/**
 * What somebody was writing when their chat went to somebody else: for who has the chat now, and for its author, who
 * sees so that it has travelled. Gone once it is taken or dismissed, or the chat ends.
 */
export const suggestion = z.object({
  id: authoredId,
  sessionId: id,
  authorId: id,
  /** Who has the chat; null while nobody has. */
  ownerId: id.nullable(),
  kind: z.enum(['reply', 'note']),
  body: z.string(),
  /** The session's last `seq` that its author had seen. */
  baseSeq: seq,
  createdAt: timestamp,
})
export type Suggestion = z.infer<typeof suggestion>
