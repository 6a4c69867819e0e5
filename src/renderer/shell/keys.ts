/**
 * A combination as the table of shortcuts writes it: `Mod`, `Alt` and `Shift` joined by `+` to a key. `Mod` is Ctrl, on
 * a Mac ⌘. Of signs the character counts, however a layout makes it: `?` needs no `Shift`.
 */
interface Combination {
  isMod: boolean
  isAlt: boolean
  isShift: boolean
  key: string
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

function parse(combination: string): Combination {
  const parts = combination.split(/\+(?=.)/)
  const key = parts.at(-1) ?? ''
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  return { isMod: has('Mod'), isAlt: has('Alt'), isShift: has('Shift'), key }
}

/** Whether a press is this key. On layouts without Latin letters, Arabic say, the place of the key counts. */
export function isKey(combination: string, event: KeyPress): boolean {
  const { isMod, isAlt, isShift, key } = parse(combination)
  if ((event.ctrlKey || event.metaKey) !== isMod || event.altKey !== isAlt) return false
  if (!isSign(key) && event.shiftKey !== isShift) return false
  if (event.key.toLowerCase() === key.toLowerCase()) return true
  return /^[a-z]$/i.test(key) && !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`
}

/** Works in a field too: nothing is typed by it. */
export function isWithMod(combination: string): boolean {
  return parse(combination).isMod
}

const MODIFIERS = ['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Dead', 'Process']

/** What was pressed, as the table would write it; null while only modifiers are down. */
export function combinationOf(event: KeyPress): string | null {
  if (MODIFIERS.includes(event.key)) return null
  const key = letterOf(event) ?? event.key
  return [
    ...(event.ctrlKey || event.metaKey ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && !isSign(key) ? ['Shift'] : []),
    key,
  ].join('+')
}

function letterOf({ key, code }: KeyPress): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return isSign(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}

/** Neither a letter of any script nor a named key like `Enter`. */
function isSign(key: string): boolean {
  return [...key].length === 1 && !/[\p{L}\s]/u.test(key)
}
