import type { MessageKey } from '../i18n/en/index.ts'

export type Command =
  | 'queue.next'
  | 'queue.previous'
  | 'queue.open'
  | 'queue.focus'
  | 'chat.reply'
  | 'chat.note'
  | 'chat.claim'
  | 'chat.send'
  | 'window.customer'
  | 'window.shortcuts'
  | 'window.settings'

interface Shortcut {
  command: Command
  /** Keys joined by `+`; `Mod` is Ctrl, on a Mac ⌘. Each of them does it. */
  keys: readonly [string, ...string[]]
  /** Where it works: `anywhere` but in a field, `field` only in one. */
  scope: 'anywhere' | 'list' | 'field'
  group: 'queue' | 'chat' | 'window'
  label: MessageKey
}

/** All keys of the console. What is not here has no key; the map that `?` shows is this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    command: 'queue.next',
    keys: ['j', 'ArrowDown'],
    scope: 'anywhere',
    group: 'queue',
    label: 'shortcuts.next',
  },
  {
    command: 'queue.previous',
    keys: ['k', 'ArrowUp'],
    scope: 'anywhere',
    group: 'queue',
    label: 'shortcuts.previous',
  },
  { command: 'queue.open', keys: ['Enter'], scope: 'list', group: 'queue', label: 'shortcuts.open' },
  { command: 'queue.focus', keys: ['Escape'], scope: 'anywhere', group: 'queue', label: 'shortcuts.back' },
  { command: 'chat.claim', keys: ['c'], scope: 'anywhere', group: 'chat', label: 'shortcuts.claim' },
  { command: 'chat.reply', keys: ['r'], scope: 'anywhere', group: 'chat', label: 'shortcuts.reply' },
  { command: 'chat.note', keys: ['n'], scope: 'anywhere', group: 'chat', label: 'shortcuts.note' },
  { command: 'chat.send', keys: ['Mod+Enter'], scope: 'field', group: 'chat', label: 'shortcuts.send' },
  {
    command: 'window.customer',
    keys: ['i'],
    scope: 'anywhere',
    group: 'window',
    label: 'shortcuts.customer',
  },
  { command: 'window.shortcuts', keys: ['?'], scope: 'anywhere', group: 'window', label: 'shortcuts.help' },
  {
    command: 'window.settings',
    keys: ['Mod+,'],
    scope: 'anywhere',
    group: 'window',
    label: 'shortcuts.settings',
  },
]

export function keyOf(command: Command): string {
  return SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys[0] ?? ''
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Whether a press is this key. On layouts without Latin letters, Arabic say, the place of the key counts. */
export function isKey(key: string, event: KeyPress): boolean {
  const [modifier, rest] = key.startsWith('Mod+') ? [true, key.slice(4)] : [false, key]
  if (event.altKey || (event.ctrlKey || event.metaKey) !== modifier) return false
  if (event.key.toLowerCase() === rest.toLowerCase()) return true
  const isLatin = /^[a-z]$/i.test(event.key)
  return /^[a-z]$/.test(rest) && !isLatin && event.code === `Key${rest.toUpperCase()}`
}
