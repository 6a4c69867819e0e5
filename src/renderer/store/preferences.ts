import { z } from 'zod'
import { queuePreferences, UNARRANGED } from './queue-lists.ts'

/** How the agent has arranged the window, on this computer. Every member has a default, so that one may be added. */
const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** The list of the queue that is on view. */
  view: z.string().catch('mine'),
  queue: queuePreferences.catch(UNARRANGED),
  /** Pixels. */
  queueWidth: z.number().catch(336),
  customerWidth: z.number().catch(320),
  customerShown: z.boolean().catch(true),
})
export type Preferences = z.infer<typeof preferences>

const KEY = 'preferences'

export function readPreferences(): Preferences {
  try {
    return preferences.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return preferences.parse({})
  }
}

export function writePreferences(value: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(value))
  } catch {
    // A full or forbidden storage costs the arrangement after a restart, nothing more.
  }
}
