import { z } from 'zod'
import type { errorBody } from './errors.ts'
import { id } from './ids.ts'
import { accountChannels } from './ipc/account.ts'
import { attachmentsChannels } from './ipc/attachments.ts'
import { cannedChannels } from './ipc/canned.ts'
import type { Channel } from './ipc/channel.ts'
import { commandsChannels } from './ipc/commands.ts'
import { customerChannels } from './ipc/customer.ts'
import { lifelineChannels } from './ipc/lifeline.ts'
import { lockChannels } from './ipc/lock.ts'
import { messagesChannels } from './ipc/messages.ts'
import { outboxChannels } from './ipc/outbox.ts'
import type { Packed } from './ipc/packed.ts'
import { presenceChannels } from './ipc/presence.ts'
import { queueChannels } from './ipc/queue.ts'
import { searchChannels } from './ipc/search.ts'
import { sessionChannels } from './ipc/session.ts'
import { settingsChannels } from './ipc/settings.ts'
import { shellChannels } from './ipc/shell.ts'
import { staffChannels } from './ipc/staff.ts'
import { storeChange } from './ipc/state.ts'
import { suggestionChannels } from './ipc/suggestions.ts'
import { chatPlace, windowChannels } from './ipc/windows.ts'
import { workspaceChannels } from './ipc/workspace.ts'
import type { ChannelName, EventName } from './ipc-names.ts'

export { type ServerFound, secondStep } from './ipc/account.ts'
export { MAX_CANNED, MAX_RECENT_CANNED } from './ipc/canned.ts'
export { type Channel, IPC_PAGE, type WindowRole } from './ipc/channel.ts'
export type { PageCommand, PageCommandInput, PageCommandName } from './ipc/commands.ts'
export * from './ipc/drafts.ts'
export { FILE_PIECE, MAX_DRAFT_FILES, MAX_VIEW } from './ipc/file-limits.ts'
export type { LifeEvent, LifeKind } from './ipc/lifeline.ts'
export {
  LONGEST_HOLD,
  type SendingSettings,
  UNSENT_WORDS,
  type UnsentChat,
  type UnsentMessage,
} from './ipc/outbox.ts'
export { isPacked, type Packed, pack, unpack } from './ipc/packed.ts'
export type { Coverage, SearchPage } from './ipc/search.ts'
export type { StaffChange } from './ipc/staff.ts'
export * from './ipc/state.ts'
export type { ChatPlace, ChatWindow } from './ipc/windows.ts'

/** Every question the renderer may ask, by name. Main's handlers and the bridge are derived from this table. */
export const CHANNELS = {
  ...accountChannels,
  ...attachmentsChannels,
  ...cannedChannels,
  ...commandsChannels,
  ...customerChannels,
  ...lifelineChannels,
  ...lockChannels,
  ...messagesChannels,
  ...outboxChannels,
  ...presenceChannels,
  ...queueChannels,
  ...searchChannels,
  ...sessionChannels,
  ...settingsChannels,
  ...shellChannels,
  ...staffChannels,
  ...suggestionChannels,
  ...windowChannels,
  ...workspaceChannels,
} as const satisfies Record<ChannelName, Channel>

/** What main tells the renderer unasked. */
export const EVENTS = {
  'store.patch': z.object({ storeRev: z.int().positive(), changes: z.array(storeChange) }),
  /** Somebody wants to see this chat: a notification was followed, or what was found in another window. */
  navigate: chatPlace,
  /** Asked for in the window of the chat `from`: the one that waits next, or before it, is to be shown. */
  step: z.object({ from: id, step: z.union([z.literal(1), z.literal(-1)]) }),
  /** The window of a chat is about to close: what is being written goes to the disk first. */
  closing: z.object({}),
  /** The application is about to end: every page puts what is being written on the disk, and answers `window.left`. */
  leaving: z.object({}),
} as const satisfies Record<EventName, z.ZodType>

export type ChannelInput<Name extends ChannelName> = z.input<(typeof CHANNELS)[Name]['input']>
export type ChannelOutput<Name extends ChannelName> = z.output<(typeof CHANNELS)[Name]['output']>
export type IpcResult<Value> = { ok: true; value: Value } | { ok: false; error: z.infer<typeof errorBody> }
/** As it comes over the bridge. */
export type IpcAnswer<Name extends ChannelName> =
  | IpcResult<ChannelOutput<Name>>
  | ((typeof CHANNELS)[Name] extends { isPacked: true } ? { ok: true } & Packed<ChannelOutput<Name>> : never)
export type EventPayload<Name extends EventName> = z.output<(typeof EVENTS)[Name]>

/** The one global that the preload puts into the page: `window.parley`. */
export interface Bridge {
  invoke<Name extends ChannelName>(name: Name, input: ChannelInput<Name>): Promise<IpcAnswer<Name>>
  /** Answers how to stop listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
}
