import type { MessageKey } from '../i18n/en/index.ts'

export type Command =
  | 'queue.next'
  | 'queue.previous'
  | 'queue.open'
  | 'queue.focus'
  | 'chat.reply'
  | 'chat.note'
  | 'chat.send'
  | 'chat.claim'
  | 'chat.decline'
  | 'chat.takeOver'
  | 'chat.assign'
  | 'chat.transfer'
  | 'chat.return'
  | 'chat.snooze'
  | 'chat.pause'
  | 'chat.end'
  | 'chat.reopen'
  | 'chat.lock'
  | 'chat.subject'
  | 'chat.priority'
  | 'chat.category'
  | 'chat.tags'
  | 'window.palette'
  | 'window.search'
  | 'window.customer'
  | 'window.shortcuts'
  | 'window.settings'

export const SHORTCUT_GROUPS = ['queue', 'chat', 'handling', 'filing', 'window'] as const

export interface Shortcut {
  command: Command
  /** As `keys.ts` reads them. Each of them does it. The agent's own, if there are any, stand in for these. */
  keys: readonly [string, ...string[]]
  /** Where it works: `anywhere` (in a field too, if it has a Mod), in the `list`, or only in a `field`. */
  scope: 'anywhere' | 'list' | 'field'
  group: (typeof SHORTCUT_GROUPS)[number]
  label: MessageKey
}

/** All keys of the console. What is not here has no key; the map that `?` shows is this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  of('queue', 'queue.next', ['j', 'ArrowDown'], 'shortcuts.next'),
  of('queue', 'queue.previous', ['k', 'ArrowUp'], 'shortcuts.previous'),
  of('queue', 'queue.open', ['Enter'], 'shortcuts.open', 'list'),
  of('queue', 'queue.focus', ['Escape'], 'shortcuts.back'),

  of('chat', 'chat.reply', ['r'], 'shortcuts.reply'),
  of('chat', 'chat.note', ['n'], 'shortcuts.note'),
  of('chat', 'chat.send', ['Mod+Enter'], 'shortcuts.send', 'field'),

  of('handling', 'chat.claim', ['c'], 'shortcuts.claim'),
  of('handling', 'chat.decline', ['d'], 'decline.action'),
  of('handling', 'chat.takeOver', ['Shift+c'], 'takeOver.action'),
  of('handling', 'chat.assign', ['a'], 'assign.action'),
  of('handling', 'chat.transfer', ['t'], 'transfer.action'),
  of('handling', 'chat.return', ['q'], 'return.action'),
  of('handling', 'chat.snooze', ['z'], 'shortcuts.snooze'),
  of('handling', 'chat.pause', ['p'], 'shortcuts.pause'),
  of('handling', 'chat.end', ['e'], 'end.action'),
  of('handling', 'chat.reopen', ['Shift+e'], 'reopen.action'),
  of('handling', 'chat.lock', ['Shift+l'], 'shortcuts.lock'),

  of('filing', 'chat.subject', ['s'], 'subject.action'),
  of('filing', 'chat.priority', ['y'], 'priority.action'),
  of('filing', 'chat.category', ['g'], 'category.action'),
  of('filing', 'chat.tags', ['l'], 'tags.action'),

  of('window', 'window.palette', ['Mod+k'], 'shortcuts.palette'),
  of('window', 'window.search', ['Mod+Shift+f'], 'shortcuts.search'),
  of('window', 'window.customer', ['i'], 'shortcuts.customer'),
  of('window', 'window.shortcuts', ['?'], 'shortcuts.help'),
  of('window', 'window.settings', ['Mod+,'], 'rail.settings'),
]

function of(
  group: Shortcut['group'],
  command: Command,
  keys: Shortcut['keys'],
  label: MessageKey,
  scope: Shortcut['scope'] = 'anywhere',
): Shortcut {
  return { command, keys, scope, group, label }
}
