import type { Customer, Message, Participant, Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { LifeKind } from '#shared/ipc.ts'
import type { Change, DelChange, PutChange } from '#shared/protocol.ts'
import { wordsOfSession } from '#shared/session-words.ts'
import { giveKeys, type Keys, OF_SESSION } from '../ids.ts'
import { BY_ID, bytesOf, MESSAGES } from '../message-table.ts'
import { PLACES_PER_WINDOW, placesFrom } from '../places.ts'
import {
  ATTRIBUTE_DEFINITIONS,
  CANNED_RESPONSES,
  CUSTOMERS,
  LABELS,
  PARTICIPANTS,
  SESSIONS,
  SUGGESTIONS,
  TEAMS,
  USERS,
} from '../table.ts'
import { nothingTouched, type Touched } from './commit.ts'
import type { WriteFiles } from './files.ts'
import { handOverDrafts, takeBackDrafts } from './hand-over.ts'
import { noteLacking } from './holes.ts'
import { type LifeNote, repliesIn } from './life-line.ts'
import { addRun, runsOf } from './ranges.ts'
import { wordsOfCustomer } from './words.ts'

/** Those that nothing hangs on: gone is gone. */
const STANDING_ALONE = {
  customer: CUSTOMERS,
  user: USERS,
  team: TEAMS,
  cannedResponse: CANNED_RESPONSES,
  label: LABELS,
  attributeDefinition: ATTRIBUTE_DEFINITIONS,
} as const

/** What some changes did. */
export interface Applied {
  touched: Touched
  /** Messages that were not here before. */
  inserted: Message[]
  /** Sessions that were not in sight before: their messages are news only as a whole. */
  gained: Set<Id>
  /** What happened to messages. */
  life: LifeNote[]
}

/** Writes changes over what is there, skipping those with `rev` up to `after`. Belongs into a transaction. */
export function applyChanges(
  files: WriteFiles,
  changes: readonly Change[],
  { after, generation }: { after: number; generation: number },
): Applied {
  const applied: Applied = { touched: nothingTouched(), inserted: [], gained: new Set(), life: [] }
  const keyOf = giveKeys(files.cache)
  for (const change of changes) {
    if (change.rev <= after) continue
    if (change.op === 'put') put(files, change, generation, applied, keyOf)
    else remove(files, change, applied.touched)
    files.crash('mid-apply')
  }
  noteRuns(files, applied.touched.messages)
  noteLacking(files, applied.touched.sessions)
  return applied
}

function put(files: WriteFiles, change: PutChange, generation: number, applied: Applied, keyOf: Keys): void {
  const { cache } = files
  const { touched } = applied
  switch (change.entity) {
    case 'session':
      noteOwner(files, change.value, applied)
      SESSIONS.put(cache, change.value, generation, {
        words: wordsIn(files, change.value),
        is_snoozed: Number(change.value.snoozedUntil !== null),
      })
      touched.sessions.add(change.value.id)
      touched.gone.delete(change.value.id)
      touched.hasViewsChanged = true
      return
    case 'message':
      if (putMessage(files, change.value, generation, keyOf)) applied.inserted.push(change.value)
      touched.messages.push(change.value)
      touched.sessions.add(change.value.sessionId)
      applied.life.push(fannedOut(change.value))
      return
    case 'participant':
      applied.life.push(...passedBy(files, change.value))
      PARTICIPANTS.put(cache, change.value, generation)
      touched.sessions.add(change.value.sessionId)
      return
    case 'customer':
      putCustomer(files, change.value, generation, touched)
      return
    case 'user':
      USERS.put(cache, change.value, generation)
      touched.users.push(change.value)
      // Whose teams are others sees other chats as their teams'.
      if (change.value.id === files.me) touched.hasViewsChanged = true
      return
    case 'team':
      TEAMS.put(cache, change.value, generation)
      touched.teams.push(change.value)
      return
    case 'cannedResponse':
      CANNED_RESPONSES.put(cache, change.value, generation)
      return
    case 'label':
      LABELS.put(cache, change.value, generation)
      touched.labels.push(change.value)
      return
    case 'attributeDefinition':
      ATTRIBUTE_DEFINITIONS.put(cache, change.value, generation)
      touched.definitions.push(change.value)
      return
    case 'suggestion':
      SUGGESTIONS.put(cache, change.value, generation)
      touched.suggestions.add(change.value.sessionId)
  }
}

function fannedOut({ id, seq, createdAt }: Message): LifeNote {
  return { messageId: id, kind: 'fanned_out', seq, serverAt: createdAt }
}

/** What a customer's marks have passed since they were here last. */
function passedBy(
  files: WriteFiles,
  { id, kind, sessionId, deliveredSeq, readSeq }: Participant,
): LifeNote[] {
  if (kind !== 'customer') return []
  const before = PARTICIPANTS.find(files.cache, id)
  const passed = (kind: LifeKind, after: number, to: number) =>
    to > after ? repliesIn(files, { sessionId, after, to }).map((messageId) => ({ messageId, kind })) : []
  return [
    ...passed('delivered', before?.deliveredSeq ?? 0, deliveredSeq),
    ...passed('read', before?.readSeq ?? 0, readSeq),
  ]
}

/** A customer's sessions are shown and found by their name, which may come after them, or change. */
function putCustomer(files: WriteFiles, customer: Customer, generation: number, touched: Touched): void {
  const { cache } = files
  const isRenamed = CUSTOMERS.find(cache, customer.id)?.name !== customer.name
  CUSTOMERS.put(cache, customer, generation, { words: wordsOfCustomer(customer) })
  for (const { id } of sessionsOf(files, customer.id)) {
    touched.sessions.add(id)
    const session = isRenamed ? SESSIONS.find(cache, id) : undefined
    if (session === undefined) continue
    cache.erase('update sessions set words = :words where id = :id', { id, words: wordsIn(files, session) })
  }
}

function wordsIn({ cache }: WriteFiles, session: Session): string {
  return wordsOfSession(session, CUSTOMERS.find(cache, session.customerId)?.name)
}

function noteOwner(files: WriteFiles, { id, assigneeId }: Session, { gained, touched }: Applied): void {
  const before = files.cache.get<{ assignee_id: Id | null }>(
    'select assignee_id from sessions where id = :id',
    { id },
  )
  if (!before) gained.add(id)
  if (assigneeId === files.me) takeBackDrafts(files, id, touched)
  else if (before?.assignee_id === files.me) handOverDrafts(files, id, touched)
}

/** Writes a message, and answers whether it was not here before. */
export function putMessage(
  { cache }: WriteFiles,
  message: Message,
  generation: number,
  keyOf = giveKeys(cache),
): boolean {
  const { id, sessionId, seq, body } = message
  // Looked up first: of most messages nothing is here, and a deletion that finds nothing costs as much as the insertion.
  const inTheWay = cache.all<{ isSame: 0 | 1; place: number; body: string }>(
    `select 1 as isSame, place, body from messages where ${BY_ID}
     union all
     select 0 as isSame, place, body from messages where session_key = :sessionKey and seq = :seq and id <> :id`,
    { id: bytesOf(id), sessionKey: keyOf(sessionId), seq },
  )
  let known: number | undefined
  for (const other of inTheWay) {
    if (other.isSame === 1) known = other.place
    // An earlier text of this message; or another message in its place, which a restored server knows nothing of.
    if (other.isSame === 0 || other.body !== body) {
      cache.erase('delete from messages where place = :place', { place: other.place })
    }
  }
  MESSAGES.put(cache, message, generation, known ?? freePlace(cache, message.createdAt), keyOf)
  return known === undefined
}

/** A place of a moment's window that nothing else stands at; of the one after it, should all of its own be taken. */
function freePlace(cache: WriteFiles['cache'], at: string): number {
  for (let lo = placesFrom(at); ; lo += PLACES_PER_WINDOW) {
    const hi = lo + PLACES_PER_WINDOW - 1
    const taken = cache.get<{ last: number | null }>(
      'select max(place) as last from messages where place between :lo and :hi',
      { lo, hi },
    )
    const place = taken?.last == null ? lo : taken.last + 1
    if (place <= hi) return place
  }
}

function noteRuns({ cache }: WriteFiles, messages: readonly Message[]): void {
  const seqs = new Map<Id, number[]>()
  for (const { sessionId, seq } of messages) {
    const known = seqs.get(sessionId)
    if (known) known.push(seq)
    else seqs.set(sessionId, [seq])
  }
  for (const [sessionId, places] of seqs) {
    for (const run of runsOf(places)) addRun(cache, sessionId, run)
  }
}

function sessionsOf({ cache }: Pick<WriteFiles, 'cache'>, customerId: Id): { id: Id }[] {
  return cache.all('select id from sessions where customer_id = :customerId', { customerId })
}

function remove(files: WriteFiles, { entity, id }: DelChange, touched: Touched): void {
  const { cache } = files
  switch (entity) {
    case 'session':
      if (SESSIONS.find(cache, id)?.assigneeId === files.me) handOverDrafts(files, id, touched)
      removeSession(files, id)
      touched.sessions.delete(id)
      touched.gone.add(id)
      touched.messages = touched.messages.filter((message) => message.sessionId !== id)
      touched.hasViewsChanged = true
      return
    case 'message': {
      const before = MESSAGES.find(cache, id)
      if (before) touched.sessions.add(before.sessionId)
      cache.erase(`delete from messages where ${BY_ID}`, { id: bytesOf(id) })
      return
    }
    case 'participant': {
      const before = PARTICIPANTS.find(cache, id)
      if (before) touched.sessions.add(before.sessionId)
      cache.erase('delete from participants where id = :id', { id })
      return
    }
    case 'suggestion': {
      const before = SUGGESTIONS.find(cache, id)
      if (before) touched.suggestions.add(before.sessionId)
      cache.erase('delete from suggestions where id = :id', { id })
      return
    }
    default:
      cache.erase(`delete from ${STANDING_ALONE[entity].name} where id = :id`, { id })
  }
}

function removeSession({ cache }: WriteFiles, sessionId: Id): void {
  cache.erase(`delete from messages where ${OF_SESSION}`, { sessionId })
  cache.run('delete from message_ranges where session_id = :sessionId', { sessionId })
  cache.run('delete from lacking where session_id = :sessionId', { sessionId })
  cache.erase('delete from participants where session_id = :sessionId', { sessionId })
  const customerId = SESSIONS.find(cache, sessionId)?.customerId
  cache.erase('delete from sessions where id = :sessionId', { sessionId })
  // Whoever has no session in sight is out of sight too.
  if (customerId === undefined || sessionsOf({ cache }, customerId).length > 0) return
  cache.erase('delete from customers where id = :customerId', { customerId })
}
