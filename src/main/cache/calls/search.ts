import type { Customer, Message } from '#shared/entities.ts'
import type { QueueRow } from '#shared/ipc.ts'
import {
  type MessageHit,
  parseSearch,
  type SearchFilters,
  type SearchTerm,
  snippetOf,
} from '#shared/search.ts'
import type { Parameters } from '../files/connection.ts'
import { CUSTOMERS, MESSAGES } from '../table.ts'
import type { ReadFiles } from './files.ts'
import { readRow } from './rows.ts'
import { placesFrom } from './words.ts'

/** Index entries looked at in one go, and in one search: a common word under a rare filter must end somewhere. */
const BATCH = 2_000
const MAX_LOOKED_AT = 20_000
/** Sessions and customers shown. */
const FEW = 10

export interface SearchWanted {
  text: string
  filters: SearchFilters
  /** From the page before. */
  before: number | null
  limit: number
}

export interface Found {
  /** The latest ones first. */
  messages: MessageHit[]
  /** Where the next page goes on; null when nothing is left. */
  next: number | null
  /** False when there may be more hits than were looked at. */
  isWhole: boolean
  /** On the first page only, latest first. */
  sessions: QueueRow[]
  customers: Customer[]
}

const NOTHING: Found = { messages: [], next: null, isWhole: true, sessions: [], customers: [] }

/** What the cache has: messages by full text, sessions and customers by the beginnings of their words. */
export function search(files: ReadFiles, { text, filters, before, limit }: SearchWanted): Found {
  const terms = parseSearch(text)
  if (terms.length === 0) return NOTHING
  const { places, isWhole } = findPlaces(files, { terms, filters, before, limit: limit + 1 })
  const shown = places.slice(0, limit)
  return {
    messages: shown.flatMap((place) => hitsAt(files, place, terms)),
    next: places.length > limit ? (shown.at(-1) ?? null) : null,
    isWhole,
    sessions: before === null ? findSessions(files, terms, filters) : [],
    customers: before === null ? findCustomers(files, terms) : [],
  }
}

interface PlacesWanted {
  terms: readonly SearchTerm[]
  filters: SearchFilters
  before: number | null
  limit: number
}

function findPlaces({ cache }: ReadFiles, { terms, filters, before, limit }: PlacesWanted) {
  const { condition, parameters } = conditionOf(filters)
  const lowest = filters.from === undefined ? 0 : placesFrom(filters.from)
  const highest = filters.to === undefined ? Number.MAX_SAFE_INTEGER : placesFrom(filters.to)
  const places: number[] = []
  let below = Math.min(before ?? Number.MAX_SAFE_INTEGER, highest)
  for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; lookedAt += BATCH) {
    const batch = cache.all<{ place: number; fits: number }>(
      `select messages.place, (${condition}) as fits
       from (select rowid as place from message_index
             where message_index match :match and rowid >= :lowest and rowid < :below
             order by rowid desc limit :batch) as hits
       join messages on messages.place = hits.place
       join sessions on sessions.id = messages.session_id
       order by messages.place desc`,
      { ...parameters, match: matchOf(terms), lowest, below, batch: BATCH },
    )
    places.push(...batch.filter(({ fits }) => fits === 1).map(({ place }) => place))
    const last = batch.at(-1)
    if (last === undefined || batch.length < BATCH) return { places: places.slice(0, limit), isWhole: true }
    if (places.length >= limit) return { places: places.slice(0, limit), isWhole: true }
    below = last.place
  }
  return { places, isWhole: false }
}

/** Our terms in the index's own syntax: quoted, so that nothing in them means anything else. */
function matchOf(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' ')
}

function conditionOf(filters: SearchFilters): { condition: string; parameters: Parameters } {
  const parts: [wanted: string | undefined, sql: string, name: string][] = [
    [filters.sender, 'messages.sender_kind = :sender', 'sender'],
    [filters.status, 'sessions.status = :status', 'status'],
    [filters.type, 'sessions.type = :type', 'type'],
    [filters.assigneeId, 'sessions.assignee_id = :assigneeId', 'assigneeId'],
    [filters.customerId, 'sessions.customer_id = :customerId', 'customerId'],
    [filters.tag, 'exists (select 1 from json_each(sessions.tags) where value = :tag)', 'tag'],
  ]
  const asked = parts.flatMap(([wanted, sql, name]) => (wanted === undefined ? [] : [{ wanted, sql, name }]))
  return {
    condition: asked.length === 0 ? '1' : asked.map(({ sql }) => `coalesce(${sql}, 0)`).join(' and '),
    parameters: Object.fromEntries(asked.map(({ name, wanted }) => [name, wanted])),
  }
}

function hitsAt({ cache }: ReadFiles, place: number, terms: readonly SearchTerm[]): MessageHit[] {
  return MESSAGES.select(cache, 'place = :place', { place }).map((message: Message) => ({
    messageId: message.id,
    sessionId: message.sessionId,
    seq: message.seq,
    senderKind: message.senderKind,
    senderId: message.senderId,
    type: message.type,
    at: message.createdAt,
    snippet: snippetOf(message.body, terms),
  }))
}

function findSessions(files: ReadFiles, terms: readonly SearchTerm[], filters: SearchFilters): QueueRow[] {
  const { condition, parameters } = conditionOf({ ...filters, sender: undefined })
  const { like, words } = likeOf(terms)
  const ids = files.cache.all<{ id: string }>(
    `select id from sessions where ${like} and (${condition}) order by last_message_at desc limit :few`,
    { ...parameters, ...words, few: FEW },
  )
  return ids.flatMap(({ id }) => readRow(files, id) ?? [])
}

function findCustomers({ cache }: ReadFiles, terms: readonly SearchTerm[]): Customer[] {
  const { like, words } = likeOf(terms)
  return CUSTOMERS.select(cache, `${like} order by created_at desc limit :few`, { ...words, few: FEW })
}

/** Every term at the beginning of a word. Words are letters and digits: nothing in them means anything to `like`. */
function likeOf(terms: readonly SearchTerm[]): { like: string; words: Parameters } {
  const named = terms.map((term, index) => [`term${index}`, `% ${term.words.join(' ')}%`] as const)
  return {
    like: named.map(([name]) => `words like :${name}`).join(' and '),
    words: Object.fromEntries(named),
  }
}
