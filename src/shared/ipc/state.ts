import { z } from 'zod'
import { wipeReason } from '../devices.ts'
import { recordEdit } from '../edits.ts'
import {
  attributeDefinition,
  customer,
  label,
  message,
  messageType,
  participant,
  session,
  suggestion,
  team,
  user,
} from '../entities.ts'
import { errorBody, staleDetails } from '../errors.ts'
import { authoredId, id, timestamp } from '../ids.ts'
import { lockState } from '../pin.ts'
import { presenceSeen, presenceStatus } from '../presence.ts'
import { viewCounts } from '../queue.ts'
import { me } from '../rest.ts'
import { workspaceFacts } from '../routes/policy.ts'
import { settings } from '../settings.ts'
import { draftFile, draftKind } from './drafts.ts'
import { chatWindow } from './windows.ts'

/**
 * A message on its way: an outbox row as the screen shows it. `held` can be taken back until it leaves, `queued` waits
 * for its turn or the network, `sending` is in flight, `confirm` is older than an outage allows and asks once, `stale`
 * waits for the agent's decision, `failed` was refused for good.
 */
export const pendingMessage = z.object({
  id: authoredId,
  sessionId: id,
  type: messageType.extract(['text', 'note', 'file']),
  body: z.string(),
  /** What it carries, and how many of its bytes the server has. */
  file: z.object({ id: authoredId, name: z.string(), size: z.int(), sent: z.int() }).nullable(),
  /** The message that it answers. */
  replyTo: id.nullable(),
  state: z.enum(['held', 'queued', 'sending', 'confirm', 'stale', 'failed']),
  /** When a held one leaves; null for the others. */
  leavesAt: timestamp.nullable(),
  error: errorBody.nullable(),
  /** Of a stale one: what has happened since it was begun. */
  changed: staleDetails.nullable(),
  createdAt: timestamp,
})
export type PendingMessage = z.infer<typeof pendingMessage>

/** A draft of mine that went, or is to go, to who has its chat now. It is still here as my draft. */
export const handOver = z.object({
  /** The suggestion's. */
  id: authoredId,
  sessionId: id,
  kind: draftKind,
  /** As it was when the chat went. */
  body: z.string(),
  state: z.enum(['waiting', 'travelled']),
  createdAt: timestamp,
})
export type HandOver = z.infer<typeof handOver>

/** A session as the queue shows it. */
export const queueRow = z.object({
  accountId: id,
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
  /** Put aside, and its time has not come. */
  isSnoozed: z.boolean(),
  /** Its replies that nobody has let through yet. */
  toReview: z.int().nonnegative(),
})
export type QueueRow = z.infer<typeof queueRow>

/** Where an account's tokens are kept: `memory` means that a restart asks for the password again. */
export const vaultKind = z.enum(['keychain', 'os_encrypted', 'memory'])
export type VaultKind = z.infer<typeof vaultKind>

/** Somebody's place in a workspace, on this computer. */
export const account = z.object({
  /** The workspace's: there is at most one account in each, so that no session is here twice. */
  id,
  me,
  serverUrl: z.string(),
  vault: vaultKind,
  /** Remembered, but the key of its files is out of reach until somebody signs in again. */
  isShut: z.boolean(),
})
export type Account = z.infer<typeof account>

export const accountsState = z.discriminatedUnion('state', [
  /** What is remembered has not been read yet. */
  z.object({ state: z.literal('starting') }),
  /** What the form is filled with. */
  z.object({
    state: z.literal('signed_out'),
    serverUrl: z.string().nullable(),
    email: z.string().nullable(),
  }),
  /** At least one of them is not shut. */
  z.object({ state: z.literal('signed_in'), accounts: z.array(account).min(1) }),
])
export type AccountsState = z.infer<typeof accountsState>

