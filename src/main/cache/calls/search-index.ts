import type { Id } from '#shared/ids.ts'
import { byRecency, type SearchFilters, type SearchPlace } from '#shared/search.ts'
import type { SearchTerm } from '#shared/words.ts'
import type { Parameters } from '../files/connection.ts'
import { KEY_OF_SESSION, OF_SESSION } from '../ids.ts'
import { idOf, SENDER_KINDS } from '../message-table.ts'
import { PLACES_PER_WINDOW, placesFrom, timeOf, windowOf } from '../places.ts'
import type { ReadFiles } from './files.ts'
import type { Wanted } from './search.ts'

/** Entries beyond the page that are looked at first: the last window of a batch is left for the next one. */
const SLACK = 8
/** Entries looked at first under filters, where many may not fit. */
const FILTERED = 100
/** Then more and more, in one go up to so many, or more yet if all of those are of one window. */
const LARGEST = 2_000
/** And in one search: a common word under a rare filter must end somewhere. As many as the server looks at. */
const MAX_LOOKED_AT = 10_000

interface Row {
  place: number
  id: Buffer
  delay_ms: number
  fits: 0 | 1
}

interface Entry {
  place: number
  id: Id
  at: string
}

/**
 * The newest messages that have all terms and fit the filters: one more than the page holds. Places follow time, so
 * the index itself gives the newest first; those of one window are told apart by when they were written and by
 * their id, as on the server.
 */
export function findMessages(
  files: ReadFiles,
  { terms, filters, after, limit }: Wanted,
): { places: number[]; isWhole: boolean } {
  const { condition, parameters, isOfSession } = messageCondition(filters)
  const { lowest, highest } = spanOf(files, filters)
  const hits: Entry[] = []
  const answer = (isWhole: boolean) => ({
    places: hits.slice(0, limit + 1).map(({ place }) => place),
    isWhole,
  })
  let below = after === null ? highest : Math.min(highest, placesFrom(after.at) + PLACES_PER_WINDOW)
  let size = condition === 'true' ? limit + SLACK : FILTERED
  for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; ) {
    const batch = files.cache.all<Row>(
      `select messages.place, messages.id, messages.delay_ms, ${condition} as fits
       from (select rowid as place from message_index
             where message_index match :match and rowid >= :lowest and rowid < :below
             order by rowid desc limit :size) as hits
       join messages on messages.place = hits.place
       ${isOfSession ? 'left join ids on key = session_key left join sessions on sessions.id = ids.id' : ''}
       order by messages.place desc`,
      { ...parameters, match: matchOf(terms), lowest, below, size },
    )
    const isLast = batch.length < size
    const whole = isLast ? batch : withoutOldestWindow(batch)
    const news = whole.filter(({ fits }) => fits === 1).map(entryOf)
    hits.push(...news.filter((entry) => isWithin(entry, filters, after)).sort(byRecency))
    if (isLast || hits.length > limit) return answer(true)
    lookedAt += whole.length
    below = whole.at(-1)?.place ?? below
    size = whole.length === 0 ? size * 4 : Math.min(size * 4, LARGEST)
  }
  return answer(false)
}

/** The places that may be of interest: `highest` itself is not. */
function spanOf({ cache }: ReadFiles, { from, to, sessionId }: SearchFilters) {
  const ofSession =
    sessionId === undefined
      ? undefined
      : cache.get<{ lo: number | null; hi: number | null }>(
          `select min(place) as lo, max(place) as hi from messages where ${OF_SESSION}`,
          { sessionId },
        )
  return {
    lowest: Math.max(from === undefined ? 0 : placesFrom(from), ofSession?.lo ?? 0),
    highest: Math.min(
      to === undefined ? Number.MAX_SAFE_INTEGER : placesFrom(to) + PLACES_PER_WINDOW,
      (ofSession?.hi ?? Number.MAX_SAFE_INTEGER - 1) + 1,
    ),
  }
}

/** A batch may end in the middle of a window, whose order is only known as a whole. */
function withoutOldestWindow(batch: Row[]): Row[] {
  const oldest = windowOf(batch.at(-1)?.place ?? 0)
  return batch.filter(({ place }) => windowOf(place) !== oldest)
}

function entryOf({ place, id, delay_ms: delay }: Row): Entry {
  return { place, id: idOf(id), at: new Date(timeOf(place) + delay).toISOString() }
}

/** Whether an entry of the windows that are looked at is between the moments, and behind the page before. */
function isWithin(entry: Entry, { from, to }: SearchFilters, after: SearchPlace | null): boolean {
  return (
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at < to) &&
    (after === null || byRecency(after, entry) < 0)
  )
}

/** Our terms in the index's own syntax: quoted, so that nothing in them means anything else. */
function matchOf(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' ')
}

interface Condition {
  condition: string
  parameters: Parameters
}

function messageCondition(filters: SearchFilters): Condition & { isOfSession: boolean } {
  const condition = allOf([
    [filters.sender && SENDER_KINDS[filters.sender], 'sender_kind = :sender', 'sender'],
    [filters.senderId, 'sender_key = (select key from ids where id = :senderId)', 'senderId'],
    [filters.sessionId, `session_key = ${KEY_OF_SESSION}`, 'sessionId'],
    ...ofSession(filters),
  ])
  return { ...condition, isOfSession: sessionCondition(filters).condition !== 'true' }
}

/** What a session must be for it, or what is in it, to be found. */
export function sessionCondition(filters: SearchFilters): Condition {
  return allOf(ofSession(filters))
}

type Part = [wanted: string | number | undefined, sql: string, name: string]

function ofSession(filters: SearchFilters): Part[] {
  return [
    [filters.status, 'sessions.status = :status', 'status'],
    [filters.type, 'sessions.type = :type', 'type'],
    [filters.assigneeId, 'sessions.assignee_id = :assigneeId', 'assigneeId'],
    [filters.customerId, 'sessions.customer_id = :customerId', 'customerId'],
    [filters.tag, 'exists (select 1 from json_each(sessions.tags) where value = :tag)', 'tag'],
  ]
}

function allOf(parts: readonly Part[]): Condition {
  const asked = parts.flatMap(([wanted, sql, name]) => (wanted === undefined ? [] : [{ wanted, sql, name }]))
  return {
    condition: asked.map(({ sql }) => `coalesce(${sql}, 0)`).join(' and ') || 'true',
    parameters: Object.fromEntries(asked.map(({ name, wanted }) => [name, wanted])),
  }
}
