import type { User } from '#shared/entities.ts'
import { type ChannelInput, type ChannelOutput, IPC_PAGE, type QueueRow } from '#shared/ipc.ts'
import { inView, VIEWS, type View, type ViewCounts } from '#shared/queue.ts'
import { createFilter, NO_FILTERS, queueFilters } from '#shared/queue-filters.ts'
import { comparePlaces, placeOf } from '#shared/queue-order.ts'
import { type FakeHouse, Refusal, runFakeCommand } from './fake-commands.ts'

/** The queue of a fake main: views, filters and sorts as the cache has them. */
export function createFakeQueue(me: User, rows: () => QueueRow[]) {
  function rowsOf(
    view: View,
    filters: ChannelInput<'queue.page'>['filters'],
    accountId?: string,
  ): QueueRow[] {
    const isThrough = createFilter(queueFilters.parse(filters ?? NO_FILTERS))
    return rows().filter(
      (row) =>
        (accountId === undefined || row.accountId === accountId) &&
        inView(view, row, me) &&
        isThrough(row, me),
    )
  }

  return {
    counts(accountId: string): ViewCounts {
      const counts = VIEWS.map((view) => [view, rowsOf(view, undefined, accountId).length])
      return Object.fromEntries(counts) as ViewCounts
    },
    page({
      view,
      filters,
      sort = 'lastMessage',
      after,
      accountId,
    }: ChannelInput<'queue.page'>): ChannelOutput<'queue.page'> {
      const place = ({ session }: QueueRow) => placeOf(sort, session)
      const found = rowsOf(view, filters, accountId)
        .filter((row) => !after || comparePlaces(sort, place(row), after) > 0)
        .sort((a, b) => comparePlaces(sort, place(a), place(b)))
      return { rows: found.slice(0, IPC_PAGE), more: found.length > IPC_PAGE }
    },
    count: ({ lists, accountId }: ChannelInput<'queue.count'>): ChannelOutput<'queue.count'> => ({
      counts: lists.map(({ view, filters }) => rowsOf(view, filters, accountId).length),
    }),
  }
}

/** Does it to each, and takes nothing back but priorities. */
export function runFakeBulk(
  { dryRun, sessionIds, action }: ChannelInput<'sessions.bulk'>,
  house: FakeHouse,
): ChannelOutput<'sessions.bulk'> {
  const outcome: ChannelOutput<'sessions.bulk'> = { done: [], refused: [], inverse: [] }
  for (const sessionId of sessionIds) {
    const { session } = house.chat(sessionId).row
    try {
      if (session.status === 'ended' && action.kind !== 'tags')
        throw new Refusal({ code: 'READ_ONLY', message: '' })
      if (!dryRun) runFakeCommand(commandOf(sessionId, action), house)
      outcome.done.push(sessionId)
      const undo = { kind: 'priority', to: session.priority } as const
      if (action.kind === 'priority') outcome.inverse.push({ sessionIds: [sessionId], action: undo })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      outcome.refused.push({ sessionId, code: error.body.code })
    }
  }
  return outcome
}

function commandOf(
  sessionId: string,
  action: ChannelInput<'sessions.bulk'>['action'],
): ChannelInput<'command.run'>['command'] {
  switch (action.kind) {
    case 'claim':
      return { name: 'session.claim', input: { sessionId } }
    case 'assign':
      return { name: 'session.assign', input: { sessionId, to: action.to } }
    case 'status':
      return { name: 'session.status', input: { sessionId, to: action.to } }
    case 'priority':
      return { name: 'session.update', input: { sessionId, priority: action.to } }
    case 'category':
      return { name: 'session.update', input: { sessionId, category: action.to } }
    case 'tags':
      return {
        name: 'session.update',
        input: { sessionId, tags: { add: action.add ?? [], remove: action.remove ?? [] } },
      }
  }
}
