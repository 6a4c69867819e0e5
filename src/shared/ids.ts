import { z } from 'zod'

/** Any entity's id. Messages, sessions and commands are UUIDv7, made by their author, so that a retry is recognised. */
export const id = z.uuid()
export type Id = z.infer<typeof id>

/** The id of something its author names (a message, a session, a command): time-ordered, and safe to send twice. */
export const authoredId = z.uuidv7()

/** A point in time on the wire: ISO 8601, UTC, milliseconds. For display only; order is `seq` and `rev`. */
export const timestamp = z.iso.datetime({ precision: 3 })

/** Position of a message in its session, dense from 1; 0 stands for "before the first". */
export const seq = z.int().nonnegative()

/** Position in a workspace's change log; 0 stands for "before the first". */
export const rev = z.int().nonnegative()