/** Why there is no line. What is said and offered on screen depends on it; `proxy_scheme`: not Basic. */
export const offlineCause = z.enum([
  'captive_portal',
  'proxy_auth',
  'proxy_scheme',
  'proxy',
  'tls_expired',
  'tls_unknown_authority',
  'tls_wrong_host',
  'tls',
  'dns',
  'refused',
  'timeout',
  'no_network',
  'server_error',
  'not_parley',
  'unreachable',
])
export type OfflineCause = z.infer<typeof offlineCause>

/** The connection machine's states. `needs_auth` and `unsupported` stop it until somebody acts. */
export const connectionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting'), attempt: z.int().nonnegative() }),
  z.object({ state: z.literal('online') }),
  z.object({
    state: z.literal('offline'),
    cause: offlineCause,
    /** One sentence, and one on what to do. */
    reason: z.string(),
    hint: z.string(),
    retryAt: timestamp.nullable(),
  }),
  z.object({ state: z.literal('needs_auth') }),
  /** `older` is too old for the other: this console, which then needs `minAppVersion`, or the server. */
  z.object({
    state: z.literal('unsupported'),
    older: z.enum(['console', 'server']),
    minAppVersion: z.string(),
  }),
  z.object({ state: z.literal('closed') }),
])
export type ConnectionState = z.infer<typeof connectionState>

/** What the foot of the rail says: the line, how fresh the cache is, and what waits to be sent. */
export const syncState = z.object({
  connection: connectionState,
  /**
   * The cache is complete up to this moment, by the server's clock. Null before the first full pull, and while a pull
   * of everything replaces what is here because it says nothing any more.
   */
  completeTo: timestamp.nullable(),
  /** Milliseconds by which the server's clock is ahead of this computer's; `isWrong` when it matters to people. */
  clock: z.object({ offsetMs: z.int(), isWrong: z.boolean() }),
  /** What the server said of itself when it welcomed this console last; null until it has, in this run. */
  server: z
    .object({
      /** Null: one that does not say. */
      version: z.string().nullable(),
      protocol: z.int(),
      /** It serves no console before this one. */
      minAppVersion: z.string(),
    })
    .nullable(),
  waitingToSend: z.int().nonnegative(),
  /** Of those, replies that an outage has made old, and nobody has been asked about yet. */
  toConfirm: z.int().nonnegative(),
  /** Whole transcripts on this computer, of those that should be here to be read offline. */
  pack: z.object({ complete: z.int().nonnegative(), wanted: z.int().nonnegative() }),
})
export type SyncState = z.infer<typeof syncState>

/** How the agent has chosen to be found; after `until`, by the server's clock, they are available again. */
export const ownPresence = z.object({ status: presenceStatus, until: timestamp.nullable() })
export type OwnPresence = z.infer<typeof ownPresence>

/** Something the agent must know that no other part of the screen shows. */
export const notice = z.object({
  id: z.string(),
  kind: z.enum([
    'cache_rebuilt',
    'journal_salvaged',
    'vault_memory_only',
    'disk_full',
    'newer_files',
    /** The server says things that this version does not know, and leaves out. */
    'update_needed',
    'lease_ending',
  ]),
  /** Of `lease_ending`: when what is kept here of the account is destroyed. */
  until: timestamp.optional(),
})
export type Notice = z.infer<typeof notice>

