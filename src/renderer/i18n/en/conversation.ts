export const conversation = {
  'conversation.none.title': 'No chat open',
  'conversation.none.body': 'Choose one from the list, or move with J and K and press Enter.',
  'conversation.failed': 'This chat could not be opened.',
  'conversation.messages': 'Messages with {name}',
  'conversation.loadingOlder': 'Loading older messages…',
  'conversation.olderFailed': 'Older messages could not be loaded.',
  'conversation.olderOffline': 'Older messages are on the server. They load when you are online.',
  'conversation.unread': '{count, plural, one {# new message} other {# new messages}}',
  'conversation.toNewest': 'Go to the newest message',
  'conversation.toNew': '{count, plural, one {# new} other {# new}}',
  'conversation.typing':
    '{count, plural, one {{first} is typing…} =2 {{first} and {second} are typing…} other {Several people are typing…}}',
  'conversation.showCustomer': 'Show the customer',
  'conversation.hideCustomer': 'Hide the customer',
  'conversation.heldBy': 'with {name}',
  'conversation.heldByYou': 'with you',
  'conversation.heldByNobody': 'with nobody',
  'conversation.more': 'More actions',

  'message.note': 'Note',
  'message.noteHint': 'Only staff can see this',
  'message.emergency': 'Emergency',
  'message.deleted': 'This message was deleted.',
  'message.edited': 'edited',
  'message.unknownSender': 'A colleague',
  'message.you': 'You',

  'delivery.held': 'Held back: you can still undo',
  'delivery.queued': 'Waiting to be sent',
  'delivery.sending': 'Sending',
  'delivery.sent': 'Sent',
  'delivery.delivered': 'Delivered',
  'delivery.read': 'Read',
  'delivery.failed': 'Not sent',
  'delivery.stale': 'Not sent: the chat has moved on',
  'delivery.confirm': 'Not sent: please confirm',

  'pending.held': 'Leaves in {seconds, plural, one {# second} other {# seconds}}.',
  'pending.offline': 'Not sent yet. Parley will send it when you are online.',
  'pending.uploading': '{share} of {size} sent',
  'pending.confirm': 'Written {ago} and not sent yet. Does it still fit?',
  'pending.stale.answered': 'A colleague has answered meanwhile.',
  'pending.stale.answeredBy': '{name} has answered meanwhile.',
  'pending.stale.customer':
    '{count, plural, one {The customer has written again.} other {The customer has written # more messages.}}',
  'pending.stale.unknown': 'The chat has moved on since you began to write.',
  'pending.failed': 'Not sent. {reason}',
  'pending.sendAnyway': 'Send anyway',
  'pending.send': 'Send',
  'pending.tryAgain': 'Send again',
  'pending.edit': 'Edit',
  'pending.discard': 'Discard',

  'event.started': 'Chat started',
  'event.claimed': '{who, select, me {You claimed this chat} other {{name} claimed this chat}}',
  'event.joined': '{who, select, me {You joined this chat} other {{name} joined this chat}}',
  'event.returned':
    '{who, select, me {You gave this chat back to the queue} nobody {Back in the queue} other {{name} gave this chat back to the queue}}',
  'event.moved':
    '{who, select, me {You moved this chat to another team} nobody {Moved to another team} other {{name} moved this chat to another team}}',
  'event.takenOver': '{who, select, me {You took over this chat} other {{name} took over this chat}}',
  'event.assigned':
    '{to, select, me {{who, select, me {You took over this chat} nobody {This chat was assigned to you} other {{name} assigned this chat to you}}} other {{who, select, me {You assigned this chat to {toName}} nobody {Assigned to {toName}} other {{name} assigned this chat to {toName}}}}}',
  'event.status.waiting':
    '{who, select, me {You put this chat back to waiting} nobody {Put back to waiting} other {{name} put this chat back to waiting}}',
  'event.status.active':
    '{who, select, me {You resumed this chat} nobody {Chat resumed} other {{name} resumed this chat}}',
  'event.status.reopened':
    '{who, select, me {You reopened this chat} nobody {Chat reopened} other {{name} reopened this chat}}',
  'event.status.paused':
    '{who, select, me {You paused this chat} nobody {Chat paused} other {{name} paused this chat}}',
  'event.status.ended':
    '{who, select, me {You ended this chat} nobody {Chat ended} other {{name} ended this chat}}',
  'event.status.locked':
    '{who, select, me {You locked this chat} nobody {Chat locked} other {{name} locked this chat}}',
  'event.status.unlocked':
    '{who, select, me {You unlocked this chat} nobody {Chat unlocked} other {{name} unlocked this chat}}',
} as const
