import { createHash } from 'node:crypto'
import type { Command, Receipt } from '#shared/commands.ts'
import type { ParleyError } from '#shared/errors.ts'
import type { SessionBefore } from '#shared/routes/assignment.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import type { Outcome } from '../command-handler.ts'
import { idReused } from '../unique.ts'

/** The schema's parse has put the keys in one order, so equal commands have equal text. */
function payloadHash(command: Command): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([command.name, command.input]))
    .digest()
}

/** What a command with this id did at an earlier time. */
export async function findReceipt(tx: Tx, commandId: string): Promise<Row<'commands'> | null> {
  const earlier = await tx.selectFrom('commands').selectAll().where('id', '=', commandId).executeTakeFirst()
  return earlier ?? null
}

/** The answer to a command that has been carried out before, or the refusal of an id that was used for another. */
export function answerAgain(
  earlier: Row<'commands'>,
  reader: Reader,
  command: Command,
): { receipt: Receipt; before: SessionBefore | null } | ParleyError {
  if (earlier.author_id !== reader.id || !earlier.payload_hash.equals(payloadHash(command))) return idReused()
  const receipt = {
    id: earlier.id,
    sessionId: earlier.session_id,
    seq: earlier.seq,
    at: earlier.at.toISOString(),
    duplicate: true,
  }
  return { receipt, before: earlier.before }
}

export async function storeReceipt(
  tx: Tx,
  reader: Reader,
  command: Command,
  outcome: Outcome,
): Promise<void> {
  await tx
    .insertInto('commands')
    .values({
      id: command.id,
      workspace_id: reader.workspaceId,
      author_id: reader.id,
      payload_hash: payloadHash(command),
      session_id: outcome.sessionId,
      seq: outcome.seq,
      at: outcome.at,
      before: outcome.before === undefined ? null : JSON.stringify(outcome.before),
    })
    .execute()
}
