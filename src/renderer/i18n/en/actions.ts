export const actions = {
  'claim.action': 'Claim',
  'claim.offline': 'Claiming needs the server, and you are not connected.',

  'end.action': 'End chat',

  'pause.action': 'Pause',

  'resume.action': 'Resume',

  'reopen.action': 'Reopen',

  'waiting.action': 'Put back to waiting',

  'lock.action': 'Lock',

  'unlock.action': 'Unlock',

  'status.change.offline': 'This needs the server, and you are not connected.',

  'ended.toast': 'The chat with {name} is ended.',

  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.group.queue': 'Queue',
  'shortcuts.group.chat': 'Chat',
  'shortcuts.group.window': 'Window',
  'shortcuts.next': 'Next chat',
  'shortcuts.previous': 'Previous chat',
  'shortcuts.open': 'Open the chat',
  'shortcuts.reply': 'Write a reply',
  'shortcuts.note': 'Write a note',
  'shortcuts.claim': 'Claim the chat',
  'shortcuts.send': 'Send what you wrote',
  'shortcuts.back': 'Back to the queue',
  'shortcuts.help': 'Show this map',
  'shortcuts.customer': 'Show or hide the customer',
} as const
