import { z } from 'zod'
import { messageBody } from '../entities.ts'
import { authoredId, id, seq } from '../ids.ts'

export const SUGGESTION_COMMANDS = {
  /**
   * What one was writing in a chat that is somebody else's now, for them. The command's id is the suggestion's. Only
   * where the workspace's policy lets drafts travel.
   */
  'suggestion.offer': z.strictObject({
    sessionId: id,
    kind: z.enum(['reply', 'note']),
    body: messageBody,
    /** The session's last `seq` that its author had seen. */
    baseSeq: seq,
  }),
  /** Who has the chat takes a suggestion over, or does not want it: gone is it either way. */
  'suggestion.settle': z.strictObject({ suggestionId: authoredId, decision: z.enum(['take', 'dismiss']) }),
} as const
