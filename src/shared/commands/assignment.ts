import { z } from 'zod'
import { id } from '../ids.ts'
import { text } from '../text.ts'

export const MAX_TRANSFER_NOTE = 2_000

/** Where a session goes: to a colleague, to a team's queue (null: to everybody's), or back into its own. */
export const assignmentTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), userId: id }),
  z.strictObject({ kind: z.literal('team'), teamId: id.nullable() }),
  z.strictObject({ kind: z.literal('queue') }),
])
export type AssignmentTarget = z.infer<typeof assignmentTarget>

export const ASSIGNMENT_COMMANDS = {
  /** Staff hand a session on. It keeps its age in the queue. */
  'session.assign': z.strictObject({
    sessionId: id,
    to: assignmentTarget,
    /** For the colleagues who get it: becomes a note. */
    note: text(MAX_TRANSFER_NOTE).default(''),
    /** Whom the caller takes for the assignee: CONFLICT when it is somebody else by now. */
    expectedAssigneeId: id.nullable().optional(),
  }),
  /** Who was offered a session does not take it: the next one is asked. */
  'session.decline': z.strictObject({ sessionId: id }),
} as const
