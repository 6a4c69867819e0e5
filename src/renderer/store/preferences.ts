import { z } from 'zod'
import { view } from '#shared/queue.ts'

/** How the agent has arranged the window, on this computer. Every member has a default, so that one may be added. */
const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  contrast: z.enum(['system', 'normal', 'high']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  motion: z.enum(['system', 'reduced']).catch('system'),
  view: view.catch('mine'),
  /** Pixels. */
  queueWidth: z.number().catch(336),
  customerWidth: z.number().catch(320),
  customerShown: z.boolean().catch(true),
  /** The agent's own keys, by the command of the table of shortcuts. */
  keys: z.record(z.string(), z.array(z.string())).catch({}),
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
