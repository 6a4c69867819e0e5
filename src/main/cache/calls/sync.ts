import type { Customer, Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Page, Poke } from '#shared/protocol.ts'
import type { Writer } from '../files/connection.ts'
import { sweepIds } from '../ids.ts'
import { CUSTOMERS, SESSIONS } from '../table.ts'
import { type Applied, applyChanges } from './changes.ts'
import { type Commit, commitOf } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { handOverDrafts } from './hand-over.ts'
import { isComplete, lacksAny, rebuildLacking } from './holes.ts'
import type { LifeNote } from './life-line.ts'
import { confirmSent } from './outbox.ts'
import { rebuildRuns } from './ranges.ts'
import { reindexAround } from './reindex.ts'
import { laterOf, readSyncState, type SyncPlace, type SyncState, writeSyncState } from './state.ts'

/** A message that has just come in, for whoever decides about notifications. */
export interface Arrival {
  message: Message
  session: Session
  customer: Customer
}

export interface SyncCommit extends Commit {
  place: SyncPlace
  /** Messages are missing that should be here. */
  lacks: boolean
  arrivals: Arrival[]
  /** A pull of everything has ended, in place of what had been here before. */
  replaced: boolean
  /** What happened to messages, as it happens: not of a pull of everything. */
  life: LifeNote[]
}

/** Changes and cursor in one transaction. The caller has judged that the poke may be applied. */
export function applyPoke(files: WriteFiles, poke: Poke): SyncCommit {
  return commitChanges(files, (state) => {
    if (state.cursor === null) throw new Error('A poke came before the first pull was through.')
    const applied = applyChanges(files, poke.changes, {
      after: state.cursor.rev,
      generation: state.generation,
    })
    advance(state, poke.to)
    freshen(files, state, laterOf(state.completeTo, poke.at))
    return applied
  })
}

export function applyPage(files: WriteFiles, page: Page): SyncCommit {
  return commitChanges(files, (state) => {
    if (page.reset) return applyResetPage(files, page, state)
    if (state.cursor === null) throw new Error('A page came that goes on from a cursor which is not here.')
    const applied = applyChanges(files, page.changes, {
      after: state.cursor.rev,
      generation: state.generation,
    })
    advance(state, page.to)
    // An answer to our own question is the latest word, also when the server's clock has been put back.
    if (!page.more) freshen(files, state, page.at)
    return applied
  })
}

function advance(state: SyncState, to: number): void {
  if (state.cursor === null || to <= state.cursor.rev) return
  state.cursor = { ...state.cursor, rev: to }
}

/** Not while a pull of everything is under way, or something is missing without which this would not be true. */
function freshen({ cache }: ReadFiles, state: SyncState, to: string | null): void {
  if (state.reset === null && isComplete(cache)) state.completeTo = to
}

/**
 * A page of a pull of everything. What it brings gets the pull's own generation; after the last page whatever did not
 * get it is gone. Until then the old cursor stands, so that a pull which never ends is begun again.
 */
function applyResetPage(files: WriteFiles, page: Page, state: SyncState): Applied {
  const goesOn = state.reset?.epoch === page.epoch && state.reset.rev === page.to
  if (!goesOn) {
    state.generation++
    state.reset = { epoch: page.epoch, rev: page.to }
    // Of another epoch, what is here says nothing about: the server was restored, or we see other things now.
    if (page.epoch !== state.cursor?.epoch) state.completeTo = null
  }
  state.resume = page.resume
  const applied = applyChanges(files, page.changes, { after: -1, generation: state.generation })
  if (page.more) return applied
  sweep(files, state.generation, applied)
  rebuildRuns(files.cache)
  rebuildLacking(files)
  state.cursor = state.reset
  state.reset = null
  return applied
}

const SWEPT = [
  'sessions',
  'participants',
  'customers',
  'users',
  'teams',
  'canned_responses',
  'labels',
  'attribute_definitions',
  'suggestions',
]

