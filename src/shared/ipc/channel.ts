import { z } from 'zod'

/** Rows and messages in one IPC answer at most: 50 take 1 ms to cross, 500 take 6. */
export const IPC_PAGE = 50

/** Kinds of our own windows. Which one asks is known from the sender, never from the payload. */
export type WindowRole = 'console'

export interface Channel {
  callers: readonly WindowRole[]
  input: z.ZodObject
  output: z.ZodType
  /** The answer may be large, and travels as text: see `packed.ts`. */
  isPacked?: true
  /** Milliseconds until the caller gets TIMEOUT. */
  timeout: number
}

export const CONSOLE = ['console'] as const
export const nothing = z.strictObject({})
export const done = z.object({})
