import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { BulkOutcome, QueueAction } from '#shared/queue-bulk.ts'
import { ask } from './bridge.ts'
import { accountOf } from './held.ts'
import { select } from './selection.ts'
import { getState, setState } from './store.ts'
import { toast, toastError } from './toasts.ts'

/** Chats in one question: of more, it is shown how far it is. */
const IN_ONE_GO = 40
/** Names of chats in one sentence; of more, it is said how many. */
const NAMED = 3

/** The same done to some chats of one account. */
interface Step {
  accountId: Id
  sessionIds: readonly Id[]
  action: QueueAction
}

interface Result extends Pick<BulkOutcome, 'done' | 'refused'> {
  inverse: Step[]
  /** Why it ended before its end. */
  error: ErrorBody | null
  /** Somebody has seen enough. */
  isStopped: boolean
}

/**
 * Does the same to several chats. Where some of them cannot be changed, it asks first, with the names. What was done can
 * be taken back for as long as its toast is there.
 */
export async function changeSeveral(sessionIds: readonly Id[], action: QueueAction): Promise<void> {
  if (getState().bulk) return
  const names = namesOf(sessionIds)
  const steps = stepsOf(sessionIds, action)
  const { done: ready, refused, error, isStopped } = await run(steps, true)
  if (error) toastError(error)
  if (error || isStopped) return
  const go = () => void carryOut(stepsOf(ready, action), names)
  if (refused.length === 0) go()
  else setState({ bulk: { step: 'asking', ready: ready.length, refused, go } })
}

export function leaveBulk(): void {
  setState({ bulk: null })
}

async function carryOut(steps: readonly Step[], names: ReadonlyMap<Id, string>): Promise<void> {
  const { done, refused, inverse, error } = await run(steps, false)
  setState({ bulk: null })
  select(getState().selected.filter((id) => !done.includes(id)))
  if (error) toastError(error)
  if (done.length === 0 && (error || refused.length === 0)) return
  const undo = { label: { key: 'action.undo' }, run: () => void takeBack(inverse, names) } as const
  const count = done.length
  toast(
    refused.length === 0
      ? { key: 'bulk.done', values: { count } }
      : { key: 'bulk.doneSome', values: { count, names: inWords(refused, names) } },
    inverse.length > 0 ? { action: undo } : { tone: 'problem' },
  )
}

/** Puts everything back to how it was, except what somebody has changed since. */
async function takeBack(steps: readonly Step[], names: ReadonlyMap<Id, string>): Promise<void> {
  const { refused, error } = await run(steps, false)
  setState({ bulk: null })
  if (error) toastError(error)
  else if (refused.length === 0) toast({ key: 'bulk.undone' })
  else {
    toast({ key: 'bulk.undoneSome', values: { names: inWords(refused, names) } }, { tone: 'problem' })
  }
}

/** Step by step, in portions; the first that fails as a whole, or somebody who has seen enough, ends it. */
async function run(steps: readonly Step[], dryRun: boolean): Promise<Result> {
  const all = steps.reduce((sum, { sessionIds }) => sum + sessionIds.length, 0)
  const result: Result = { done: [], refused: [], inverse: [], error: null, isStopped: false }
  const stop = () => {
    result.isStopped = true
  }
  let passed = 0
  for (const step of steps) {
    for (let at = 0; at < step.sessionIds.length && !result.isStopped; at += IN_ONE_GO) {
      if (all > IN_ONE_GO) setState({ bulk: { step: 'running', done: passed, all, stop } })
      const sessionIds = step.sessionIds.slice(at, at + IN_ONE_GO)
      const answer = await ask('sessions.bulk', { ...step, sessionIds: [...sessionIds], dryRun })
      if (!answer.ok) {
        setState({ bulk: null })
        return { ...result, error: answer.error }
      }
      const { done, refused, inverse } = answer.value
      result.done.push(...done)
      result.refused.push(...refused)
      // What was done last is taken back first.
      result.inverse.unshift(...inverse.map((one) => ({ ...one, accountId: step.accountId })))
      passed += sessionIds.length
    }
  }
  if (dryRun && all > IN_ONE_GO) setState({ bulk: null })
  return result
}

function stepsOf(sessionIds: readonly Id[], action: QueueAction): Step[] {
  const state = getState()
  const steps = new Map<Id, Id[]>()
  for (const sessionId of sessionIds) {
    const accountId = accountOf(state, sessionId)
    if (accountId !== undefined) steps.set(accountId, [...(steps.get(accountId) ?? []), sessionId])
  }
  return [...steps].map(([accountId, ids]) => ({ accountId, sessionIds: ids, action }))
}

/** Kept from the beginning: a chat may leave the agent's sight by what is done with it. */
function namesOf(sessionIds: readonly Id[]): ReadonlyMap<Id, string> {
  const state = getState()
  return new Map(
    sessionIds.map((id) => [id, state.held[accountOf(state, id) ?? '']?.rows[id]?.customer.name ?? '?']),
  )
}

function inWords(refused: BulkOutcome['refused'], names: ReadonlyMap<Id, string>): string {
  const named = refused.slice(0, NAMED).map(({ sessionId }) => `\u2068${names.get(sessionId) ?? '?'}\u2069`)
  const others = refused.length - named.length
  return [...named, ...(others > 0 ? [`+${others}`] : [])].join(', ')
}
