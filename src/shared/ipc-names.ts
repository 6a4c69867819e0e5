/** The names of the IPC registry alone, for the preload: it must not carry the schemas into the page's process. */
export const CHANNEL_NAMES = [
  'store.snapshot',
  'account.signIn',
  'account.signOut',
  'connection.retry',
  'proxy.signIn',
  'queue.page',
  'session.open',
  'session.close',
  'messages.before',
  'session.claim',
  'session.status',
  'session.read',
  'session.typing',
  'draft.save',
  'draft.attach',
  'draft.attachPiece',
  'draft.attachFiles',
  'draft.detach',
  'attachment.read',
  'attachment.view',
  'attachment.save',
  'message.send',
  'message.decide',
  'outbox.settings',
  'outbox.configure',
  'outbox.decideAll',
  'suggestion.decide',
  'suggestion.undo',
  'suggestion.handedOver',
  'link.open',
  'diagnostics.report',
] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

export const EVENT_NAMES = ['store.patch', 'navigate'] as const
export type EventName = (typeof EVENT_NAMES)[number]
