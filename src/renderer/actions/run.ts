import type { AssignmentTarget } from '#shared/commands/assignment.ts'
import type { Session, SessionStatus } from '#shared/entities.ts'
import { conflictDetails, type ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { Words } from '../i18n/I18n.tsx'
import { sendCommand } from '../store/commands.ts'
import { accountOf, meOf } from '../store/held.ts'
import { getState } from '../store/store.ts'
import { toast, toastError } from '../store/toasts.ts'
import { type Filing, isStillFiled, type Step, undoAssign, undoFiling, undoStatus } from './undo.ts'

/** Each of these asks the server, says what came of it where the screen does not, and how it is undone if it can be. */

export async function claim({ session }: QueueRow): Promise<void> {
  await done({ name: 'session.claim', input: { sessionId: session.id } })
}

export async function decline({ session }: QueueRow): Promise<void> {
  await done({ name: 'session.decline', input: { sessionId: session.id } })
}

/** Answers whether it went there. */
export async function assign(row: QueueRow, to: AssignmentTarget, words: Words, note = ''): Promise<boolean> {
  const { session } = row
  const input = { sessionId: session.id, to, note, expectedAssigneeId: session.assigneeId }
  if (!(await done({ name: 'session.assign', input }))) return false
  const me = meOf(getState(), row.accountId)?.user
  offerUndo(words, me ? undoAssign(session, to, me) : null)
  return true
}

/** What goes along with the end of a chat. */
interface Ending {
  reason?: string
  /** Left out: the customer is asked how it was if the workspace asks. */
  survey?: boolean
}

export async function turn(
  row: QueueRow,
  to: SessionStatus,
  words?: Words,
  ending: Ending = {},
): Promise<boolean> {
  const { id: sessionId, status: expectedStatus } = row.session
  const input = { sessionId, to, expectedStatus, ...ending }
  if (!(await done({ name: 'session.status', input }))) return false
  const me = meOf(getState(), row.accountId)?.user
  if (words) offerUndo(words, me ? undoStatus(row.session, to, me) : null)
  return true
}

export async function snooze({ session }: QueueRow, until: string | null, words: Words): Promise<boolean> {
  const { id: sessionId, snoozedUntil } = session
  if (!(await done({ name: 'session.snooze', input: { sessionId, until } }))) return false
  offerUndo(words, [{ name: 'session.snooze', input: { sessionId, until: snoozedUntil } }], (now) =>
    isSameMoment(now.snoozedUntil, until),
  )
  return true
}

export async function file({ session }: QueueRow, change: Filing, words: Words): Promise<boolean> {
  const sessionId = session.id
  if (!(await done({ name: 'session.update', input: { sessionId, ...change } }))) return false
  const back = { sessionId, ...undoFiling(session, change) }
  offerUndo(words, [{ name: 'session.update', input: back }], (now) => isStillFiled(now, change))
  return true
}

function isSameMoment(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other))
}

/** Carries out a step; says so if that was refused. */
async function done(step: Step): Promise<boolean> {
  const answer = await sendCommand(step.name, step.input)
  if (!answer.ok) tellRefusal(answer.error)
  return answer.ok
}

/** Whoever lost is told who won. */
function tellRefusal(error: ErrorBody): void {
  const winner = conflictDetails.safeParse(error.details)
  if (error.code === 'CONFLICT' && winner.success) {
    toast({ key: 'error.claimLost', values: { winner: winner.data.assigneeName } }, { tone: 'problem' })
  } else {
    toastError(error)
  }
}

/**
 * Says what was done, with "Undo" where there is a way back. `isStill` is asked of the chat as it is when the agent
 * wants it undone, for commands that the server carries out whatever has happened since.
 */
function offerUndo(
  words: Words,
  steps: readonly Step[] | null,
  isStill: (session: Session) => boolean = () => true,
): void {
  const action = { label: { key: 'action.undo' }, run: () => void undo(steps ?? [], isStill) } as const
  toast(words, steps === null || steps.length === 0 ? {} : { action })
}

/** Step by step, as long as nobody has touched the chat in between. */
async function undo(steps: readonly Step[], isStill: (session: Session) => boolean): Promise<void> {
  for (const step of steps) {
    const session = sessionOf(step.input.sessionId)
    const answer = session && !isStill(session) ? CHANGED : await sendCommand(step.name, step.input)
    if (answer.ok) continue
    if (answer.error.code === 'CONFLICT') toast({ key: 'undo.tooLate' }, { tone: 'problem' })
    else toastError(answer.error)
    return
  }
}

const CHANGED = { ok: false, error: { code: 'CONFLICT', message: 'It has changed here.' } } as const

function sessionOf(sessionId: Id): Session | undefined {
  const state = getState()
  return state.held[accountOf(state, sessionId) ?? '']?.rows[sessionId]?.session
}
