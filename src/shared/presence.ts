import { z } from 'zod'
import { id, timestamp } from './ids.ts'

/** What somebody has chosen on a device; chats are routed to who is available. */
export const presenceStatus = z.enum(['available', 'busy', 'away', 'offline'])
export type PresenceStatus = z.infer<typeof presenceStatus>

/** A device counts as connected for this long after its server last said so. */
export const PRESENCE_TTL_MS = 60_000

/** The caller's choice, for the device of this connection. Said again after every hello. */
export const presence = z.strictObject({ status: presenceStatus })

/** How somebody is to be found: the best of their devices, in the order of {@link presenceStatus}. */
export const presenceSeen = z.object({
  userId: id,
  status: presenceStatus,
  /** The weights of the chats they have in hand; paused and snoozed ones weigh nothing. */
  load: z.int().nonnegative(),
  capacity: z.int().nonnegative(),
  at: timestamp,
})
export type PresenceSeen = z.infer<typeof presenceSeen>

/** The caller looks at a session. Said again every half minute; who has not said so for a minute has left. */
export const viewing = z.strictObject({ sessionId: id, viewing: z.boolean() })
export const viewingSeen = z.object({
  sessionId: id,
  kind: z.enum(['customer', 'user']),
  memberId: id,
  viewing: z.boolean(),
})
export type ViewingSeen = z.infer<typeof viewingSeen>
