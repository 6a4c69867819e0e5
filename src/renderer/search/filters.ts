import type { Session, SessionStatus, SessionType } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { SearchFilters } from '#shared/search.ts'
import { folded } from '#shared/words.ts'

export const FILTER_NAMES = ['from', 'status', 'type', 'tag', 'assignee', 'after', 'before'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

/** One narrowing of a search, as it is shown: at most one of each name. */
export interface Chip {
  name: FilterName | 'customer'
  /** What it narrows to, in the agent's words. */
  value: string
  filters: SearchFilters
  /** Of a person: they are of one account. */
  accountId?: Id
}

/** What is looked for. */
export interface Query {
  text: string
  chips: readonly Chip[]
}

/** Somebody or something that a word may stand for. */
export interface Meaning<Value> {
  word: string
  value: Value
}

/** The words that filters are written with, in the agent's language and in English. */
export interface Vocabulary {
  names: readonly Meaning<FilterName>[]
  statuses: readonly Meaning<SessionStatus>[]
  types: readonly Meaning<SessionType>[]
  senders: readonly Meaning<'customer' | 'user'>[]
  people: readonly Meaning<{ id: Id; accountId: Id }>[]
  days: readonly Meaning<'today' | 'yesterday'>[]
}

const WRITTEN = /(?<=^|\s)(\p{L}+):("[^"]+"|[^\s"]+)(?=(\s|$))/gu

/**
 * Takes what means a filter out of a text. The last word counts once something follows it, or with `isDone`: until then
 * it is still being written. What means nothing stays text.
 */
export function takeFilters(
  text: string,
  vocabulary: Vocabulary,
  now: Date,
  isDone = false,
): { text: string; chips: Chip[] } {
  const chips: Chip[] = []
  const rest = text.replace(WRITTEN, (whole, name: string, quoted: string, after: string) => {
    const chip = isDone || after !== '' ? chipOf(name, quoted.replaceAll('"', ''), vocabulary, now) : null
    if (chip === null) return whole
    chips.push(chip)
    return ''
  })
  return { text: chips.length === 0 ? text : rest.trimStart().replace(/\s{2,}/g, ' '), chips }
}

/** A filter that is being written at the end of a text: its name, and what there is of its value. */
export function openFilter(text: string, { names }: Vocabulary): { name: FilterName; value: string } | null {
  const [, word, value] = /(?:^|\s)(\p{L}+):"?([^\s"]*)$/u.exec(text) ?? []
  const name = word === undefined ? undefined : meaningOf(word, names)?.value
  return name === undefined ? null : { name, value: value ?? '' }
}

function chipOf(written: string, value: string, vocabulary: Vocabulary, now: Date): Chip | null {
  const name = meaningOf(written, vocabulary.names)?.value
  switch (name) {
    case 'status':
      return chip(name, beginningWith(value, vocabulary.statuses), (status) => ({ status }))
    case 'type':
      return chip(name, beginningWith(value, vocabulary.types), (type) => ({ type }))
    case 'tag':
      return { name, value, filters: { tag: value } }
    case 'from': {
      const sender = meaningOf(value, vocabulary.senders)
      return sender
        ? chip(name, sender, (one) => ({ sender: one }))
        : personChip(name, value, vocabulary, (senderId) => ({ senderId }))
    }
    case 'assignee':
      return personChip(name, value, vocabulary, (assigneeId) => ({ assigneeId }))
    case 'after':
    case 'before': {
      const day = dayOf(value, vocabulary, now)
      if (day === null) return null
      const at = day.toISOString()
      return { name, value: at, filters: name === 'after' ? { from: at } : { to: at } }
    }
    case undefined:
      return null
  }
}

function chip<Value>(
  name: FilterName,
  meaning: Meaning<Value> | undefined,
  filtersOf: (value: Value) => SearchFilters,
): Chip | null {
  return meaning ? { name, value: meaning.word, filters: filtersOf(meaning.value) } : null
}

function personChip(
  name: FilterName,
  value: string,
  { people }: Vocabulary,
  filtersOf: (userId: Id) => SearchFilters,
): Chip | null {
  const person = beginningWith(value, people)
  if (!person) return null
  return { name, value: person.word, filters: filtersOf(person.value.id), accountId: person.value.accountId }
}

function meaningOf<Value>(word: string, meanings: readonly Meaning<Value>[]): Meaning<Value> | undefined {
  return meanings.find((meaning) => folded(meaning.word) === folded(word))
}

/** The word itself, or else the first that it is the beginning of a part of. */
export function beginningWith<Value>(
  word: string,
  meanings: readonly Meaning<Value>[],
): Meaning<Value> | undefined {
  return meaningOf(word, meanings) ?? allBeginningWith(word, meanings)[0]
}

export function allBeginningWith<Value>(
  word: string,
  meanings: readonly Meaning<Value>[],
): readonly Meaning<Value>[] {
  const wanted = folded(word)
  return meanings.filter(({ word: known }) =>
    [folded(known), ...folded(known).split(/\s+/)].some((part) => part.startsWith(wanted)),
  )
}

/** The beginning of a day where the agent is: `2026-11-21`, `today`, `yesterday`, or `7d` for so many days ago. */
function dayOf(value: string, { days }: Vocabulary, now: Date): Date | null {
  const daysAgo = (count: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - count)
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? []
  if (year !== undefined) {
    const date = new Date(Number(year), Number(month) - 1, Number(day))
    return date.getMonth() === Number(month) - 1 ? date : null
  }
  const [, count] = /^(\d{1,4})d$/i.exec(value) ?? []
  if (count !== undefined) return daysAgo(Number(count))
  const named = meaningOf(value, days)?.value
  return named === undefined ? null : daysAgo(named === 'today' ? 0 : 1)
}

/** With one more: of each name the last one holds. */
export function withChips(chips: readonly Chip[], more: readonly Chip[]): readonly Chip[] {
  return more.reduce<readonly Chip[]>(
    (held, one) => [...held.filter(({ name }) => name !== one.name), one],
    chips,
  )
}

/** What all chips together ask for. People are of one account: the last one says of which. */
export function filtersOf(chips: readonly Chip[]): { filters: SearchFilters; accountId?: Id } {
  const accountId = [...chips].reverse().find((one) => one.accountId !== undefined)?.accountId
  const held = chips.filter((one) => one.accountId === undefined || one.accountId === accountId)
  return {
    filters: Object.assign({}, ...held.map(({ filters }) => filters)),
    ...(accountId !== undefined && { accountId }),
  }
}

/** Whether a chat is one that the filters about chats leave; what only messages have is not asked. */
export function fitsFilters(session: Session, filters: SearchFilters): boolean {
  const { status, type, tag, assigneeId, customerId } = filters
  return (
    (status === undefined || session.status === status) &&
    (type === undefined || session.type === type) &&
    (tag === undefined || session.tags.some((one) => folded(one) === folded(tag))) &&
    (assigneeId === undefined || session.assigneeId === assigneeId) &&
    (customerId === undefined || session.customerId === customerId)
  )
}
