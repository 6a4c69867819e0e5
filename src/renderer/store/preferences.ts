import { z } from 'zod'
import { MAX_PANES } from './arrangement.ts'
import { queuePreferences, UNARRANGED } from './queue-lists.ts'

/** How the agent has arranged the window, on this computer. Every member has a default, so that one may be added. */
const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  contrast: z.enum(['system', 'normal', 'high']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  motion: z.enum(['system', 'reduced']).catch('system'),
  /** The list of the queue that is on view. */
  view: z.string().catch('mine'),
  queue: queuePreferences.catch(UNARRANGED),
  /** The tour was gone through or skipped, on this computer. */
  tourSeen: z.boolean().catch(false),
  /** Pixels. */
  queueWidth: z.number().catch(336),
  customerWidth: z.number().catch(320),
  customerShown: z.boolean().catch(true),
  /** The agent's own keys, by the command of the table of shortcuts. */
  keys: z.record(z.string(), z.array(z.string())).catch({}),
  /** Of conversations side by side, for two and for three: what part of the width each has. */
  paneShares: z.array(z.number().positive()).max(MAX_PANES).catch([]),
  /** Parts of the customer pane that are folded. */
  customerFolded: z.array(z.string()).catch([]),
  /** Which key sends; the other one begins a new line. `Mod+Enter` sends in any case. */
  sendWith: z.enum(['mod-enter', 'enter']).catch('mod-enter'),
  /** The last choice at the end of a chat; null before there was one, which is when the workspace's own counts. */
  asksSurvey: z.boolean().nullable().catch(null),
  /** Ids, the last one used first. */
  recentCanned: z.array(z.string()).catch([]),
  recentEmoji: z.array(z.string()).catch([]),
  /** Of emoji that have one: 0 none, 1 light to 5 dark. */
  skinTone: z.int().min(0).max(5).catch(0),
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

/** Another window has written them: what is arranged in one holds in all. */
export function onPreferencesWritten(listener: (preferences: Preferences) => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) listener(readPreferences())
  })
}

export function writePreferences(value: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(value))
  } catch {
    // A full or forbidden storage costs the arrangement after a restart, nothing more.
  }
}
