import { isReadOnly } from '#shared/access.ts'
import type { BulkAction, BulkResult, SessionBefore } from '#shared/routes/assignment.ts'

type Inverse = NonNullable<BulkResult['inverse']>

/**
 * What undoes a bulk operation of `callerId`: bodies to be posted in this order. Each expects what the one before it
 * has left, so that a session which somebody has touched since is refused, not overridden.
 */
export function inverseOf(action: BulkAction, done: BulkResult['done'], callerId: string): Inverse {
  const steps = done.map(({ sessionId, before }) => ({
    sessionId,
    actions: undo(action, before, callerId),
  }))
  const depth = Math.max(...steps.map(({ actions }) => actions.length))
  return Array.from({ length: depth }, (_, level) => {
    const bodies = new Map<string, Inverse[number]>()
    for (const { sessionId, actions } of steps) {
      const next = actions[level]
      if (next === undefined) continue
      const key = JSON.stringify(next)
      const body = bodies.get(key) ?? { sessionIds: [], action: next }
      body.sessionIds.push(sessionId)
      bodies.set(key, body)
    }
    return [...bodies.values()]
  }).flat()
}

function undo(action: BulkAction, before: SessionBefore, callerId: string): BulkAction[] {
  switch (action.kind) {
    case 'status':
      return undoStatus(action.to, before)
    case 'claim':
      return giveBack(before, before.teamId, callerId)
    case 'assign': {
      const { to } = action
      return giveBack(
        before,
        to.kind === 'team' ? to.teamId : before.teamId,
        to.kind === 'user' ? to.userId : null,
      )
    }
  }
}

/** To the team it was with, to whom it was with, and to how it was. */
function giveBack(before: SessionBefore, teamId: string | null, assigneeId: string | null): BulkAction[] {
  const actions: BulkAction[] = []
  let expectedAssigneeId = assigneeId
  const give = (to: Extract<BulkAction, { kind: 'assign' }>['to']) => {
    actions.push({ kind: 'assign', to, note: '', expectedAssigneeId })
    expectedAssigneeId = to.kind === 'user' ? to.userId : null
  }
  if (teamId !== before.teamId) give({ kind: 'team', teamId: before.teamId })
  else if (before.assigneeId === null) give({ kind: 'queue' })
  if (before.assigneeId !== null) give({ kind: 'user', userId: before.assigneeId })
  const left = before.assigneeId === null ? 'waiting' : 'active'
  if (before.status !== left) actions.push({ kind: 'status', to: before.status, expectedStatus: left })
  return actions
}

function undoStatus(to: SessionBefore['status'], before: SessionBefore): BulkAction[] {
  // Back in the queue, it has lost its assignee as well.
  if (to === 'waiting') return giveBack(before, before.teamId, null)
  const actions: BulkAction[] = []
  const step = (status: SessionBefore['status'], expectedStatus: SessionBefore['status']) =>
    actions.push({ kind: 'status', to: status, expectedStatus })
  // A locked session ends before it is open again, and an ended one is active before it is anything else.
  let from = to
  if (from === 'locked') {
    step('ended', from)
    from = 'ended'
  }
  if (from === 'ended' && !isReadOnly(before.status)) {
    step('active', from)
    from = 'active'
  }
  if (from !== before.status) step(before.status, from)
  return actions
}
