import { z } from 'zod'
import { deviceEntry } from '../devices.ts'
import { id } from '../ids.ts'
import { settings } from '../settings.ts'
import { type Channel, CONSOLE, done, nothing } from './channel.ts'

const device = z.strictObject({ accountId: id, deviceId: id })

/** What is set on this computer, and what is kept on it. */
export const settingsChannels = {
  /** All of them at once; they are told to the page as a change. */
  'settings.change': { callers: CONSOLE, input: settings, output: done, timeout: 5_000 },
  /** Shows a notification now, as one of a customer would be shown; `body` is in the agent's language. */
  'notification.try': {
    callers: CONSOLE,
    input: z.strictObject({ body: z.string().min(1).max(200) }),
    output: z.object({ isSupported: z.boolean() }),
    timeout: 5_000,
  },
  /** Where one is signed in to an account, this computer among them. */
  'devices.list': {
    callers: CONSOLE,
    input: z.strictObject({ accountId: id }),
    output: z.object({ devices: z.array(deviceEntry) }),
    timeout: 30_000,
  },
  /** Signs it out. Its console destroys what it holds at its next contact. */
  'devices.remove': { callers: CONSOLE, input: device, output: done, timeout: 30_000 },
  /** The same, as an order that the device has to confirm. */
  'devices.wipe': { callers: CONSOLE, input: device, output: done, timeout: 30_000 },
  /** Bytes that each account takes on this computer's disk. */
  'storage.measure': {
    callers: CONSOLE,
    input: nothing,
    output: z.object({ accounts: z.array(z.object({ accountId: id, bytes: z.int().nonnegative() })) }),
    timeout: 10_000,
  },
} as const satisfies Record<string, Channel>
