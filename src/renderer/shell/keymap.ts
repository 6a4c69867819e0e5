import type { Preferences } from '../store/preferences.ts'
import { getState, setPreferences, useStore } from '../store/store.ts'
import { isKey, isWithMod, type KeyPress } from './keys.ts'
import { type Command, SHORTCUTS, type Shortcut } from './shortcuts.ts'

/** The agent's own keys, by command: what the table has otherwise is in force. No keys: the command has none. */
type Chosen = Preferences['keys']

/** A shortcut with the keys that are in force. */
export type Keyed = Omit<Shortcut, 'keys'> & { keys: readonly string[] }

/** The table as it is in force. */
export function keymap(chosen: Chosen): readonly Keyed[] {
  return SHORTCUTS.map((shortcut) => ({ ...shortcut, keys: chosen[shortcut.command] ?? shortcut.keys }))
}

/** {@link keymap}, drawn anew when the agent changes a key. */
export function useKeymap() {
  return keymap(useStore((state) => state.preferences.keys))
}

export function keysOf(command: Command, chosen: Chosen = getState().preferences.keys): readonly string[] {
  return keymap(chosen).find((shortcut) => shortcut.command === command)?.keys ?? []
}

/** The first of a command's keys, for a tip; empty when it has none. */
export function keyOf(command: Command): string {
  return keysOf(command)[0] ?? ''
}

/** What a press means outside of any list. Letters typed into a field stay letters; Escape leaves it. */
export function pressedCommand(
  event: KeyPress,
  isTyping: boolean,
  chosen: Chosen,
): { command: Command; which: number } | null {
  for (const { command, keys, scope } of keymap(chosen)) {
    if (scope !== 'anywhere') continue
    const which = keys.findIndex(
      (key) => isKey(key, event) && (!isTyping || isWithMod(key) || key === 'Escape'),
    )
    if (which >= 0) return { command, which }
  }
  return null
}

/** Which other commands a key would get in the way of. On a message that has the focus, its own keys come first. */
export function conflictsOf(command: Command, key: string, chosen: Chosen): readonly Command[] {
  const all = keymap(chosen)
  const isOfMessages = all.find((shortcut) => shortcut.command === command)?.scope === 'message'
  return all
    .filter(({ scope }) => (scope === 'message') === isOfMessages)
    .filter((shortcut) => shortcut.command !== command && shortcut.keys.includes(key))
    .map((shortcut) => shortcut.command)
}

/** Gives a command keys of the agent's own; with null it has those of the table again. */
export function chooseKeys(command: Command, keys: readonly string[] | null): void {
  const { [command]: _, ...others } = getState().preferences.keys
  setPreferences({ keys: keys === null ? others : { ...others, [command]: [...keys] } })
}
