import { isKey, type KeyPress } from '../shell/keys.ts'
import type { Preferences } from '../store/preferences.ts'

/** Whether a press sends. The table's key always does; Enter alone where the agent wants it so. */
export function isSendKey(event: KeyPress, tableKey: string, sendWith: Preferences['sendWith']): boolean {
  return isKey(tableKey, event) || (sendWith === 'enter' && isKey('Enter', event))
}
