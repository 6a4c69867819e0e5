import type { Id } from '#shared/ids.ts'
import {
  isAboutMessages,
  type SearchFilters,
  type SearchHit,
  type SearchPlace,
  type SearchSection,
} from '#shared/search.ts'
import { needleOf } from '#shared/session-words.ts'
import { parseSearch, type SearchTerm, snippetIn } from '#shared/words.ts'
import type { Parameters } from '../files/connection.ts'
import { MESSAGES } from '../message-table.ts'
import { CUSTOMERS, SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'
import { findMessages, sessionCondition } from './search-index.ts'

export interface SearchWanted {
  section: SearchSection
  text: string
  filters: SearchFilters
  /** The last hit of the page before. */
  after: SearchPlace | null
  limit: number
}

export interface Found {
  /** The latest ones first. */
  hits: SearchHit[]
  /** There are further pages. */
  more: boolean
  /** False when there may be more hits than were looked at. */
  isWhole: boolean
}

/** A search with its words understood. */
export interface Wanted extends Omit<SearchWanted, 'text'> {
  terms: readonly SearchTerm[]
}

const NOTHING: Found = { hits: [], more: false, isWhole: true }

/** What the cache has. Throws INVALID for a text of too many words. */
export function search(files: ReadFiles, { text, ...wanted }: SearchWanted): Found {
  const terms = parseSearch(text)
  if (terms.length === 0) return NOTHING
  switch (wanted.section) {
    case 'messages':
      return searchMessages(files, { terms, ...wanted })
    case 'sessions':
      return isAboutMessages(wanted.filters) ? NOTHING : searchSessions(files, { terms, ...wanted })
    case 'customers':
      return isAboutMessages(wanted.filters) ? NOTHING : searchCustomers(files, { terms, ...wanted })
  }
}

function searchMessages(files: ReadFiles, wanted: Wanted): Found {
  const { places, isWhole } = findMessages(files, wanted)
  return { ...pageOf(wanted, places, (place) => messageHit(files, place, wanted.terms)), isWhole }
}

function searchSessions(files: ReadFiles, wanted: Wanted): Found {
  const { condition, parameters } = sessionCondition(wanted.filters)
  const ids = findByWords(files, wanted, { table: 'sessions', condition, parameters })
  return { ...pageOf(wanted, ids, (id) => sessionHit(files, id, wanted.terms)), isWhole: true }
}

/** Narrowed to sessions, those customers are found that have such a one. */
function searchCustomers(files: ReadFiles, wanted: Wanted): Found {
  const { condition, parameters } = sessionCondition(wanted.filters)
  const isAny = Object.keys(parameters).length === 0
  const ids = findByWords(files, wanted, {
    table: 'customers',
    condition: isAny
      ? 'true'
      : `exists (select 1 from sessions where customer_id = customers.id and ${condition})`,
    parameters,
  })
  return { ...pageOf(wanted, ids, (id) => customerHit(files, id, wanted.terms)), isWhole: true }
}

/** Of one more than the page holds. */
function pageOf<Key>(
  { limit }: Wanted,
  keys: readonly Key[],
  toHit: (key: Key) => SearchHit[],
): Pick<Found, 'hits' | 'more'> {
  return { hits: keys.slice(0, limit).flatMap(toHit), more: keys.length > limit }
}

interface Shelf {
  table: 'sessions' | 'customers'
  condition: string
  parameters: Parameters
}

/**
 * Sessions or customers by the words that stand beside them: looked through from the newest on, in an index that has
 * them all, until the page is full.
 */
function findByWords({ cache }: ReadFiles, wanted: Wanted, { table, condition, parameters }: Shelf): Id[] {
  const { terms, filters, after, limit } = wanted
  const named = terms.map((term, index) => [`term${index}`, needleOf(term)] as const)
  const parts = named.map(([name]) => `instr(words, :${name}) > 0`)
  if (filters.from !== undefined) parts.push('created_at >= :from')
  if (filters.to !== undefined) parts.push('created_at < :to')
  if (after !== null) parts.push('(created_at, id) < (:afterAt, :afterId)')
  const rows = cache.all<{ id: Id }>(
    `select id from ${table} where ${parts.join(' and ')} and ${condition}
     order by created_at desc, id desc limit :limit`,
    {
      ...Object.fromEntries(named),
      ...parameters,
      ...(filters.from !== undefined && { from: filters.from }),
      ...(filters.to !== undefined && { to: filters.to }),
      ...(after !== null && { afterAt: after.at, afterId: after.id }),
      limit: limit + 1,
    },
  )
  return rows.map(({ id }) => id)
}

function messageHit({ cache }: ReadFiles, place: number, terms: readonly SearchTerm[]): SearchHit[] {
  const [message] = MESSAGES.select(cache, 'place = :place', { place })
  const session = message && SESSIONS.find(cache, message.sessionId)
  if (!session) return []
  const { id, sessionId, seq, senderKind, senderId, type, body, createdAt } = message
  const { subject, status, customerId } = session
  const customerName = CUSTOMERS.find(cache, customerId)?.name ?? ''
  return [
    {
      ...{ kind: 'message', id, at: createdAt, ...snippetIn([body], terms) },
      ...{ subject, status, customerId, customerName },
      ...{ sessionId, seq, senderKind, senderId, type },
    },
  ]
}

function sessionHit({ cache }: ReadFiles, id: Id, terms: readonly SearchTerm[]): SearchHit[] {
  const session = SESSIONS.find(cache, id)
  if (!session) return []
  const { subject, status, customerId, externalRef, tags, createdAt } = session
  const customerName = CUSTOMERS.find(cache, customerId)?.name ?? ''
  const texts = [subject, ...(externalRef === null ? [] : [externalRef.reference]), ...tags, customerName]
  return [
    {
      ...{ kind: 'session', id, at: createdAt, ...snippetIn(texts, terms) },
      ...{ subject, status, customerId, customerName },
      ...{ externalRef, tags },
    },
  ]
}

function customerHit({ cache }: ReadFiles, id: Id, terms: readonly SearchTerm[]): SearchHit[] {
  const customer = CUSTOMERS.find(cache, id)
  if (!customer) return []
  const { name, email, phone, externalId, createdAt } = customer
  const texts = [name, email, phone, externalId].filter((text) => text !== null)
  const snippet = snippetIn(texts, terms)
  return [{ kind: 'customer', id, at: createdAt, ...snippet, name, email, phone, externalId }]
}

/** Which of these are in the cache. */
export function heldOf({ cache }: ReadFiles, { section, ids }: { section: SearchSection; ids: Id[] }): Id[] {
  const shelf = { sessions: SESSIONS, messages: MESSAGES, customers: CUSTOMERS }[section]
  return ids.filter((id) => shelf.has(cache, id))
}
