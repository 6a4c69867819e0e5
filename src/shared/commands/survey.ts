import { z } from 'zod'
import { id } from '../ids.ts'
import { text } from '../text.ts'

/** Longest words beside a score, in UTF-16 units. */
export const MAX_RATING_COMMENT = 1_000

/** How long after its end a chat is rated for the first time: later, nobody remembers how it was. */
export const RATEABLE_MS = 30 * 86_400_000

export const SURVEY_COMMANDS = {
  /** The customer says how they were helped, once the chat has ended. */
  'session.rate': z.strictObject({
    sessionId: id,
    score: z.int().min(1).max(5),
    comment: text(MAX_RATING_COMMENT).default(''),
  }),
} as const
