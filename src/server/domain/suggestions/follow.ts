import { sql } from 'kysely'
import { isReadOnly } from '#shared/access.ts'
import type { Row, Tx } from '../../db/index.ts'
import { type ChangeRecord, suggestionChanged, suggestionDeleted } from '../changes/index.ts'
import type { Follower } from '../command-handler.ts'

/** After what may have given a session another assignee or its end: such commands keep how it stood before. */
export const followSuggestions: Follower = async ({ tx, outcome }) =>
  outcome.before === undefined || outcome.sessionId === null ? [] : moveSuggestions(tx, outcome.sessionId)

/** The suggestions of a session go to who has it now; of one that has ended, they are gone. */
export async function moveSuggestions(tx: Tx, sessionId: string): Promise<readonly ChangeRecord[]> {
  const suggestions = await tx
    .selectFrom('suggestions')
    .innerJoin('sessions', 'sessions.id', 'suggestions.session_id')
    .selectAll('suggestions')
    .select(['sessions.assignee_id', 'sessions.status'])
    .where('session_id', '=', sessionId)
    .where((is) =>
      is.or([
        is('sessions.status', 'in', ['ended', 'locked']),
        sql<boolean>`suggestions.owner_id is distinct from sessions.assignee_id`,
      ]),
    )
    .execute()
  const records: ChangeRecord[] = []
  for (const { assignee_id, status, ...before } of suggestions) {
    records.push(isReadOnly(status) ? await remove(tx, before) : await handTo(tx, before, assignee_id))
  }
  return records
}

async function remove(tx: Tx, suggestion: Row<'suggestions'>): Promise<ChangeRecord> {
  await tx.deleteFrom('suggestions').where('id', '=', suggestion.id).execute()
  return suggestionDeleted(suggestion)
}

async function handTo(tx: Tx, before: Row<'suggestions'>, owner_id: string | null): Promise<ChangeRecord> {
  await tx.updateTable('suggestions').set({ owner_id }).where('id', '=', before.id).execute()
  return suggestionChanged(before, { ...before, owner_id })
}
