import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { z } from 'zod'
import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import {
  byRecency,
  isAboutMessages,
  type SearchFilters,
  type SearchHit,
  type SearchPlace,
  searchPlace,
  searchSection,
} from '#shared/search.ts'
import { type Db, inSnapshot, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { decodeToken, encodeToken } from '../paging.ts'
import { columnConditions, refuseStaffFilters, type SessionFilters, visibleTo } from '../sessions/index.ts'
import { CANDIDATES, loadTerms, type Term, wantWords, wordsQuery } from '../words/index.ts'
import { SHELVES, type Shelf, selectHits } from './shelves.ts'

export interface Search
  extends Partial<Pick<SessionFilters, 'status' | 'type' | 'tag' | 'customerId' | 'assigneeId'>>,
    Partial<Pick<SearchFilters, 'sender' | 'senderId' | 'sessionId'>> {
  readonly q: string
  readonly in?: readonly z.infer<typeof searchSection>[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface Found {
  readonly hits: SearchHit[]
  readonly next: string | null
  readonly complete: boolean
}

/** Milliseconds that one statement of a search may take. */
const TIMEOUT = 2_000
const QUERY_CANCELED = '57014'

/** Newest first, over all kinds together. Throws INVALID for a search that would take too long. */
export async function search(db: Db, identity: Identity, wanted: Search): Promise<Found> {
  const after = wanted.after === undefined ? null : decodeToken(searchPlace, wanted.after)
  if (after === undefined)
    throw new ParleyError('INVALID', 'This is not a place in a search.', { field: 'after' })

  const work = inSnapshot(db, identity, async (tx): Promise<Found> => {
    const reader = await loadReader(tx, identity)
    refuseStaffFilters(reader, wanted)
    const shelves = shelvesFor(reader, wanted)
    await sql`select set_config('statement_timeout', ${String(TIMEOUT)}, true)`.execute(tx)
    const terms = await loadTerms(tx, wanted.q)
    const hits: SearchHit[] = []
    let complete = true
    for (const shelf of terms.length === 0 ? [] : shelves) {
      const found = await searchShelf(tx, reader, shelf, terms, wanted, after)
      hits.push(...found.hits)
      complete &&= found.complete
    }
    hits.sort(byRecency)
    const shown = hits.slice(0, wanted.limit)
    const last = shown.at(-1)
    const more = hits.length > wanted.limit && last !== undefined
    return { hits: shown, next: more ? encodeToken({ at: last.at, id: last.id }) : null, complete }
  })
  return await work.catch((error: unknown) => {
    throw asRefusal(error)
  })
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== QUERY_CANCELED) return error
  return new ParleyError('INVALID', 'Search for something more specific.', {
    field: 'q',
    hint: 'Use longer or rarer words, or a shorter time.',
  })
}

function shelvesFor(reader: Reader, wanted: Search): Shelf[] {
  const { in: kinds } = wanted
  if (reader.kind === 'customer' && kinds?.includes('customers')) {
    throw new ParleyError('FORBIDDEN', 'Only staff search for customers.', { field: 'in' })
  }
  return searchSection.options
    .filter((kind) => kinds?.includes(kind) ?? (kind !== 'customers' || reader.kind === 'user'))
    .filter((kind) => kind === 'messages' || !isAboutMessages(wanted))
    .map((kind) => SHELVES[kind])
}

async function searchShelf(
  tx: Tx,
  reader: Reader,
  shelf: Shelf,
  terms: readonly Term[],
  wanted: Search,
  after: SearchPlace | null,
): Promise<Pick<Found, 'hits' | 'complete'>> {
  const entry = sql.ref(shelf.id)
  const within: RawBuilder<boolean>[] = [sql`true`]
  if (wanted.from !== undefined) within.push(sql`at >= ${wanted.from}::timestamptz`)
  if (wanted.to !== undefined) within.push(sql`at < ${wanted.to}::timestamptz`)
  if (after !== null) within.push(sql`(at, ${entry}) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const owner = reader.kind === 'customer' ? reader.id : wanted.customerId
  if (owner !== undefined) within.push(shelf.ofCustomer(owner))
  if (wanted.sessionId !== undefined) within.push(sql`session_id = ${wanted.sessionId}::uuid`)

  const query = wordsQuery(terms, shelf.weights(reader)) ?? ''
  const entries = sql`from ${sql.table(shelf.table)} where ${sql.join(within, sql` and `)}`
  const plan = await wantWords(tx, query, entries)
  const hits = await selectHits(tx, reader, shelf, terms, {
    entries,
    plan,
    sessions: sessionConditions(reader, wanted),
    messages: messageConditions(wanted),
    limit: wanted.limit + 1,
  })
  // Few are looked through to the last; of many, those that one search looks at.
  if (plan === 'few' || hits.length > wanted.limit) return { hits, complete: true }
  const { rows } = await sql`
    select ${entries} order by at desc, ${entry} desc offset ${CANDIDATES} limit 1`.execute(tx)
  return { hits, complete: rows.length === 0 }
}

/** What a message must be. */
function messageConditions({ sender, senderId }: Search): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql`true`]
  if (sender !== undefined) conditions.push(sql`messages.sender_kind = ${sender}`)
  if (senderId !== undefined) conditions.push(sql`messages.sender_id = ${senderId}::uuid`)
  return sql`${sql.join(conditions, sql` and `)}`
}

/** What the session must be that something was found in; null when any, or none, will do. */
function sessionConditions(reader: Reader, wanted: Search): RawBuilder<boolean> | null {
  const { status, type, tag, customerId, assigneeId } = wanted
  const conditions = columnConditions(reader, { status, type, customerId, assigneeId }, new Date())
  if (tag !== undefined) conditions.push(sql`sessions.tags @> ${tag}::text[]`)
  if (conditions.length === 0 && may(reader.role, 'session.read.all')) return null
  return sql`(${sql.join([sql`${visibleTo(reader)}`, ...conditions], sql` and `)})`
}
