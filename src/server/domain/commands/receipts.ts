import { createHash } from 'node:crypto'
import type { Command, Receipt } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import type { Outcome } from '../command-handler.ts'

/** The schema's parse has put the keys in one order, so equal commands have equal text. */
function payloadHash(command: Command): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([command.name, command.input]))
    .digest()
}

export async function findReceipt(tx: Tx, reader: Reader, command: Command): Promise<Receipt | null> {
  const earlier = await tx.selectFrom('commands').selectAll().where('id', '=', command.id).executeTakeFirst()
  if (earlier === undefined) return null
  if (earlier.author_id !== reader.id || !earlier.payload_hash.equals(payloadHash(command))) throw idReused()
  return {
    id: earlier.id,
    sessionId: earlier.session_id,
    seq: earlier.seq,
    at: earlier.at.toISOString(),
    duplicate: true,
  }
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
    })
    .execute()
}

export function idReused(): ParleyError {
  return new ParleyError('ID_REUSED', 'This id has been used for something else.', { field: 'id' })
}
