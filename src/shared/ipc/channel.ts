import { z } from 'zod'

/** Rows and messages in one IPC answer at most: 50 take 1 ms to cross, 500 take 6. */
export const IPC_PAGE = 50

/** Kinds of our own windows. Which one asks is known from the sender, never from the payload. */
export type WindowRole = 'console' | 'chat'

export interface Channel {
  callers: readonly WindowRole[]
  /** The window of one chat may ask it about other chats, too: about those of its customer. */
  isBeyondChat?: true
  input: z.ZodObject
  output: z.ZodType
  /** The answer may be large, and travels as text: see `packed.ts`. */
  isPacked?: true
  /** Milliseconds until the caller gets TIMEOUT. */
  timeout: number
}

export const CONSOLE = ['console'] as const
/** The console, and the window of one chat: of chats, that window may name its own only. */
export const ANY_WINDOW = ['console', 'chat'] as const
/** The window of one chat alone. */
export const CHAT_WINDOW = ['chat'] as const
export const nothing = z.strictObject({})
export const done = z.object({})
