import { z } from 'zod'
import {
  type Customer,
  priority,
  type Session,
  sessionChannel,
  sessionStatus,
  sessionType,
} from './entities.ts'
import { id } from './ids.ts'
import type { QueueReader } from './queue.ts'
import { needleOf, wordsOfSession } from './session-words.ts'
import { MAX_QUERY, MAX_WORDS, parseSearch, type SearchTerm } from './words.ts'

const MAX_CHOICES = 50
const choices = <Choice extends z.ZodType>(choice: Choice) => z.array(choice).max(MAX_CHOICES).default([])

/** Whoever looks, and nobody at all. */
export const ME = 'me'
export const NOBODY = 'none'
const label = z.string().min(1).max(200)

/** Narrows a view of the queue. Of one kind, any of what is chosen; of several kinds, each. An empty one narrows nothing. */
export const queueFilters = z.strictObject({
  status: choices(sessionStatus),
  priority: choices(priority),
  type: choices(sessionType),
  channel: choices(sessionChannel),
  category: choices(label),
  team: choices(z.union([id, z.literal(NOBODY)])),
  assignee: choices(z.union([id, z.literal(ME), z.literal(NOBODY)])),
  tag: choices(label),
  /** Words of the customer's name, the subject, the tags and the booking or order. */
  text: z.string().max(MAX_QUERY).default(''),
})
export type QueueFilters = z.infer<typeof queueFilters>

export const NO_FILTERS: QueueFilters = queueFilters.parse({})

/** The kinds of filters whose values are chosen from a list. */
export const FACETS = [
  'status',
  'priority',
  'type',
  'channel',
  'category',
  'team',
  'assignee',
  'tag',
] as const
export type Facet = (typeof FACETS)[number]

export function isNarrowed(filters: QueueFilters): boolean {
  return FACETS.some((facet) => filters[facet].length > 0) || termsOf(filters.text).length > 0
}

/** The first words of a longer text count. */
export function termsOf(text: string): SearchTerm[] {
  const words = text.trim().split(/\s+/)
  return parseSearch(words.length > MAX_WORDS ? words.slice(0, MAX_WORDS).join(' ') : text)
}

export interface Filtered {
  readonly session: Session
  readonly customer: Pick<Customer, 'name'>
}

/** The one rule of what filters let through; the cache asks it in SQL. */
export function createFilter(filters: QueueFilters): (row: Filtered, reader: QueueReader) => boolean {
  const needles = termsOf(filters.text).map(needleOf)
  return ({ session, customer }, reader) => {
    const assignee = session.assigneeId ?? NOBODY
    return (
      isChosen(filters.status, session.status) &&
      isChosen(filters.priority, session.priority) &&
      isChosen(filters.type, session.type) &&
      isChosen(filters.channel, session.channel) &&
      isChosen(filters.category, session.category) &&
      isChosen(filters.team, session.teamId ?? NOBODY) &&
      (isChosen(filters.assignee, assignee) || (assignee === reader.id && filters.assignee.includes(ME))) &&
      (filters.tag.length === 0 || session.tags.some((tag) => filters.tag.includes(tag))) &&
      (needles.length === 0 || hasAll(wordsOfSession(session, customer.name), needles))
    )
  }
}

function isChosen<Value>(chosen: readonly Value[], value: Value | null): boolean {
  return chosen.length === 0 || (value !== null && chosen.includes(value))
}

function hasAll(words: string, needles: readonly string[]): boolean {
  return needles.every((needle) => words.includes(needle))
}
