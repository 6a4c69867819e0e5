import { z } from 'zod'
import { errorCode } from '../errors.ts'
import { id, seq, timestamp } from '../ids.ts'
import { ANY_WINDOW, type Channel } from './channel.ts'

/**
 * What happens to a message, as this computer sees it. `typed`: the first letter of its draft. `journaled`: it is on
 * disk here. `sent`: given to the line, once for each attempt, which `stored` or `refused` answers. `stored`: the
 * server has it. `fanned_out`: it came with the server's changes. `notified`, `shown`: the agent was told of it, and
 * has seen it. `delivered`, `read`: its customer's marks have passed it.
 */
export const lifeKind = z.enum([
  'typed',
  'journaled',
  'sent',
  'refused',
  'stored',
  'fanned_out',
  'notified',
  'shown',
  'delivered',
  'read',
])
export type LifeKind = z.infer<typeof lifeKind>

export const lifeEvent = z.object({
  kind: lifeKind,
  /** By this computer's clock. */
  at: timestamp,
  /** Of `stored` and `fanned_out`: the message's place, and when the server took it, by its own clock. */
  seq: seq.nullable(),
  serverAt: timestamp.nullable(),
  /** Of `refused`. */
  code: errorCode.nullable(),
})
export type LifeEvent = z.infer<typeof lifeEvent>

export const lifelineChannels = {
  /** All that is known of one message, in the order it was noted. Kept for a while; NOT_FOUND if no account has it. */
  'lifeline.read': {
    callers: ANY_WINDOW,
    input: z.strictObject({ messageId: id }),
    output: z.object({ events: z.array(lifeEvent) }),
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
