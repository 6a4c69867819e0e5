import { createHash } from 'node:crypto'
import { may } from '#shared/access.ts'
import type { Command } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { BulkAction, BulkResult } from '#shared/routes/assignment.ts'
import { type Db, inSnapshot } from '../../db/index.ts'
import { type Identity, loadReader } from '../access/index.ts'
import type { CarryOut } from '../commands/index.ts'
import { inverseOf } from './inverse.ts'

export interface BulkRequest {
  readonly id: string
  readonly dryRun: boolean
  readonly sessionIds: readonly string[]
  readonly action: BulkAction
}

/** The same done to many sessions, each by a command of its own: what one refuses does not stop the others. */
export function createBulk(db: Db, carryOut: CarryOut) {
  return async (identity: Identity, request: BulkRequest): Promise<BulkResult> => {
    const { id, dryRun, sessionIds, action } = request
    await inSnapshot(db, identity, async (tx) => {
      const { role } = await loadReader(tx, identity)
      if (!may(role, 'session.bulk')) {
        throw new ParleyError('FORBIDDEN', 'Only supervisors change many chats at once.')
      }
    })
    const done: BulkResult['done'] = []
    const refused: BulkResult['refused'] = []
    for (const sessionId of sessionIds) {
      try {
        const { before } = await carryOut(identity, commandOf(id, sessionId, action), { dryRun })
        if (before !== null) done.push({ sessionId, before })
      } catch (error) {
        // What may go well in a moment is not this session's: the whole operation is to be sent again.
        if (!(error instanceof ParleyError) || error.retryable) throw error
        refused.push({ sessionId, code: error.code, message: error.message })
      }
    }
    const inverse = dryRun || done.length === 0 ? null : inverseOf(action, done, identity.id)
    return { operationId: id, dryRun, done, refused, inverse }
  }
}

function commandOf(operationId: string, sessionId: string, action: BulkAction): Command {
  const id = stepId(operationId, sessionId)
  switch (action.kind) {
    case 'assign': {
      const { kind: _, ...input } = action
      return { id, name: 'session.assign', input: { sessionId, ...input } }
    }
    case 'status': {
      const { kind: _, ...input } = action
      return { id, name: 'session.status', input: { sessionId, ...input } }
    }
    case 'claim':
      return { id, name: 'session.claim', input: { sessionId } }
  }
}

/** Always the same UUIDv7 for a session of an operation: the operation's time, and a digest of both ids. */
function stepId(operationId: string, sessionId: string): string {
  const digest = createHash('sha256').update(`${operationId} ${sessionId}`).digest('hex')
  const variant = ((Number.parseInt(digest.charAt(3), 16) & 0x3) | 0x8).toString(16)
  const rest = `7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`
  return `${operationId.slice(0, 14)}${rest}`
}