/** One change to what the renderer holds of one account. */
export const patch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sync'), sync: syncState }),
  z.object({ kind: z.literal('counts'), counts: viewCounts }),
  z.object({ kind: z.literal('rows'), rows: z.array(queueRow) }),
  z.object({ kind: z.literal('rows.gone'), sessionIds: z.array(id) }),
  z.object({ kind: z.literal('users'), users: z.array(user) }),
  z.object({ kind: z.literal('teams'), teams: z.array(team) }),
  /** Tags and categories, archived ones too: chats may still carry them. */
  z.object({ kind: z.literal('labels'), labels: z.array(label) }),
  z.object({ kind: z.literal('definitions'), definitions: z.array(attributeDefinition) }),
  /** What the workspace has said of itself. */
  z.object({ kind: z.literal('workspace'), workspace: workspaceFacts }),
  /** How colleagues are to be found. */
  z.object({ kind: z.literal('presence'), presence: z.array(presenceSeen) }),
  z.object({ kind: z.literal('presence.own'), presence: ownPresence }),
  /** New or changed messages of a session that the renderer has opened. */
  z.object({ kind: z.literal('messages'), sessionId: id, messages: z.array(message) }),
  /** All pending messages of a session, in order. */
  z.object({ kind: z.literal('pending'), sessionId: id, pending: z.array(pendingMessage) }),
  /** All files of a session's drafts, in order. */
  z.object({ kind: z.literal('draft.files'), sessionId: id, files: z.array(draftFile) }),
  /** What colleagues have left in a session, and drafts of mine that went from it to others. */
  z.object({
    kind: z.literal('suggestions'),
    sessionId: id,
    suggestions: z.array(suggestion),
    handOvers: z.array(handOver),
  }),
  /** All fields that were changed here and that the server does not know yet. The rows have them already. */
  z.object({ kind: z.literal('edits'), edits: z.array(recordEdit) }),
  /** Somebody has begun to write in a session, or stopped. */
  z.object({
    kind: z.literal('typing'),
    sessionId: id,
    who: z.enum(['customer', 'user']),
    memberId: id,
    typing: z.boolean(),
  }),
  /** A colleague looks at a session, or the customer at one that the renderer has opened; or no longer. */
  z.object({
    kind: z.literal('viewing'),
    sessionId: id,
    who: z.enum(['customer', 'user']),
    memberId: id,
    viewing: z.boolean(),
  }),
  /** The file of a message is being saved: so many bytes of it are here. Null: not any more. */
  z.object({
    kind: z.literal('saving'),
    sessionId: id,
    messageId: id,
    received: z.int().nonnegative().nullable(),
  }),
  z.object({ kind: z.literal('notice'), notice }),
  z.object({ kind: z.literal('notice.gone'), id: z.string() }),
  /** Everything held of the account so far is told anew: it was opened just now, or its cache was rebuilt. */
  z.object({ kind: z.literal('reset') }),
])
export type Patch = z.infer<typeof patch>

/** What was destroyed here and why, and how many messages were lost that had not been sent; never what. */
export const lastWipe = z.object({
  at: timestamp,
  reason: wipeReason,
  unsent: z.int().nonnegative().nullable(),
})
export type LastWipe = z.infer<typeof lastWipe>

/** Somewhere that somebody was signed in on this computer. */
export const place = z.object({
  serverUrl: z.string(),
  email: z.string(),
  user: z.object({ id, name: z.string() }),
  workspace: z.object({ id, name: z.string() }),
})
export type Place = z.infer<typeof place>

/** What main tells, the only way anything gets to the renderer: who is signed in, and what changes for whom. */
export const storeChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accounts'), accounts: accountsState }),
  /** Of the window, and so of all accounts. While it is locked, nothing else is told. */
  z.object({ kind: z.literal('lock'), lock: lockState }),
  /** Of this computer. Told at a locked window too: it has to know its language. */
  z.object({ kind: z.literal('settings'), settings }),
  /** The last account that was destroyed here without anybody having signed out of it. */
  z.object({ kind: z.literal('wiped'), wiped: lastWipe.nullable() }),
  /** Where one was signed in before, the latest first. */
  z.object({ kind: z.literal('places'), places: z.array(place) }),
  /** All chats that have windows of their own. */
  z.object({ kind: z.literal('windows'), chats: z.array(chatWindow) }),
  /** Main says whose it is: it knows which account's engine told it. */
  z.object({ kind: z.literal('account'), accountId: id, patch }),
])
export type StoreChange = z.infer<typeof storeChange>
