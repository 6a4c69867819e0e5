import { readFileSync } from 'node:fs'
import { type Settings, settings, USUAL_SETTINGS } from '#shared/settings.ts'
import { writeAtomically } from '../account/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** What is set on this computer for all windows, and for main itself. */
export interface SettingsFile {
  current(): Settings
  change(next: Settings): Promise<void>
}

/** Read once, at the start. A file that says nothing to this version costs the settings, and nothing else. */
export function openSettings(file: string, onChanged: (settings: Settings) => void, log: Log): SettingsFile {
  let held = read(file, log)
  let writing: Promise<void> = Promise.resolve()

  return {
    current: () => held,
    change(next) {
      held = next
      onChanged(next)
      // One after the other, so that the last one stays.
      writing = writing.catch(() => undefined).then(() => writeAtomically(file, JSON.stringify(next)))
      return writing
    },
  }
}

/** What an earlier version did not know yet is as usual. */
function read(file: string, log: Log): Settings {
  try {
    const raw: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return settings.parse(withDefaults(raw))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) log.warn('settings.not-read', errorFacts(error))
    return USUAL_SETTINGS
  }
}

function withDefaults(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const told = 'notifications' in raw && typeof raw.notifications === 'object' ? raw.notifications : {}
  return { ...USUAL_SETTINGS, ...raw, notifications: { ...USUAL_SETTINGS.notifications, ...told } }
}
