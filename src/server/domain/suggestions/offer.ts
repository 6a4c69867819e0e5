import { isReadOnly, may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'
import { overlap, type Reader } from '../access/index.ts'
import { suggestionChanged, suggestionDeleted } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'
import { readPolicy } from '../policy/index.ts'
import { sessionNotFound, takesPart } from '../sessions/index.ts'

/** What somebody was writing when their chat went to somebody else. A later one stands for the one before. */
export const offerSuggestion: CommandHandler<'suggestion.offer'> = async ({
  tx,
  reader,
  held,
  id,
  input,
}) => {
  if (!may(reader.role, 'note.write')) throw new ParleyError('FORBIDDEN', 'Only staff leave suggestions.')
  const session = await left(tx, reader, held)

  return async () => {
    const { draftTravel } = await readPolicy(tx, reader)
    if (!draftTravel) throw new ParleyError('FORBIDDEN', 'Drafts stay with their authors here.')
    if (isReadOnly(session.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
    if (session.assignee_id === reader.id) throw new ParleyError('CONFLICT', 'This chat is still yours.')
    const at = new Date()
    const { kind, body, baseSeq } = input
    const earlier = await tx
      .deleteFrom('suggestions')
      .where('session_id', '=', session.id)
      .where('author_id', '=', reader.id)
      .where('kind', '=', kind)
      .returningAll()
      .execute()
    const suggestion = await tx
      .insertInto('suggestions')
      .values({
        ...{ id, workspace_id: reader.workspaceId, session_id: session.id },
        ...{ author_id: reader.id, owner_id: session.assignee_id },
        ...{ kind, body, base_seq: baseSeq, created_at: at },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return {
      ...{ sessionId: session.id, seq: null, at },
      changes: [...earlier.map(suggestionDeleted), suggestionChanged(null, suggestion)],
      audit: { kind, ownerId: session.assignee_id },
    }
  }
}

/** A session that the reader sees, or took part in: who lost a chat may have lost sight of it too. */
async function left(tx: Tx, reader: Reader, session: Row<'sessions'> | null): Promise<Row<'sessions'>> {
  if (session === null) throw sessionNotFound()
  const isKnown = overlap(session.scopes, reader.scopes) || (await takesPart(tx, session.id, reader.id))
  if (!isKnown) throw sessionNotFound()
  return session
}
