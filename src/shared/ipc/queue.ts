import { z } from 'zod'
import { id, timestamp } from '../ids.ts'
import { view } from '../queue.ts'
import { type Channel, CONSOLE, IPC_PAGE } from './channel.ts'
import { queueRow } from './state.ts'

/** The queue. */
export const queueChannels = {
  /** Up to {@link IPC_PAGE} rows of a view after the given row, by last message, newest first; over all accounts or one. */
  'queue.page': {
    callers: CONSOLE,
    input: z.strictObject({
      view,
      after: z.strictObject({ lastMessageAt: timestamp, id }).nullable(),
      accountId: id.optional(),
    }),
    output: z.object({ rows: z.array(queueRow).max(IPC_PAGE), more: z.boolean() }),
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
