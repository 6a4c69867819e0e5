import type { RecordEdit } from '#shared/edits.ts'
import type { AttributeDefinition, Label, Message, Suggestion, Team, User } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type {
  DraftFile,
  HandOver,
  Notice,
  OwnPresence,
  Patch,
  PendingMessage,
  QueueRow,
  SyncState,
} from '#shared/ipc.ts'
import type { PresenceSeen } from '#shared/presence.ts'
import type { ViewCounts } from '#shared/queue.ts'
import type { WorkspaceFacts } from '#shared/routes/policy.ts'

/** Somebody who types in a session, or looks at it. */
export interface Somebody {
  who: 'customer' | 'user'
  memberId: Id
}

/** What is held of one account. */
export interface Entities {
  readonly sync: SyncState
  readonly counts: ViewCounts
  readonly rows: Readonly<Record<Id, QueueRow>>
  readonly users: Readonly<Record<Id, User>>
  readonly teams: Readonly<Record<Id, Team>>
  readonly labels: Readonly<Record<Id, Label>>
  readonly definitions: Readonly<Record<Id, AttributeDefinition>>
  /** What the workspace has said of itself; null before it has. */
  readonly workspace: WorkspaceFacts | null
  /** Of colleagues who have been heard of, by their id. */
  readonly presence: Readonly<Record<Id, PresenceSeen>>
  /** How I have chosen to be found. */
  readonly ownPresence: OwnPresence
  /** Of opened sessions only, in rising `seq`. */
  readonly messages: Readonly<Record<Id, readonly Message[]>>
  readonly pending: Readonly<Record<Id, readonly PendingMessage[]>>
  readonly draftFiles: Readonly<Record<Id, readonly DraftFile[]>>
  /** What colleagues were writing in a session, and drafts of mine that went from it to others. */
  readonly suggestions: Readonly<
    Record<Id, { suggestions: readonly Suggestion[]; handOvers: readonly HandOver[] }>
  >
  /** Fields that were changed here and that the server does not know yet. */
  readonly edits: readonly RecordEdit[]
  readonly typing: Readonly<Record<Id, readonly Somebody[]>>
  /** Which colleagues look at a session, and which customers at an opened one. */
  readonly viewing: Readonly<Record<Id, readonly Somebody[]>>
  /** Messages whose file is being saved, and how many bytes of it are here. */
  readonly saving: Readonly<Record<Id, number>>
  readonly notices: readonly Notice[]
}

const NOTHING_HELD = {
  counts: { mine: 0, unassigned: 0, team: 0, all: 0, approval: 0, snoozed: 0, ended: 0 },
  rows: {},
  users: {},
  teams: {},
  labels: {},
  definitions: {},
  workspace: null,
  presence: {},
  ownPresence: { status: 'available', until: null },
  messages: {},
  pending: {},
  draftFiles: {},
  suggestions: {},
  edits: [],
  typing: {},
  viewing: {},
  saving: {},
} as const satisfies Partial<Entities>

export const NO_ENTITIES: Entities = {
  ...NOTHING_HELD,
  sync: {
    connection: { state: 'connecting', attempt: 0 },
    completeTo: null,
    clock: { offsetMs: 0, isWrong: false },
    server: null,
    waitingToSend: 0,
    toConfirm: 0,
    pack: { complete: 0, wanted: 0 },
  },
  notices: [],
}

export function applyPatches(entities: Entities, patches: readonly Patch[]): Entities {
  return patches.reduce(applyPatch, entities)
}

function applyPatch(held: Entities, patch: Patch): Entities {
  switch (patch.kind) {
    case 'sync':
      return { ...held, sync: patch.sync }
    case 'counts':
      return { ...held, counts: patch.counts }
    case 'rows':
      return withRows(held, patch.rows)
    case 'rows.gone':
      return { ...held, rows: without(held.rows, patch.sessionIds) }
    case 'users':
      return { ...held, users: withAll(held.users, patch.users, (user) => user.id) }
    case 'teams':
      return { ...held, teams: withAll(held.teams, patch.teams, (team) => team.id) }
    case 'labels':
      return { ...held, labels: withAll(held.labels, patch.labels, (label) => label.id) }
    case 'definitions':
      return { ...held, definitions: withAll(held.definitions, patch.definitions, (one) => one.id) }
    case 'workspace':
      return { ...held, workspace: patch.workspace }
    case 'presence':
      return { ...held, presence: withAll(held.presence, patch.presence, (seen) => seen.userId) }
    case 'presence.own':
      return { ...held, ownPresence: patch.presence }
    case 'messages':
      return withMessages(held, patch.sessionId, patch.messages)
    case 'pending':
      return { ...held, pending: { ...held.pending, [patch.sessionId]: patch.pending } }
    case 'draft.files':
      return { ...held, draftFiles: { ...held.draftFiles, [patch.sessionId]: patch.files } }
    case 'suggestions': {
      const { suggestions, handOvers } = patch
      return { ...held, suggestions: { ...held.suggestions, [patch.sessionId]: { suggestions, handOvers } } }
    }
    case 'edits':
      return { ...held, edits: patch.edits }
    case 'typing':
      return { ...held, typing: withSomebody(held.typing, patch, patch.typing) }
    case 'viewing':
      return { ...held, viewing: withSomebody(held.viewing, patch, patch.viewing) }
    case 'saving': {
      const others = without(held.saving, [patch.messageId])
      return {
        ...held,
        saving: patch.received === null ? others : { ...others, [patch.messageId]: patch.received },
      }
    }
    case 'notice':
      return { ...held, notices: [...held.notices.filter(({ id }) => id !== patch.notice.id), patch.notice] }
    case 'notice.gone':
      return { ...held, notices: held.notices.filter(({ id }) => id !== patch.id) }
    case 'reset':
      return { ...held, ...NOTHING_HELD }
  }
}