function sweep(files: WriteFiles, generation: number, { touched }: Applied): void {
  const { cache } = files
  const unseen = cache.all<{ id: Id; assignee_id: Id | null }>(
    'select id, assignee_id from sessions where generation <> :generation',
    {
      generation,
    },
  )
  for (const { id, assignee_id } of unseen) {
    touched.gone.add(id)
    if (assignee_id === files.me) handOverDrafts(files, id, touched)
  }
  touched.hasViewsChanged = true
  for (const table of SWEPT) {
    cache.erase(`delete from ${table} where generation <> :generation`, { generation })
  }
  sweepMessages(cache, generation)
}

/** Taking a text's words out of the index costs about as much as indexing ten: of many, what stays is indexed anew. */
function sweepMessages(cache: Writer, generation: number): void {
  const count = cache.get<{ unseen: number; all: number }>(
    'select count(*) as "all", coalesce(sum(generation <> :generation), 0) as unseen from messages',
    { generation },
  )
  if (!count || count.unseen === 0) return
  const sweep = () => cache.erase('delete from messages where generation <> :generation', { generation })
  if (count.unseen * 10 < count.all - count.unseen) sweep()
  else reindexAround(cache, sweep)
  sweepIds(cache)
}

function commitChanges(files: WriteFiles, apply: (state: SyncState) => Applied): SyncCommit {
  const { cache } = files
  const before = readSyncState(cache)
  const { applied, state } = cache.transaction(() => {
    const state = { ...before }
    const applied = apply(state)
    writeSyncState(cache, state)
    return { applied, state }
  })
  const { touched, inserted } = applied
  for (const message of inserted) confirmSent(files, message, touched)
  const isReset = state.generation !== before.generation || before.reset !== null
  return {
    ...commitOf(files, touched),
    place: { cursor: state.cursor, completeTo: state.completeTo, resume: state.resume },
    lacks: lacksAny(cache),
    arrivals: isReset ? [] : arrivalsOf(files, newsOf(applied)),
    life: isReset ? [] : applied.life,
    replaced: isReset && state.reset === null && before.cursor !== null,
  }
}

/**
 * What has just come in. Changes up to the cursor are never applied again, so nothing is told twice. Of a session that
 * comes into sight with its history, only what its customer said last is news.
 */
function newsOf({ inserted, gained }: Applied): Message[] {
  const lastOf = new Map<Id, Message>()
  for (const message of inserted) {
    if (message.senderKind !== 'customer') continue
    if (message.seq > (lastOf.get(message.sessionId)?.seq ?? 0)) lastOf.set(message.sessionId, message)
  }
  return inserted.filter(
    (message) => !gained.has(message.sessionId) || lastOf.get(message.sessionId) === message,
  )
}

/** Each with its session and customer, which are read once however much they say. */
function arrivalsOf({ cache }: ReadFiles, messages: readonly Message[]): Arrival[] {
  const known = new Map<Id, Pick<Arrival, 'session' | 'customer'> | null>()
  return messages.flatMap((message): Arrival[] => {
    let about = known.get(message.sessionId)
    if (about === undefined) {
      const session = SESSIONS.find(cache, message.sessionId)
      const customer = session && CUSTOMERS.find(cache, session.customerId)
      about = session && customer ? { session, customer } : null
      known.set(message.sessionId, about)
    }
    return about ? [{ message, ...about }] : []
  })
}

/** A heartbeat at the head: nothing new, and the cache is complete up to now. */
export function noteFresh(files: WriteFiles, { at }: { at: string }): SyncPlace {
  const state = readSyncState(files.cache)
  freshen(files, state, laterOf(state.completeTo, at))
  writeSyncState(files.cache, state)
  return { cursor: state.cursor, completeTo: state.completeTo, resume: state.resume }
}

export function readPlace({ cache }: ReadFiles): SyncPlace {
  const { cursor, completeTo, resume } = readSyncState(cache)
  return { cursor, completeTo, resume }
}
