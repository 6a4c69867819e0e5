import { z } from 'zod'
import {
  customer,
  message,
  messageBody,
  messageType,
  participant,
  session,
  sessionStatus,
  team,
  user,
} from './entities.ts'
import { errorBody } from './errors.ts'
import { authoredId, id, seq, timestamp } from './ids.ts'
import type { ChannelName, EventName } from './ipc-names.ts'
import { view, viewCounts } from './queue.ts'
import { me } from './rest.ts'

/** Rows and messages in one IPC answer at most: 50 take 1 ms to cross, 500 take 6. */
export const IPC_PAGE = 50

export const draftKind = z.enum(['reply', 'note'])
export type DraftKind = z.infer<typeof draftKind>

export const draft = z.object({
  sessionId: id,
  kind: draftKind,
  body: z.string().max(100_000),
  /** The session's last `seq` on screen when writing began: the freshness guard's base. */
  baseSeq: seq,
  updatedAt: timestamp,
})
export type Draft = z.infer<typeof draft>

/**
 * A message on its way: an outbox row as the screen shows it. `queued` waits for its turn or the network, `sending`
 * is in flight, `confirm` is older than an outage allows and asks once, `stale` waits for the agent's decision,
 * `failed` was refused for good.
 */
export const pendingMessage = z.object({
  id: authoredId,
  sessionId: id,
  type: messageType.extract(['text', 'note']),
  body: z.string(),
  state: z.enum(['queued', 'sending', 'confirm', 'stale', 'failed']),
  error: errorBody.nullable(),
  createdAt: timestamp,
})
export type PendingMessage = z.infer<typeof pendingMessage>

/** A session as the queue shows it. */
export const queueRow = z.object({
  session,
  customer,
  /** The last message that the reader may see: its text is cut to 200 UTF-16 units. */
  preview: message
    .pick({ type: true, senderKind: true, senderId: true, body: true, event: true, status: true })
    .nullable(),
  /** Customer's messages that the signed-in agent has not read. */
  unread: z.int().nonnegative(),
  participants: z.array(participant),
  hasDraft: z.boolean(),
})
export type QueueRow = z.infer<typeof queueRow>

export const accountState = z.discriminatedUnion('state', [
  /** The keychain and the cache are being opened. */
  z.object({ state: z.literal('starting') }),
  z.object({
    state: z.literal('signed_out'),
    serverUrl: z.string().nullable(),
    email: z.string().nullable(),
  }),
  z.object({
    state: z.literal('signed_in'),
    me,
    serverUrl: z.string(),
    /** Where tokens are kept: `memory` means that a restart asks for the password again, and the console says so. */
    vault: z.enum(['keychain', 'os_encrypted', 'memory']),
  }),
])
export type AccountState = z.infer<typeof accountState>

/** The connection machine's states. `needs_auth` and `unsupported` stop it until somebody acts. */
export const connectionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting'), attempt: z.int().nonnegative() }),
  z.object({ state: z.literal('online') }),
  z.object({ state: z.literal('offline'), reason: z.string(), retryAt: timestamp.nullable() }),
  z.object({ state: z.literal('needs_auth') }),
  z.object({ state: z.literal('unsupported'), minAppVersion: z.string() }),
  z.object({ state: z.literal('closed') }),
])
export type ConnectionState = z.infer<typeof connectionState>

/** What the foot of the rail says: the line, how fresh the cache is, and what waits to be sent. */
export const syncState = z.object({
  connection: connectionState,
  /** The cache is complete up to this moment, by the server's clock; null before the first full pull. */
  completeTo: timestamp.nullable(),
  waitingToSend: z.int().nonnegative(),
})
export type SyncState = z.infer<typeof syncState>

/** Something the agent must know that no other part of the screen shows. */
export const notice = z.object({
  id: z.string(),
  kind: z.enum(['cache_rebuilt', 'journal_salvaged', 'vault_memory_only', 'disk_full', 'newer_files']),
})
export type Notice = z.infer<typeof notice>

/** One change to what the renderer holds. Patches are the only way anything gets there. */
export const patch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), account: accountState }),
  z.object({ kind: z.literal('sync'), sync: syncState }),
  z.object({ kind: z.literal('counts'), counts: viewCounts }),
  z.object({ kind: z.literal('rows'), rows: z.array(queueRow) }),
  z.object({ kind: z.literal('rows.gone'), sessionIds: z.array(id) }),
  z.object({ kind: z.literal('users'), users: z.array(user) }),
  z.object({ kind: z.literal('teams'), teams: z.array(team) }),
  /** New or changed messages of a session that the renderer has opened. */
  z.object({ kind: z.literal('messages'), sessionId: id, messages: z.array(message) }),
  /** All pending messages of a session, in order. */
  z.object({ kind: z.literal('pending'), sessionId: id, pending: z.array(pendingMessage) }),
  z.object({
    kind: z.literal('typing'),
    sessionId: id,
    who: z.enum(['customer', 'user']),
    memberId: id,
    typing: z.boolean(),
  }),
  z.object({ kind: z.literal('notice'), notice }),
  /** Everything held so far belongs to nobody any more: signed out, or the cache was rebuilt. */
  z.object({ kind: z.literal('reset') }),
])
export type Patch = z.infer<typeof patch>

const nothing = z.strictObject({})
const done = z.object({})

/** Kinds of our own windows. Which one asks is known from the sender, never from the payload. */
export type WindowRole = 'console'

