import { z } from 'zod'
import { id } from './ids.ts'

/** 4 to 12 digits, or a passphrase of 8 characters or more. */
export const pin = z
  .string()
  .max(128)
  .refine((text) => /^\d{4,12}$/.test(text) || (text.length >= 8 && /\D/.test(text)), {
    message: 'A PIN has 4 to 12 digits; a passphrase has 8 characters or more.',
  })

/** Minutes without a key or a mouse until the window is locked. */
export const LOCK_IDLE_MINUTES = [1, 5, 10, 15, 30, 60] as const
export const lockIdleMinutes = z.literal(LOCK_IDLE_MINUTES)
export type LockIdleMinutes = z.infer<typeof lockIdleMinutes>

/** After so many wrong ones only the password of an account helps. */
export const MAX_PIN_TRIES = 10

export const lockState = z.object({
  isLocked: z.boolean(),
  /** A PIN has been set. */
  isSet: z.boolean(),
  idleMinutes: lockIdleMinutes,
  /** 0: the PIN is not taken any more. */
  triesLeft: z.int().min(0).max(MAX_PIN_TRIES),
  /**
   * Whose password opens it as well, while it is locked. Workspaces, and the server of each; nobody's name. With one
   * there is nothing to choose, and none is told.
   */
  accounts: z.array(z.object({ id, workspace: z.string(), host: z.string() })),
})
export type LockState = z.infer<typeof lockState>
