import { may } from '#shared/access.ts'
import { ParleyError } from '#shared/errors.ts'
import { overlap, suggestionScopes } from '../access/index.ts'
import { suggestionDeleted } from '../changes/index.ts'
import type { CommandHandler } from '../command-handler.ts'

/** Taken or dismissed by who has the chat, it is gone: for its author too, who sees so that it has arrived. */
export const settleSuggestion: CommandHandler<'suggestion.settle'> = async ({ tx, reader, input }) => {
  if (!may(reader.role, 'note.write')) throw new ParleyError('FORBIDDEN', 'Only staff take suggestions.')
  const suggestion = await tx
    .selectFrom('suggestions')
    .selectAll()
    .where('id', '=', input.suggestionId)
    .forUpdate()
    .executeTakeFirst()
  if (suggestion === undefined || !overlap(suggestionScopes(suggestion), reader.scopes)) {
    throw new ParleyError('NOT_FOUND', 'There is no such suggestion, or you may not see it.')
  }

  return async () => {
    if (suggestion.owner_id !== reader.id) {
      throw new ParleyError('FORBIDDEN', 'Only who has the chat takes its suggestions.')
    }
    await tx.deleteFrom('suggestions').where('id', '=', suggestion.id).execute()
    return {
      ...{ sessionId: suggestion.session_id, seq: null, at: new Date() },
      changes: [suggestionDeleted(suggestion)],
      audit: { decision: input.decision, authorId: suggestion.author_id },
    }
  }
}
