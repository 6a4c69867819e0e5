import { isReadOnly } from '#shared/access.ts'
import type { Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { PageCommandInput } from '#shared/ipc/commands.ts'
import type { BulkOutcome, QueueAction } from '#shared/queue-bulk.ts'
import type { BulkAction } from '#shared/routes/assignment.ts'
import type { AuthorisedApi } from '../account/index.ts'
import type { Store } from '../cache/index.ts'

/** Commands under way at a time. */
const AT_A_TIME = 8
/** How often a server that asks for patience gets it, and how long at most, in milliseconds. */
const PATIENCE = { tries: 5, most: 5_000 } as const

export interface BulkParts {
  store: Pick<Store, 'call'>
  ask: AuthorisedApi
  isOnline(): boolean
  update(input: PageCommandInput<'session.update'>): Promise<unknown>
  newId(): Id
  wait(milliseconds: number): Promise<void>
}

interface BulkWanted {
  /** Only say what would be done. */
  dryRun: boolean
  sessionIds: readonly Id[]
  action: QueueAction
}

type Change = Exclude<QueueAction, BulkAction>

/** The same done to several sessions: what one refuses does not stop the others. */
export function createBulk({ store, ask, isOnline, update, newId, wait }: BulkParts) {
  async function patiently<Value>(attempt: () => Promise<Value>): Promise<Value> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt()
      } catch (error) {
        const isAsked = error instanceof ParleyError && error.code === 'RATE_LIMITED'
        if (!isAsked || tries === PATIENCE.tries) throw error
        await wait(Math.min(PATIENCE.most, error.body.retryAfterMs ?? 1_000))
      }
    }
  }

  async function onServer(action: BulkAction, { dryRun, sessionIds }: BulkWanted): Promise<BulkOutcome> {
    // The same id each time: what a lost answer has done already is not done again.
    const body = { id: newId(), dryRun, sessionIds: [...sessionIds], action }
    const { done, refused, inverse } = await patiently(() => ask({ route: 'bulkSessions', body }))
    return {
      done: done.map(({ sessionId }) => sessionId),
      refused: refused.map(({ sessionId, code }) => ({ sessionId, code })),
      inverse: inverse ?? [],
    }
  }

  async function oneByOne(change: Change, { dryRun, sessionIds }: BulkWanted): Promise<BulkOutcome> {
    const sessions = await store.call('findSessions', { ids: [...sessionIds] })
    const here = new Map(sessions.map((session) => [session.id, session]))
    const carriedOut = new Set<Session>()
    const refused: BulkOutcome['refused'] = []
    const wanted: Session[] = []
    for (const sessionId of sessionIds) {
      const session = here.get(sessionId)
      const code = session ? hurdle(change, session) : 'NOT_FOUND'
      if (code !== null) refused.push({ sessionId, code })
      else if (session && changes(change, session)) wanted.push(session)
    }
    if (dryRun) return { done: wanted.map(({ id }) => id), refused, inverse: [] }
    for (let at = 0; at < wanted.length; at += AT_A_TIME) {
      await Promise.all(wanted.slice(at, at + AT_A_TIME).map(carryOut))
    }
    const done = wanted.filter((session) => carriedOut.has(session))
    return { done: done.map(({ id }) => id), refused, inverse: inverseOf(change, done) }

    async function carryOut(session: Session): Promise<void> {
      try {
        await patiently(() => update({ sessionId: session.id, ...inputOf(change) }))
        carriedOut.add(session)
      } catch (error) {
        // What is not this session's alone, a line that is gone say, ends all of it.
        if (!(error instanceof ParleyError) || (error.retryable && carriedOut.size === 0)) throw error
        refused.push({ sessionId: session.id, code: error.code })
      }
    }
  }

  return async (wanted: BulkWanted): Promise<BulkOutcome> => {
    if (!isOnline()) {
      throw new ParleyError('OFFLINE', 'You are offline.', { hint: 'Try again when the connection is back.' })
    }
    const { action } = wanted
    return isOfServer(action) ? onServer(action, wanted) : oneByOne(action, wanted)
  }
}

function isOfServer(action: QueueAction): action is BulkAction {
  return action.kind === 'assign' || action.kind === 'status' || action.kind === 'claim'
}

/** Why a session is not to be changed so, as far as this desk knows. */
function hurdle(change: Change, session: Session): BulkOutcome['refused'][number]['code'] | null {
  if (change.kind === 'tags') return null
  if (change.kind === 'priority' && isReadOnly(session.status)) return 'READ_ONLY'
  return change.expected === undefined || change.expected === session[change.kind] ? null : 'CONFLICT'
}

function changes(change: Change, session: Session): boolean {
  if (change.kind !== 'tags') return session[change.kind] !== change.to
  return added(change, session).length > 0 || removed(change, session).length > 0
}

type TagChange = Extract<Change, { kind: 'tags' }>
const added = ({ add }: TagChange, { tags }: Session) => add.filter((tag) => !tags.includes(tag))
const removed = ({ remove }: TagChange, { tags }: Session) => remove.filter((tag) => tags.includes(tag))

function inputOf(change: Change): Omit<PageCommandInput<'session.update'>, 'sessionId'> {
  switch (change.kind) {
    case 'priority':
      return { priority: change.to }
    case 'category':
      return { category: change.to }
    case 'tags':
      return { tags: { add: change.add, remove: change.remove } }
  }
}

/** What puts each session back to how it was, those together that need the same. */
function inverseOf(change: Change, before: readonly Session[]): BulkOutcome['inverse'] {
  const steps = new Map<string, BulkOutcome['inverse'][number]>()
  for (const session of before) {
    const action = undo(change, session)
    const key = JSON.stringify(action)
    const step = steps.get(key) ?? { sessionIds: [], action }
    step.sessionIds.push(session.id)
    steps.set(key, step)
  }
  return [...steps.values()]
}

function undo(change: Change, session: Session): Change {
  switch (change.kind) {
    case 'priority':
      return { kind: 'priority', to: session.priority, expected: change.to }
    case 'category':
      return { kind: 'category', to: session.category, expected: change.to }
    case 'tags':
      return { kind: 'tags', add: removed(change, session), remove: added(change, session) }
  }
}
