import { z } from 'zod'
import { id } from '../ids.ts'
import { text } from '../text.ts'

export const SURVEY_COMMANDS = {
  /** The customer says how they were helped, once the chat has ended. */
  'session.rate': z.strictObject({
    sessionId: id,
    score: z.int().min(1).max(5),
    comment: text(1_000).default(''),
  }),
} as const
