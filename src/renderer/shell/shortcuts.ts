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
  | 'chat.messages'
  | 'message.menu'
  | 'message.reply'
  | 'message.copy'
  | 'message.edit'
  | 'message.delete'
  | 'message.life'
  | 'chat.find'
  | 'chats.nextWaiting'
  | 'chats.previousWaiting'
  | 'chats.number'
  | 'chats.close'
  | 'chats.reopen'
  | 'chats.moveBack'
  | 'chats.moveOn'
  | 'chats.split'
  | 'chats.fold'
  | 'chats.paneLeft'
  | 'chats.paneRight'
  | 'window.customer'
  | 'window.shortcuts'

interface Shortcut {
  command: Command
  /** Keys joined by `+`; `Mod` is Ctrl, on a Mac ⌘. Each of them does it; which one it was is told. */
  keys: readonly [string, ...string[]]
  /**
   * Where it works: `anywhere` but in a field, unless it goes with Ctrl or ⌘; `field` only in one, `message` on one
   * that has the focus.
   */
  scope: 'anywhere' | 'list' | 'field' | 'message'
  group: 'queue' | 'chat' | 'message' | 'chats' | 'window'
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
  { command: 'chat.messages', keys: ['m'], scope: 'anywhere', group: 'chat', label: 'shortcuts.messages' },
  {
    command: 'message.menu',
    keys: ['Enter'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.menu',
  },
  {
    command: 'message.reply',
    keys: ['q'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.reply',
  },
  {
    command: 'message.copy',
    keys: ['Mod+c'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.copy',
  },
  {
    command: 'message.edit',
    keys: ['e'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.edit',
  },
  {
    command: 'message.delete',
    keys: ['Delete'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.delete',
  },
  {
    command: 'message.life',
    keys: ['l'],
    scope: 'message',
    group: 'message',
    label: 'shortcuts.message.life',
  },
  {
    command: 'chat.find',
    keys: ['Mod+f'],
    scope: 'anywhere',
    group: 'chat',
    label: 'shortcuts.find',
  },
  {
    command: 'chats.nextWaiting',
    keys: ['Ctrl+Tab'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.nextWaiting',
  },
  {
    command: 'chats.previousWaiting',
    keys: ['Ctrl+Shift+Tab'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.previousWaiting',
  },
  {
    command: 'chats.number',
    keys: ['Mod+1', 'Mod+2', 'Mod+3', 'Mod+4', 'Mod+5', 'Mod+6', 'Mod+7', 'Mod+8', 'Mod+9'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.number',
  },
  {
    command: 'chats.close',
    keys: ['Mod+w'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.closeChat',
  },
  {
    command: 'chats.reopen',
    keys: ['Mod+Shift+t'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.reopenChat',
  },
  {
    command: 'chats.moveBack',
    keys: ['Mod+Shift+PageUp'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.moveBack',
  },
  {
    command: 'chats.moveOn',
    keys: ['Mod+Shift+PageDown'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.moveOn',
  },
  {
    command: 'chats.split',
    keys: ['Mod+\\'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.split',
  },
  {
    command: 'chats.fold',
    keys: ['Mod+Shift+\\'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.fold',
  },
  {
    command: 'chats.paneLeft',
    keys: ['Mod+Alt+ArrowLeft'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.paneLeft',
  },
  {
    command: 'chats.paneRight',
    keys: ['Mod+Alt+ArrowRight'],
    scope: 'anywhere',
    group: 'chats',
    label: 'shortcuts.paneRight',
  },
  {
    command: 'window.customer',
    keys: ['i'],
    scope: 'anywhere',
    group: 'window',
    label: 'shortcuts.customer',
  },
  { command: 'window.shortcuts', keys: ['?'], scope: 'anywhere', group: 'window', label: 'shortcuts.help' },
]

export function keyOf(command: Command): string {
  return SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys[0] ?? ''
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * Whether a press is this key. Shift only counts beside another modifier: `?` needs it on some layouts and not on
 * others. On layouts without Latin letters, Arabic say, the place of the key counts, and so it does for digits and the
 * backslash, which are elsewhere on many.
 */
export function isKey(key: string, event: KeyPress): boolean {
  const modifiers = key.split('+')
  const face = modifiers.pop() ?? ''
  const wants = (modifier: string) => modifiers.includes(modifier)
  if (event.altKey !== wants('Alt')) return false
  if ((event.ctrlKey || event.metaKey) !== (wants('Mod') || wants('Ctrl'))) return false
  if (wants('Ctrl') && !event.ctrlKey) return false
  if (modifiers.length > 0 && event.shiftKey !== wants('Shift')) return false
  if (event.key.toLowerCase() === face.toLowerCase()) return true
  if (modifiers.length > 0 && /^[1-9\\]$/.test(face)) return event.code === placeOf(face)
  const isLatin = /^[a-z]$/i.test(event.key)
  return /^[a-z]$/.test(face) && !isLatin && event.code === `Key${face.toUpperCase()}`
}

function placeOf(face: string): string {
  return face === '\\' ? 'Backslash' : `Digit${face}`
}
