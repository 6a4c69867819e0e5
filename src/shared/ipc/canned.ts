import { z } from 'zod'
import { cannedResponse } from '../entities.ts'
import { id } from '../ids.ts'
import { REFERENCE_ROUTES } from '../routes/reference.ts'
import { ANY_WINDOW, type Channel, done } from './channel.ts'

/** Canned responses in one answer at most. */
export const MAX_CANNED = 30
/** How many of those used last are told apart. */
export const MAX_RECENT_CANNED = 50

const written = REFERENCE_ROUTES.putCannedResponse.body

/** Prepared texts. All channels name the session that somebody writes in: its account is asked. */
export const cannedChannels = {
  /** Those that match, best first; with nothing asked, those used last. From this computer, without the server. */
  'canned.search': {
    callers: ANY_WINDOW,
    input: z.strictObject({
      sessionId: id,
      query: z.string().max(100),
      /** The last one used first. */
      recent: z.array(id).max(MAX_RECENT_CANNED),
    }),
    output: z.object({ found: z.array(cannedResponse).max(MAX_CANNED) }),
    timeout: 5_000,
  },
  /** Makes one of my own (`id` null) or changes it. CONFLICT: I have another with this shortcut. Needs the server. */
  'canned.save': {
    callers: ANY_WINDOW,
    input: z.strictObject({
      sessionId: id,
      id: id.nullable(),
      shortcut: written.shape.shortcut,
      title: written.shape.title,
      body: written.shape.body,
    }),
    output: done,
    timeout: 20_000,
  },
  'canned.remove': {
    callers: ANY_WINDOW,
    input: z.strictObject({ sessionId: id, id }),
    output: done,
    timeout: 20_000,
  },
} as const satisfies Record<string, Channel>
