import type { Customer, Message, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Page, Poke } from '#shared/protocol.ts'
import { CUSTOMERS, SESSIONS } from '../table.ts'
import { type Applied, applyChanges } from './changes.ts'
import { type Commit, commitOf } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { confirmSent } from './outbox.ts'
import { rebuildRuns } from './ranges.ts'
import { laterOf, readSyncState, type SyncPlace, type SyncState, writeSyncState } from './state.ts'

/** A message that has just come in, for whoever decides about notifications. */
export interface Arrival {
  message: Message
  session: Session
  customer: Customer
}

export interface SyncCommit extends Commit {
  place: SyncPlace
  arrivals: Arrival[]
  /** A pull of everything has ended, in place of what had been here before. */
  replaced: boolean
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
    state.completeTo = laterOf(state.completeTo, poke.at)
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
    if (!page.more) state.completeTo = laterOf(state.completeTo, page.at)
    return applied
  })
}

function advance(state: SyncState, to: number): void {
  if (state.cursor === null || to <= state.cursor.rev) return
  state.cursor = { ...state.cursor, rev: to }
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
  }
  state.resume = page.resume
  const applied = applyChanges(files, page.changes, { after: -1, generation: state.generation })
  if (page.more) return applied
  sweep(files, state.generation, applied)
  rebuildRuns(files.cache)
  state.cursor = state.reset
  state.reset = null
  return applied
}

const SWEPT = [
  'sessions',
  'messages',
  'participants',
  'customers',
  'users',
  'teams',
  'canned_responses',
  'labels',
  'attribute_definitions',
]

function sweep({ cache }: WriteFiles, generation: number, { touched }: Applied): void {
  const unseen = cache.all<{ id: Id }>('select id from sessions where generation <> :generation', {
    generation,
  })
  for (const { id } of unseen) touched.gone.add(id)
  touched.hasViewsChanged = true
  for (const table of SWEPT) {
    cache.erase(`delete from ${table} where generation <> :generation`, { generation })
  }
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
    arrivals: isReset ? [] : newsOf(applied).flatMap((message) => arrivalOf(files, message)),
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

function arrivalOf({ cache }: ReadFiles, message: Message): Arrival[] {
  const session = SESSIONS.find(cache, message.sessionId)
  const customer = session && CUSTOMERS.find(cache, session.customerId)
  return session && customer ? [{ message, session, customer }] : []
}

/** A heartbeat at the head: nothing new, and the cache is complete up to now. */
export function noteFresh({ cache }: WriteFiles, { at }: { at: string }): SyncPlace {
  const state = readSyncState(cache)
  state.completeTo = laterOf(state.completeTo, at)
  writeSyncState(cache, state)
  return { cursor: state.cursor, completeTo: state.completeTo, resume: state.resume }
}

export function readPlace({ cache }: ReadFiles): SyncPlace {
  const { cursor, completeTo, resume } = readSyncState(cache)
  return { cursor, completeTo, resume }
}
