import { z } from 'zod'
import { authoredId, id, seq, timestamp } from '../ids.ts'

export const draftKind = z.enum(['reply', 'note'])
export type DraftKind = z.infer<typeof draftKind>

export const draft = z.object({
  sessionId: id,
  kind: draftKind,
  body: z.string().max(100_000),
  /** The session's last `seq` on screen when writing began: the freshness guard's base. */
  baseSeq: seq,
  /** The message that it answers. */
  replyTo: id.nullable().default(null),
  /** Where the caret stood when it was saved; null at its end. */
  caret: z.int().nonnegative().nullable().default(null),
  updatedAt: timestamp,
})
export type Draft = z.infer<typeof draft>

/** A file of a draft, all of it on disk. */
export const draftFile = z.object({
  id: authoredId,
  kind: draftKind,
  name: z.string(),
  size: z.int(),
})
export type DraftFile = z.infer<typeof draftFile>
