import type { MessageKey } from '../i18n/en/index.ts'

export type Command =
  | 'queue.next'
  | 'queue.previous'
  | 'queue.open'
  | 'queue.focus'
  | 'queue.nextView'
  | 'queue.previousView'
  | 'queue.find'
  | 'queue.select'
  | 'queue.extend'
  | 'queue.selectAll'
  | 'chat.reply'
  | 'chat.note'
  | 'chat.send'
  | 'write.bold'
  | 'write.italic'
  | 'write.strike'
  | 'write.code'
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
  | 'chats.popOut'
  | 'chats.paneLeft'
  | 'chats.paneRight'
  | 'window.palette'
  | 'window.search'
  | 'window.customer'
  | 'window.shortcuts'
  | 'window.settings'

export const SHORTCUT_GROUPS = ['queue', 'chat', 'message', 'handling', 'filing', 'chats', 'window'] as const

export interface Shortcut {
  command: Command
  /** As `keys.ts` reads them. Each of them does it. The agent's own, if there are any, stand in for these. */
  keys: readonly [string, ...string[]]
  /**
   * Where it works: `anywhere` (in a field too, if it has a Mod), in the `list`, only in a `field`, or on a `message`
   * that has the focus, which then comes before what the key does anywhere.
   */
  scope: 'anywhere' | 'list' | 'field' | 'message'
  group: (typeof SHORTCUT_GROUPS)[number]
  label: MessageKey
}

/** All keys of the console. What is not here has no key; the map that `?` shows is this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  of('queue', 'queue.next', ['j', 'ArrowDown'], 'shortcuts.next'),
  of('queue', 'queue.previous', ['k', 'ArrowUp'], 'shortcuts.previous'),
  of('queue', 'queue.open', ['Enter'], 'shortcuts.open', 'list'),
  of('queue', 'queue.focus', ['Escape'], 'shortcuts.back'),
  of('queue', 'queue.nextView', [']'], 'queue.key.nextView'),
  of('queue', 'queue.previousView', ['['], 'queue.key.previousView'),
  of('queue', 'queue.find', ['f'], 'queue.key.find'),
  of('queue', 'queue.select', ['x'], 'queue.key.select', 'list'),
  of('queue', 'queue.extend', ['Shift+j', 'Shift+k'], 'queue.key.extend', 'list'),
  of('queue', 'queue.selectAll', ['Mod+a'], 'queue.key.selectAll', 'list'),

  of('chat', 'chat.reply', ['r'], 'shortcuts.reply'),
  of('chat', 'chat.note', ['n'], 'shortcuts.note'),
  of('chat', 'chat.send', ['Mod+Enter'], 'shortcuts.send', 'field'),
  of('chat', 'chat.find', ['Mod+f'], 'shortcuts.find'),
  of('chat', 'write.bold', ['Mod+b'], 'composer.bold', 'field'),
  of('chat', 'write.italic', ['Mod+i'], 'composer.italic', 'field'),
  of('chat', 'write.strike', ['Mod+Shift+x'], 'composer.strike', 'field'),
  of('chat', 'write.code', ['Mod+e'], 'composer.code', 'field'),
  of('chat', 'chat.messages', ['m'], 'shortcuts.messages'),

  of('message', 'message.menu', ['Enter'], 'shortcuts.message.menu', 'message'),
  of('message', 'message.reply', ['q'], 'shortcuts.message.reply', 'message'),
  of('message', 'message.copy', ['Mod+c'], 'shortcuts.message.copy', 'message'),
  of('message', 'message.edit', ['e'], 'shortcuts.message.edit', 'message'),
  of('message', 'message.delete', ['Delete'], 'shortcuts.message.delete', 'message'),
  of('message', 'message.life', ['l'], 'shortcuts.message.life', 'message'),

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

  of('chats', 'chats.nextWaiting', ['Ctrl+Tab'], 'shortcuts.nextWaiting'),
  of('chats', 'chats.previousWaiting', ['Ctrl+Shift+Tab'], 'shortcuts.previousWaiting'),
  of(
    'chats',
    'chats.number',
    ['Mod+1', 'Mod+2', 'Mod+3', 'Mod+4', 'Mod+5', 'Mod+6', 'Mod+7', 'Mod+8', 'Mod+9'],
    'shortcuts.number',
  ),
  of('chats', 'chats.close', ['Mod+w'], 'shortcuts.closeChat'),
  of('chats', 'chats.reopen', ['Mod+Shift+t'], 'shortcuts.reopenChat'),
  of('chats', 'chats.moveBack', ['Mod+Shift+PageUp'], 'shortcuts.moveBack'),
  of('chats', 'chats.moveOn', ['Mod+Shift+PageDown'], 'shortcuts.moveOn'),
  of('chats', 'chats.split', ['Mod+\\'], 'shortcuts.split'),
  of('chats', 'chats.fold', ['Mod+Shift+\\'], 'shortcuts.fold'),
  of('chats', 'chats.popOut', ['o', 'Mod+Shift+o'], 'shortcuts.popOut'),
  of('chats', 'chats.paneLeft', ['Mod+Alt+ArrowLeft'], 'shortcuts.paneLeft'),
  of('chats', 'chats.paneRight', ['Mod+Alt+ArrowRight'], 'shortcuts.paneRight'),

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
