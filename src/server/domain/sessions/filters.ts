import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { isReadOnly } from '#shared/access.ts'
import { USUAL_CHANNEL } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { sessionFilters } from '#shared/routes/sessions.ts'
import type { Reader } from '../access/index.ts'
import { facet } from '../words/index.ts'
import { hasUnread } from './unread.ts'

export type SessionFilters = z.output<z.ZodObject<typeof sessionFilters>>

/** Facts that customers do not get, and so cannot filter by. */
const STAFF_FILTERS = [
  'priority',
  'category',
  'tag',
  'teamId',
  'waitingSince',
  'minWaitSeconds',
  'snoozed',
] as const satisfies readonly (keyof SessionFilters)[]

export function refuseStaffFilters(reader: Reader, filters: Partial<SessionFilters>): void {
  if (reader.kind === 'user') return
  const field = STAFF_FILTERS.find((name) => filters[name] !== undefined)
  if (field !== undefined) throw new ParleyError('FORBIDDEN', 'Only staff filter by this.', { field })
}

/** What the columns of `sessions` must be. */
export function columnConditions(
  reader: Reader,
  filters: Partial<SessionFilters>,
  now: Date,
): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  const { status, type, channel, teamId, assigneeId, customerId, waitingSince, minWaitSeconds, snoozed } =
    filters
  // As `in` rather than `= any`: the planner sees each value, and so that an index over some of them will do.
  if (status !== undefined) conditions.push(sql`sessions.status in (${sql.join(status)})`)
  if (type !== undefined) conditions.push(sql`sessions.type in (${sql.join(type)})`)
  if (channel !== undefined) conditions.push(sql`sessions.channel in (${sql.join(channel)})`)
  if (customerId !== undefined) conditions.push(sql`sessions.customer_id = ${customerId}`)
  if (teamId === 'none') conditions.push(sql`sessions.team_id is null`)
  else if (teamId !== undefined) conditions.push(sql`sessions.team_id = ${teamId}`)
  if (assigneeId === 'none') conditions.push(sql`sessions.assignee_id is null`)
  else if (assigneeId !== undefined) {
    conditions.push(sql`sessions.assignee_id = ${assigneeId === 'me' ? reader.id : assigneeId}`)
  }
  if (waitingSince !== undefined) {
    conditions.push(waitingBefore(new Date(waitingSince)))
  }
  if (minWaitSeconds !== undefined) {
    conditions.push(waitingBefore(new Date(now.getTime() - minWaitSeconds * 1_000)))
  }
  if (snoozed === true) conditions.push(sql`sessions.snoozed_until > ${now}`)
  if (snoozed === false) {
    conditions.push(sql`(sessions.snoozed_until is null or sessions.snoozed_until <= ${now})`)
  }
  if (filters.unread === true) conditions.push(hasUnread(reader))
  if (filters.unread === false) conditions.push(sql`not ${hasUnread(reader)}`)
  return conditions
}

/** Few wait: they are found first, on their own index, whatever the list goes by. */
function waitingBefore(time: Date): RawBuilder<boolean> {
  return sql<boolean>`sessions.id = any (array(select id from sessions where waiting_since <= ${time}))`
}

/** What `session_words` knows a session by besides its words, as a tsquery; null for no such filter. */
export function facetQuery({ priority, category, tag }: Partial<SessionFilters>): string | null {
  const wanted = [
    ...(priority === undefined ? [] : [`(${priority.map((one) => facet('priority', one)).join(' | ')})`]),
    ...(category === undefined ? [] : [facet('category', category)]),
    ...(tag ?? []).map((one) => facet('tag', one)),
  ]
  return wanted.length === 0 ? null : wanted.join(' & ')
}

/** Whether a filter leaves few sessions to look through, all of which an index finds. */
export function isNarrow(filters: SessionFilters): boolean {
  const { status, channel, teamId, assigneeId, customerId, waitingSince, minWaitSeconds, snoozed, unread } =
    filters
  const narrow = [customerId, teamId, assigneeId, waitingSince, minWaitSeconds]
  return (
    narrow.some((value) => value !== undefined) ||
    snoozed === true ||
    unread === true ||
    (channel !== undefined && !channel.includes(USUAL_CHANNEL)) ||
    (status?.every((one) => !isReadOnly(one)) ?? false)
  )
}
