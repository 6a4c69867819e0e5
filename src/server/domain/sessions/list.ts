import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { id, timestamp } from '#shared/ids.ts'
import { type SessionSort, sessionSort } from '#shared/routes/sessions.ts'
import { type Db, inSnapshot, type Row, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { toSession } from '../entities/index.ts'
import { decodeToken, encodeToken } from '../paging.ts'
import { allOf, loadTerms, wantWords, wordsQuery } from '../words/index.ts'
import { columnConditions, facetQuery, isNarrow, refuseStaffFilters, type SessionFilters } from './filters.ts'
import { unreadBy } from './unread.ts'
import { visibleParts, visibleTo } from './visible.ts'

export interface SessionQuery extends SessionFilters {
  readonly sort?: SessionSort | undefined
  readonly order?: 'asc' | 'desc' | undefined
  readonly count?: boolean | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface SessionList {
  readonly sessions: Session[]
  readonly next: string | null
  readonly total: number | null
  readonly unread: Record<string, number>
}

/** What each sort goes by, which way unless told, and whether it may be missing. */
const SORTS = {
  lastMessage: { column: 'last_message_at', order: 'desc', nullable: false },
  waiting: { column: 'waiting_since', order: 'asc', nullable: true },
  due: { column: 'due_at', order: 'asc', nullable: true },
  created: { column: 'created_at', order: 'desc', nullable: false },
} as const satisfies Record<SessionSort, { column: keyof Row<'sessions'>; order: string; nullable: boolean }>

/** Sessions with some words that are rather sorted than looked for along an index. */
const FEW = 5_000

/** After which session a page begins, and of which list: `filters` is a digest. */
const place = z.object({
  sort: sessionSort,
  order: z.enum(['asc', 'desc']),
  filters: z.string(),
  key: timestamp.nullable(),
  id,
})
type Place = z.infer<typeof place>

/** `next` continues after the last one, wherever others have moved meanwhile. `total` only when it is asked for. */
export async function listSessions(db: Db, identity: Identity, query: SessionQuery): Promise<SessionList> {
  const { sort = 'lastMessage', order = SORTS[sort].order, count, limit, after: token, ...filters } = query
  const list = { sort, order, filters: digest(filters) }
  const after = token === undefined ? null : readPlace(token, list)

  return inSnapshot(db, identity, async (tx) => {
    const reader = await loadReader(tx, identity)
    refuseStaffFilters(reader, filters)
    if (reader.kind === 'customer' && SORTS[sort].nullable) {
      throw new ParleyError('FORBIDDEN', 'Only staff sort by this.', { field: 'sort' })
    }
    const fitting = await conditionsFor(tx, reader, sort, filters)
    const rows = await selectPage(tx, reader, { sort, order, ...fitting, after, limit: limit + 1 })
    const total = count === true ? await countAll(tx, fitting) : null

    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const key = last?.[SORTS[sort].column]?.toISOString() ?? null
    return {
      sessions: shown.map((row) => toSession(row, reader)),
      next: rows.length > limit && last !== undefined ? encodeToken({ ...list, key, id: last.id }) : null,
      total,
      unread: Object.fromEntries(shown.map((row) => [row.id, row.unread])),
    }
  })
}

function digest(filters: SessionFilters): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  return createHash('sha256').update(JSON.stringify(given.sort())).digest('base64url').slice(0, 10)
}

function readPlace(token: string, list: Pick<Place, 'sort' | 'order' | 'filters'>): Place {
  const after = decodeToken(place, token)
  if (after === undefined)
    throw new ParleyError('INVALID', 'This is not a place in a list.', { field: 'after' })
  if (after.sort === list.sort && after.order === list.order && after.filters === list.filters) return after
  throw new ParleyError('INVALID', 'This is a place in another list.', {
    field: 'after',
    hint: 'Keep the sort and the filters from page to page, or begin without "after".',
  })
}

interface Conditions {
  /** A session is listed when one of them holds, and all of `conditions`. */
  readonly parts: readonly RawBuilder<boolean>[]
  readonly conditions: readonly RawBuilder<boolean>[]
  /** Whether these leave few to look through. */
  readonly narrow: boolean
}

async function conditionsFor(
  tx: Tx,
  reader: Reader,
  sort: SessionSort,
  filters: SessionFilters,
): Promise<Conditions> {
  const conditions = columnConditions(reader, filters, new Date())
  const terms = filters.text === undefined ? [] : await loadTerms(tx, filters.text)
  const words = allOf([wordsQuery(terms, 'AB'), facetQuery(filters)])
  if (words !== null) {
    const plan = await wantWords(tx, words, sql`from session_words`, FEW)
    const named = sql`select session_id from session_words`
    conditions.push(
      plan === 'few' ? sql`sessions.id = any (array(${named}))` : sql`sessions.id in (${named})`,
    )
  }
  // The parts are in the order of the last message; in any other, and of few, all is looked through at once.
  const narrow = words !== null || isNarrow(filters)
  const isWhole = narrow || sort !== 'lastMessage'
  return { parts: isWhole ? [sql`${visibleTo(reader)}`] : visibleParts(reader), conditions, narrow }
}

interface PageOf extends Conditions {
  readonly sort: SessionSort
  readonly order: 'asc' | 'desc'
  readonly after: Place | null
  readonly limit: number
}

function selectPage(
  tx: Tx,
  reader: Reader,
  { sort, order, parts, conditions, narrow, after, limit }: PageOf,
): Promise<(Row<'sessions'> & { unread: number })[]> {
  const key = sql`${sql.ref(`sessions.${SORTS[sort].column}`)}`
  const direction = sql.raw(order)
  const stretches = stretchesOf(key, { sort, order, narrow, after })
  const firsts = parts.flatMap((part) =>
    stretches.map(
      ({ is, by }) => sql`(
        select id, ${key} as key from sessions where ${sql.join([part, ...is, ...conditions], sql` and `)}
        order by ${sql.join(by.map((column) => sql`${column} ${direction}`))} limit ${limit})`,
    ),
  )
  return sql<Row<'sessions'> & { unread: number }>`
    with page as (
      select id, key from (${sql.join(firsts, sql` union `)}) as firsts
      order by key ${direction} nulls last, id ${direction} limit ${limit}
    )
    select sessions.*, ${unreadBy(reader)} as unread from page join sessions using (id)
    order by page.key ${direction} nulls last, page.id ${direction}`
    .execute(tx)
    .then(({ rows }) => rows)
}

/** Sessions that one walk along an index finds in their order. */
interface Stretch {
  readonly is: readonly RawBuilder<boolean>[]
  readonly by: readonly RawBuilder<unknown>[]
}

/** What is still to come: first what has a key, then what has none. */
function stretchesOf(
  key: RawBuilder<unknown>,
  { sort, order, narrow, after }: Pick<PageOf, 'sort' | 'order' | 'narrow' | 'after'>,
): Stretch[] {
  const beyond = sql.raw(order === 'asc' ? '>' : '<')
  const id = sql`sessions.id`
  const withKey = SORTS[sort].nullable ? [sql<boolean>`${key} is not null`] : []
  const withoutKey = sql<boolean>`${key} is null`
  // A walk along all ids where most fit; where few do, they are found by their own index and sorted.
  const withoutKeyBy = narrow ? [key, id] : [id]
  if (after !== null && after.key === null) {
    return [{ is: [withoutKey, sql`${id} ${beyond} ${after.id}::uuid`], by: withoutKeyBy }]
  }
  const next =
    after === null
      ? []
      : [sql<boolean>`(${key}, ${id}) ${beyond} (${after.key}::timestamptz, ${after.id}::uuid)`]
  const first = { is: [sql<boolean>`true`, ...withKey, ...next], by: [key, id] }
  return SORTS[sort].nullable ? [first, { is: [withoutKey], by: withoutKeyBy }] : [first]
}

/** What fits, on every page together. */
async function countAll(tx: Tx, { parts, conditions }: Conditions): Promise<number> {
  const { rows } = await sql<{ total: number }>`select ${countOf(parts, conditions)} as total`.execute(tx)
  return rows[0]?.total ?? 0
}

export function countOf(
  parts: readonly RawBuilder<boolean>[],
  conditions: readonly RawBuilder<boolean>[],
): RawBuilder<number> {
  const all = parts.map(
    (part) => sql`select id from sessions where ${sql.join([part, ...conditions], sql` and `)}`,
  )
  return sql<number>`(select count(*)::int from (${sql.join(all, sql` union `)}) as fitting)`
}
