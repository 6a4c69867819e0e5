import type { AssignmentTarget } from '#shared/commands/assignment.ts'
import type { Session, SessionStatus } from '#shared/entities.ts'
import type { PageCommandInput, PageCommandName } from '#shared/ipc.ts'
import { mayHandle, maySee, type Person, wayBack } from './rules.ts'

/** One command about a chat, as it is sent. */
export type Step = {
  [Name in Extract<PageCommandName, `session.${string}`>]: { name: Name; input: PageCommandInput<Name> }
}[Extract<PageCommandName, `session.${string}`>]

type Holding = Pick<Session, 'id' | 'status' | 'assigneeId' | 'teamId'>

/** How a chat stands once it has been handed on. */
function handedOn(before: Holding, to: AssignmentTarget): Holding {
  if (to.kind === 'user') return { ...before, status: 'active', assigneeId: to.userId }
  const teamId = to.kind === 'team' ? to.teamId : before.teamId
  return { ...before, status: 'waiting', assigneeId: null, teamId }
}

/**
 * What gives a chat back to whom it was with, each step expecting what the one before it has left: whoever has touched
 * it since is not overridden. Null when that is not in this person's hands any more.
 */
export function undoAssign(before: Holding, to: AssignmentTarget, me: Person): readonly Step[] | null {
  const steps: Step[] = []
  let now = handedOn(before, to)
  let isAllowed = true
  const give = (target: AssignmentTarget) => {
    isAllowed &&= mayHandle(now, me) && maySee(now, me)
    const input = { sessionId: before.id, to: target, expectedAssigneeId: now.assigneeId }
    steps.push({ name: 'session.assign', input })
    now = handedOn(now, target)
  }
  if (now.teamId !== before.teamId) give({ kind: 'team', teamId: before.teamId })
  else if (before.assigneeId === null) give({ kind: 'queue' })
  if (before.assigneeId !== null && before.assigneeId !== now.assigneeId) {
    give({ kind: 'user', userId: before.assigneeId })
  }
  if (now.status !== before.status) {
    const way = wayBack(me.role, now.status, before.status)
    isAllowed &&= way !== null && mayHandle(now, me)
    steps.push(...statusSteps(before.id, now.status, way ?? []))
  }
  return isAllowed ? steps : null
}

/** What turns a chat back to the status it had; null when this person may not. */
export function undoStatus(
  before: Holding & Pick<Session, 'endReason' | 'surveyAskedAt'>,
  to: SessionStatus,
  me: Person,
): readonly Step[] | null {
  const way = wayBack(me.role, to, before.status)
  if (way === null) return null
  if (before.status !== 'ended' || to !== 'active') return statusSteps(before.id, to, way)
  // Reopening forgets why a chat had ended, and whether its customer was asked how it was.
  const { endReason, surveyAskedAt } = before
  const ending = { survey: surveyAskedAt !== null, ...(endReason !== null && { reason: endReason }) }
  return statusSteps(before.id, to, way, ending)
}

function statusSteps(
  sessionId: string,
  from: SessionStatus,
  way: readonly SessionStatus[],
  ending: { reason?: string; survey?: boolean } = {},
): Step[] {
  return way.map((to, index) => ({
    name: 'session.status',
    input: { sessionId, to, expectedStatus: way[index - 1] ?? from, ...ending },
  }))
}

/** A change of what a chat is filed under, and what puts it back: tags by tag, so that others' additions stay. */
export interface Filing {
  subject?: string
  priority?: Session['priority']
  category?: string | null
  tags?: { add: string[]; remove: string[] }
}

export function undoFiling(before: Session, change: Filing): Filing {
  return {
    ...(change.subject !== undefined && { subject: before.subject }),
    ...(change.priority !== undefined && { priority: before.priority }),
    ...(change.category !== undefined && { category: before.category }),
    ...(change.tags !== undefined && { tags: { add: change.tags.remove, remove: change.tags.add } }),
  }
}

/** Whether what was changed is still as it was left: the server knows no expectation for these. */
export function isStillFiled(session: Session, { tags, ...values }: Filing): boolean {
  const isSame = (Object.keys(values) as (keyof typeof values)[]).every((key) => session[key] === values[key])
  const has = (tag: string) => session.tags.includes(tag)
  return isSame && (tags === undefined || (tags.add.every(has) && !tags.remove.some(has)))
}
