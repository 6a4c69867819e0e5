import type { z } from 'zod'
import type { Lease } from '#shared/devices.ts'
import type { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { CHANNELS, ChannelOutput, Packed, Patch } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import type { Api, Fetch } from '../account/index.ts'
import type { Arrival, Belonging } from '../cache/index.ts'
import type { Dial } from '../connection/index.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Diagnose } from '../network/index.ts'
import type { CacheBudget } from '../pack/index.ts'
import type { FileDialogs } from '../transfer/index.ts'
import { assembleEngine } from './assemble.ts'

export type { Arrival, Belonging } from '../cache/index.ts'

export interface EngineOptions {
  /** The account's own folder; `cache.db` and `journal.db` live here. */
  folder: string
  /** 32 random bytes from the keychain: both files are encrypted with it. */
  key: Buffer
  /** The built cache worker. */
  workerFile: string
  /** Path of another build of the SQLite addon than the one its package brings. */
  sqliteBinding: string | undefined
  me: Me
  serverUrl: string
  clientId: Id
  appVersion: string
  /**
   * `refresh` says that the last token was refused. Throws UNAUTHENTICATED when only signing in helps; any other
   * refusal means: later.
   */
  accessToken(refresh: boolean): Promise<string>
  /** For what is asked beside the socket. */
  api: Api
  /** For files, which do not go over the line of the messages. */
  fetch: Fetch
  dialogs: FileDialogs
  emit(patches: Patch[]): void
  /** After the commit; never of a first pull or a reset, and never twice of one message. */
  onNewMessages(arrivals: Arrival[]): void
  /** The server has welcomed this account. Left out where nobody keeps its lease. */
  onContact?(lease: Lease): void
  /** The server has told this device to wipe itself. */
  onWiped?(refusal: ParleyError): void
  /** Finds out why the server cannot be reached. */
  diagnose?: Diagnose
  log: Log
  /** `CACHE_BUDGET` unless told otherwise. */
  budget?: CacheBudget
  /** Ends the process at a named point, for the tests that prove what survives it. */
  crash?: (point: string) => void
}

export type DeviceChannel = 'devices.list' | 'devices.remove' | 'devices.wipe' | 'storage.measure'

export type StaffChannel =
  | 'staff.list'
  | 'staff.change'
  | 'staff.resetSecondFactor'
  | 'staff.policy'
  | 'staff.setPolicy'

export type WorkspaceChannel = 'workspace.read' | 'workspace.change'

export type AttachmentChannel =
  | 'draft.attach'
  | 'draft.attachPiece'
  | 'draft.attachFiles'
  | 'draft.detach'
  | 'attachment.read'
  | 'attachment.view'
  | 'attachment.save'
  | 'attachment.cancel'

export type CustomerChannel =
  | 'record.edit'
  | 'record.decide'
  | 'customer.sessions'
  | 'customer.sessionsOnline'
  | 'customer.files'

export type CannedChannel = 'canned.search' | 'canned.save' | 'canned.remove'

/** The channels that the engine answers. The others are the shell's. */
export type EngineChannel =
  | 'queue.page'
  | 'queue.count'
  | 'sessions.bulk'
  | 'session.open'
  | 'session.close'
  | 'messages.before'
  | 'session.peek'
  | 'messages.after'
  | 'messages.around'
  | 'session.read'
  | 'session.typing'
  | 'session.viewing'
  | 'presence.read'
  | 'command.run'
  | 'draft.save'
  | AttachmentChannel
  | CannedChannel
  | CustomerChannel
  | 'message.send'
  | 'message.decide'
  | 'outbox.settings'
  | 'outbox.unsent'
  | 'outbox.configure'
  | 'outbox.decideAll'
  | 'suggestion.decide'
  | 'suggestion.undo'
  | 'suggestion.handedOver'
  | 'connection.retry'
  | 'presence.set'
  | DeviceChannel
  | StaffChannel
  | WorkspaceChannel
  | 'lifeline.read'
  | 'search.desk'
  | 'search.complete'

/** Answers that are passed on as the cache's worker has packed them. */
type PassedChannel = 'session.open' | 'messages.before' | 'messages.after' | 'session.peek'
export type EngineAnswer<Name extends EngineChannel> = Name extends PassedChannel
  ? Packed<ChannelOutput<Name>>
  : ChannelOutput<Name>

export type EngineHandlers = {
  [Name in EngineChannel]: (input: z.output<(typeof CHANNELS)[Name]['input']>) => Promise<EngineAnswer<Name>>
}

/** Everything that works for one signed-in account: its files, its line to the server, what it still has to send. */
export interface Engine {
  /** What the first paint needs, from the cache. */
  snapshot(): Promise<Patch[]>
  handlers: EngineHandlers
  /** Whether a session or a message is this account's. */
  owns(belonging: Belonging): Promise<boolean>
  /** Whether something is part of this session, or of what else there is of its customer. */
  isWithin(sessionId: Id, belonging: Belonging): Promise<boolean>
  /** The customer of a session; null when it is not here. */
  customerOf(sessionId: Id): Promise<Id | null>
  /** The agent has been told of these messages. */
  notified(messageIds: readonly Id[]): void
  /** Messages written here that the server has not taken. */
  unsent(): Promise<number>
  /** The computer woke up, the network changed, or somebody pressed "try again": find out at once how things are. */
  kick(reason: 'resume' | 'network' | 'user'): void
  /** The tokens are good again. */
  signedInAgain(): void
  stop(): Promise<void>
}

/** Resolves when the cache can be read; never waits for the network. `dial` is the way to the server. */
export function openEngine({ dial, ...options }: EngineOptions & { dial: Dial }): Promise<Engine> {
  return assembleEngine(options, dial)
}