interface Channel {
  callers: readonly WindowRole[]
  input: z.ZodObject
  output: z.ZodType
  /** Milliseconds until the caller gets TIMEOUT. */
  timeout: number
}

const CONSOLE = ['console'] as const

/** Every question the renderer may ask, by name. Main's handlers and the bridge are derived from this table. */
export const CHANNELS = {
  /** What to start from: all later patches have a higher `storeRev`. Asked again when a `storeRev` is missing. */
  'store.snapshot': {
    callers: CONSOLE,
    input: nothing,
    output: z.object({
      storeRev: z.int().nonnegative(),
      patches: z.array(patch),
      locale: z.string(),
      version: z.string(),
    }),
    timeout: 5_000,
  },
  'account.signIn': {
    callers: CONSOLE,
    input: z.strictObject({
      serverUrl: z.string().trim().min(1).max(500),
      email: z.string().trim().min(1).max(254),
      password: z.string().min(1).max(200),
    }),
    output: done,
    timeout: 30_000,
  },
  /** Refused with CONFLICT while something is unsent, unless `discardUnsent`. */
  'account.signOut': {
    callers: CONSOLE,
    input: z.strictObject({ discardUnsent: z.boolean() }),
    output: done,
    timeout: 15_000,
  },
  'connection.retry': { callers: CONSOLE, input: nothing, output: done, timeout: 1_000 },
  /** Up to {@link IPC_PAGE} rows of a view after the given row, by last message, newest first. */
  'queue.page': {
    callers: CONSOLE,
    input: z.strictObject({ view, after: z.strictObject({ lastMessageAt: timestamp, id }).nullable() }),
    output: z.object({ rows: z.array(queueRow).max(IPC_PAGE), more: z.boolean() }),
    timeout: 5_000,
  },
  /** From now on `messages`, `pending` and `typing` patches of this session are wanted; answers what is there. */
  'session.open': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id }),
    output: z.object({
      row: queueRow,
      messages: z.array(message).max(IPC_PAGE),
      /** Older messages exist, in the cache or on the server. */
      more: z.boolean(),
      pending: z.array(pendingMessage),
      drafts: z.array(draft),
    }),
    timeout: 5_000,
  },
  'session.close': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id }),
    output: done,
    timeout: 1_000,
  },
  /** Up to {@link IPC_PAGE} messages before `beforeSeq`, rising; fetched from the server when the cache lacks them. */
  'messages.before': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id, beforeSeq: seq.min(1) }),
    output: z.object({ messages: z.array(message).max(IPC_PAGE), more: z.boolean() }),
    timeout: 15_000,
  },
  'session.claim': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id }),
    output: done,
    timeout: 15_000,
  },
  'session.status': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id, to: sessionStatus }),
    output: done,
    timeout: 15_000,
  },
  'session.read': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id, seq }),
    output: done,
    timeout: 5_000,
  },
  'session.typing': {
    callers: CONSOLE,
    input: z.strictObject({ sessionId: id, typing: z.boolean() }),
    output: done,
    timeout: 1_000,
  },
  /** An empty body removes the draft. Answered once it is on disk. */
  'draft.save': {
    callers: CONSOLE,
    input: draft.omit({ updatedAt: true }).strict(),
    output: done,
    timeout: 5_000,
  },
  /** Puts the message into the outbox and takes the draft out, in one transaction; answered once on disk. */
  'message.send': {
    callers: CONSOLE,
    input: z.strictObject({
      sessionId: id,
      kind: draftKind,
      body: messageBody,
      replyTo: id.nullable(),
      baseSeq: seq,
    }),
    output: z.object({ id: authoredId }),
    timeout: 5_000,
  },
  /** What to do with a message that is `confirm`, `stale` or `failed`. `edit` turns it back into the draft. */
  'message.decide': {
    callers: CONSOLE,
    input: z.strictObject({ id: authoredId, decision: z.enum(['send', 'edit', 'discard']) }),
    output: done,
    timeout: 5_000,
  },
  /** Opens an http(s) or mailto link outside, after main's own check. */
  'link.open': {
    callers: CONSOLE,
    input: z.strictObject({ url: z.string().max(8_192) }),
    output: done,
    timeout: 5_000,
  },
  /** An error that a boundary in the renderer caught; never carries message text. */
  'diagnostics.report': {
    callers: CONSOLE,
    input: z.strictObject({
      name: z.string().max(100),
      stack: z.string().max(8_000),
      where: z.string().max(100),
    }),
    output: done,
    timeout: 1_000,
  },
} as const satisfies Record<ChannelName, Channel>

/** What main tells the renderer unasked. */
export const EVENTS = {
  'store.patch': z.object({ storeRev: z.int().positive(), patches: z.array(patch) }),
  /** A notification or a deep link was followed. */
  navigate: z.object({ sessionId: id }),
} as const satisfies Record<EventName, z.ZodType>

export type ChannelInput<Name extends ChannelName> = z.input<(typeof CHANNELS)[Name]['input']>
export type ChannelOutput<Name extends ChannelName> = z.output<(typeof CHANNELS)[Name]['output']>
export type IpcResult<Value> = { ok: true; value: Value } | { ok: false; error: z.infer<typeof errorBody> }
export type EventPayload<Name extends EventName> = z.output<(typeof EVENTS)[Name]>

/** The one global that the preload puts into the page: `window.parley`. */
export interface Bridge {
  invoke<Name extends ChannelName>(
    name: Name,
    input: ChannelInput<Name>,
  ): Promise<IpcResult<ChannelOutput<Name>>>
  /** Answers how to stop listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void
}