/** Of a chat that nobody has open, its row is what says that a message has come. */
function withRows(held: Entities, rows: readonly QueueRow[]): Entities {
  const typing = rows.reduce((left, { session, preview }) => {
    const before = held.rows[session.id]
    const isNews = before !== undefined && session.lastSeq > before.session.lastSeq
    return isNews && preview?.senderId ? withoutTypists(left, session.id, [preview.senderId]) : left
  }, held.typing)
  return { ...held, rows: withAll(held.rows, rows, (row) => row.session.id), typing }
}

function withMessages(held: Entities, sessionId: Id, incoming: readonly Message[]): Entities {
  const known = held.messages[sessionId]
  if (!known) return held
  const writers = incoming.map((message) => message.senderId)
  return {
    ...held,
    messages: { ...held.messages, [sessionId]: mergeMessages(known, incoming) },
    typing: withoutTypists(held.typing, sessionId, writers),
  }
}

/** Whoever's message is here has stopped typing it. */
function withoutTypists(
  typing: Entities['typing'],
  sessionId: Id,
  writers: readonly (Id | null)[],
): Entities['typing'] {
  const typists = typing[sessionId] ?? []
  const left = typists.filter(({ memberId }) => !writers.includes(memberId))
  return left.length < typists.length ? withThese(typing, sessionId, left) : typing
}

/**
 * Both lists by rising `seq`, each place once: what comes in wins. What would leave a hole beside what is held is left
 * out: it is asked for when somebody comes there.
 */
export function mergeMessages(held: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const first = incoming[0]
  if (!first) return held
  const last = held.at(-1)
  if (last && first.seq === last.seq + 1) return [...held, ...runFrom(incoming, 0)]
  const bySeq = new Map([...held, ...incoming].map((message) => [message.seq, message]))
  const all = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  const anchor = last ? all.findIndex(({ seq }) => seq === last.seq) : all.length - 1
  return runFrom(all, startOfRun(all, anchor))
}

function startOfRun(messages: readonly Message[], from: number): number {
  let start = from
  while (start > 0 && messages[start - 1]?.seq === (messages[start]?.seq ?? 0) - 1) start -= 1
  return start
}

/** As far as no `seq` is missing. */
function runFrom(messages: readonly Message[], start: number): readonly Message[] {
  const first = messages[start]?.seq ?? 0
  const end = messages.findIndex(({ seq }, index) => index >= start && seq !== first + index - start)
  return messages.slice(start, end < 0 ? undefined : end)
}

function withSomebody(
  there: Entities['typing'],
  { sessionId, who, memberId }: Somebody & { sessionId: Id },
  isThere: boolean,
): Entities['typing'] {
  const others = (there[sessionId] ?? []).filter((one) => one.memberId !== memberId)
  return withThese(there, sessionId, isThere ? [...others, { who, memberId }] : others)
}

/** A chat with nobody in it has no line: in the course of a day there are many. */
function withThese(there: Entities['typing'], sessionId: Id, these: readonly Somebody[]): Entities['typing'] {
  return these.length > 0 ? { ...there, [sessionId]: these } : without(there, [sessionId])
}

function withAll<Value>(
  held: Readonly<Record<Id, Value>>,
  values: readonly Value[],
  idOf: (value: Value) => Id,
): Readonly<Record<Id, Value>> {
  return { ...held, ...Object.fromEntries(values.map((value) => [idOf(value), value])) }
}

export function without<Value>(
  held: Readonly<Record<Id, Value>>,
  ids: readonly Id[],
): Readonly<Record<Id, Value>> {
  const gone = new Set(ids)
  return Object.fromEntries(Object.entries(held).filter(([id]) => !gone.has(id)))
}
