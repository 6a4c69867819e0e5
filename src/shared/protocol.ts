import { z } from 'zod'
import { command, receipt } from './commands.ts'
import { lease } from './devices.ts'
import { ENTITIES, type Entity, type EntityName, entityName, message, type Session } from './entities.ts'
import { errorBody } from './errors.ts'
import { id, rev, seq, timestamp } from './ids.ts'
import { presence, presenceSeen, viewing, viewingSeen } from './presence.ts'
import { workspaceFacts, workspacePolicy } from './routes/policy.ts'

/**
 * The sync protocol: every frame on the socket. `docs/protocol.md` tells it in prose.
 *
 * Order of events on a connection: the client says `hello` within {@link HELLO_TIMEOUT_MS}, the server acknowledges
 * with `welcome`; then the client pulls until nothing is missing, and pokes carry on from there.
 */
export const PROTOCOL_VERSION = 4
export const OLDEST_PROTOCOL_VERSION = 2

export const HELLO_TIMEOUT_MS = 5_000
/** A poke, empty if need be, comes at least this often: silence means the line is dead. */
export const HEARTBEAT_MS = 20_000
/** Messages of each session that a first pull brings; older ones come by `range`. */
export const FIRST_PULL_MESSAGES = 30
export const MAX_PAGE = 500
export const MAX_RANGE = 200

/** A reader's place in the change log. A new `epoch` means that revs before it say nothing any more. */
export const cursor = z.strictObject({ epoch: z.string().min(1).max(100), rev })
export type Cursor = z.infer<typeof cursor>

function put<Name extends EntityName>(name: Name) {
  return z.object({ op: z.literal('put'), entity: z.literal(name), rev, value: ENTITIES[name] })
}

export const putChange = z.discriminatedUnion('entity', [
  put('session'),
  put('message'),
  put('participant'),
  put('customer'),
  put('user'),
  put('team'),
  put('cannedResponse'),
  put('label'),
  put('attributeDefinition'),
  put('suggestion'),
])
/** Gone, or out of the reader's sight: a `session` takes its messages and participants along. */
export const delChange = z.object({ op: z.literal('del'), entity: entityName, rev, id })
export const change = z.union([putChange, delChange])
export type PutChange = {
  [Name in EntityName]: { op: 'put'; entity: Name; rev: number; value: Entity[Name] }
}[EntityName]
export type DelChange = z.infer<typeof delChange>
export type Change = PutChange | DelChange

export const hello = z.strictObject({
  protocol: z.int().positive(),
  clientId: id,
  appVersion: z.string().max(40),
  cursor: cursor.nullable(),
})

export const welcome = z.object({
  protocol: z.int().positive(),
  epoch: z.string(),
  head: rev,
  serverTime: timestamp,
  limits: z.object({ maxBody: z.int(), maxPage: z.int(), heartbeatMs: z.int() }),
  minAppVersion: z.string(),
  /** The server's own, for staff alone. */
  serverVersion: z.string().optional(),
  /** What the workspace allows. */
  policy: workspacePolicy,
  /** Of staff alone; a server before version 4 does not say it. */
  workspace: workspaceFacts.optional(),
  /** Of staff alone. */
  lease: lease.optional(),
})
export type Welcome = z.infer<typeof welcome>

/** Changes after `from` up to `to`, whole transactions only; with no changes, an advance or a heartbeat. */
export const poke = z.object({ from: rev, to: rev, at: timestamp, changes: z.array(change) })
export type Poke = z.infer<typeof poke>

export const pull = z.strictObject({
  /** Null asks for everything the reader may see. */
  since: cursor.nullable(),
  /** From the page before, while a reset goes on. */
  resume: z.string().max(200).optional(),
  limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
})
/**
 * Entities in their latest state. With `reset`, `since` could not be continued from: the pages are the whole of what
 * the reader may see, and what they did not bring is gone once `more` is false. `resume` fetches the next such page.
 */
export const page = z.object({
  epoch: z.string(),
  to: rev,
  at: timestamp,
  changes: z.array(change),
  more: z.boolean(),
  reset: z.boolean(),
  resume: z.string().nullable(),
})
export type Page = z.infer<typeof page>

/** Messages of one session by place, newest first wanted: `limit` of those with fromSeq <= seq <= toSeq. */
export const range = z.strictObject({
  sessionId: id,
  fromSeq: seq.min(1),
  toSeq: seq.min(1),
  limit: z.int().min(1).max(MAX_RANGE).default(MAX_RANGE),
})
/** In rising `seq`. A reader who may not see some of them (a customer, a note) gets the rest. */
export const rangePage = z.object({ messages: z.array(message), fromSeq: seq, toSeq: seq })
export type RangePage = z.infer<typeof rangePage>

/** Asks for the sum of {@link queueText} over the reader's open sessions: the proof that nothing has been missed. */
export const checksum = z.strictObject({})
export const checksumAnswer = z.object({ epoch: z.string(), rev, sum: z.string() })

/** What client and server must agree on, as text: a SHA-256 of it in hex is the sum. Sorted by id. */
export function queueText(
  open: readonly Pick<Session, 'id' | 'lastSeq' | 'status' | 'assigneeId'>[],
): string {
  return open
    .map(({ id, lastSeq, status, assigneeId }) => `${id} ${lastSeq} ${status} ${assigneeId ?? '-'}`)
    .sort()
    .join('\n')
}

export const typing = z.strictObject({ sessionId: id, typing: z.boolean() })
export const typingSeen = z.object({
  sessionId: id,
  kind: z.enum(['customer', 'user']),
  memberId: id,
  typing: z.boolean(),
})
export type TypingSeen = z.infer<typeof typingSeen>

function answer<Value extends z.ZodType>(value: Value) {
  return z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: errorBody }),
  ])
}

/** Client to server: what goes up, and what the acknowledgement carries. Unknown fields are refused upward. */
export const UP = {
  hello: { frame: hello, ack: answer(welcome) },
  pull: { frame: pull, ack: answer(page) },
  range: { frame: range, ack: answer(rangePage) },
  checksum: { frame: checksum, ack: answer(checksumAnswer) },
  command: { frame: command, ack: answer(receipt) },
  typing: { frame: typing, ack: null },
  presence: { frame: presence, ack: null },
  viewing: { frame: viewing, ack: null },
} as const

/** Server to client. Unknown fields are tolerated downward. */
export const DOWN = {
  poke,
  typing: typingSeen,
  presence: presenceSeen,
  viewing: viewingSeen,
  error: errorBody,
} as const

export type UpName = keyof typeof UP
export type UpFrame<Name extends UpName> = z.input<(typeof UP)[Name]['frame']>
export type DownName = keyof typeof DOWN
export type DownFrame<Name extends DownName> = z.infer<(typeof DOWN)[Name]>
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: z.infer<typeof errorBody> }
