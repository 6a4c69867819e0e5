import { z } from 'zod'
import { ANY_WINDOW, type Channel, CONSOLE, done, nothing } from './channel.ts'
import { storeChange } from './state.ts'
import { chatWindow } from './windows.ts'

/** The window, the line and the log. */
export const shellChannels = {
  /** What to start from: all later patches have a higher `storeRev`. Asked again when a `storeRev` is missing. */
  'store.snapshot': {
    callers: ANY_WINDOW,
    input: nothing,
    output: z.object({
      storeRev: z.int().nonnegative(),
      changes: z.array(storeChange),
      /** The one chat that the window is for; null in the console. */
      chat: chatWindow.nullable(),
      locale: z.string(),
      version: z.string(),
    }),
    isPacked: true,
    timeout: 5_000,
  },
  'connection.retry': { callers: ANY_WINDOW, input: nothing, output: done, timeout: 1_000 },
  /** For the proxy that asked last; kept in memory until the console ends. The connection is tried again at once. */
  'proxy.signIn': {
    callers: CONSOLE,
    input: z.strictObject({ username: z.string().min(1).max(200), password: z.string().max(200) }),
    output: done,
    timeout: 15_000,
  },
  /** Opens an http(s) or mailto link outside, after main's own check. */
  'link.open': {
    callers: ANY_WINDOW,
    input: z.strictObject({ url: z.string().max(8_192) }),
    output: done,
    timeout: 5_000,
  },
  /** An error that a boundary in the renderer caught; never carries message text. */
  'diagnostics.report': {
    callers: ANY_WINDOW,
    input: z.strictObject({
      name: z.string().max(100),
      stack: z.string().max(8_000),
      where: z.string().max(100),
    }),
    output: done,
    timeout: 1_000,
  },
} as const satisfies Record<string, Channel>
