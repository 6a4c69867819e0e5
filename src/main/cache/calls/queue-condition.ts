import type { Id } from '#shared/ids.ts'
import type { View } from '#shared/queue.ts'
import { FACETS, type Facet, ME, NOBODY, type QueueFilters, termsOf } from '#shared/queue-filters.ts'
import { needleOf } from '#shared/session-words.ts'
import type { Parameters } from '../files/connection.ts'
import { STATUSES } from '../message-table.ts'

/** A condition on `sessions`. */
export interface Condition {
  readonly sql: string
  readonly parameters: Parameters
}

/** `inView` of `src/shared` for SQL; a test holds them together. */
const IN_VIEW: Readonly<Record<View, string>> = {
  mine: 'is_open = 1 and is_snoozed = 0 and assignee_id = :me',
  unassigned: 'is_open = 1 and is_snoozed = 0 and assignee_id is null',
  team: `is_open = 1 and is_snoozed = 0 and team_id in (
    select value from json_each((select team_ids from users where id = :me)))`,
  all: 'is_open = 1',
  approval: `is_open = 1 and id in (
    select ids.id from messages join ids on key = session_key where status = ${STATUSES.pending_approval})`,
  snoozed: 'is_open = 1 and is_snoozed = 1',
  ended: 'is_open = 0',
}

const chosenIn = (facet: Facet) => `in (select value from json_each(:${facet}))`

/** `createFilter` of `src/shared` for SQL, facet by facet. */
const CHOSEN: Readonly<Record<Facet, string>> = {
  status: `status ${chosenIn('status')}`,
  priority: `priority ${chosenIn('priority')}`,
  type: `type ${chosenIn('type')}`,
  channel: `channel ${chosenIn('channel')}`,
  category: `category ${chosenIn('category')}`,
  team: `coalesce(team_id, '${NOBODY}') ${chosenIn('team')}`,
  assignee: `coalesce(assignee_id, '${NOBODY}') ${chosenIn('assignee')}`,
  tag: `exists (select 1 from json_each(sessions.tags) where value ${chosenIn('tag')})`,
}

/** What a narrowed view holds, for who looks at it. */
export function conditionOf(view: View, filters: QueueFilters, me: Id): Condition {
  const facets = FACETS.filter((facet) => filters[facet].length > 0)
  const needles = termsOf(filters.text).map((term, index) => [`term${index}`, needleOf(term)] as const)
  const chosen = facets.map((facet) => {
    const values: readonly string[] = filters[facet]
    return [facet, JSON.stringify(values.map((value) => (facet === 'assignee' && value === ME ? me : value)))]
  })
  return {
    sql: [
      IN_VIEW[view],
      ...facets.map((facet) => CHOSEN[facet]),
      ...needles.map(([name]) => `instr(words, :${name}) > 0`),
    ].join(' and '),
    parameters: { me, ...Object.fromEntries([...chosen, ...needles]) },
  }
}
