import { z } from 'zod'
import { priority } from './entities.ts'
import { errorCode } from './errors.ts'
import { id } from './ids.ts'
import { bulkAction } from './routes/assignment.ts'

const labelName = z.string().min(1).max(100)
const labelNames = z.array(labelName).max(50).default([])

/**
 * What is done to several chats at once: what the server does as one operation, or one value changed on each. `expected`
 * is the value that is to be replaced: where it is another one by now, the chat is left alone.
 */
export const queueAction = z.discriminatedUnion('kind', [
  ...bulkAction.options,
  z.strictObject({ kind: z.literal('priority'), to: priority, expected: priority.optional() }),
  z.strictObject({
    kind: z.literal('category'),
    to: labelName.nullable(),
    expected: labelName.nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('tags'), add: labelNames, remove: labelNames }),
])
export type QueueAction = z.infer<typeof queueAction>

/** What became of it: chats that were as wanted already are in neither list. */
export const bulkOutcome = z.object({
  done: z.array(id),
  refused: z.array(z.object({ sessionId: id, code: errorCode })),
  /** What takes it back, one after the other. What others have changed since, is left alone by it. */
  inverse: z.array(z.object({ sessionIds: z.array(id), action: queueAction })),
})
export type BulkOutcome = z.infer<typeof bulkOutcome>
