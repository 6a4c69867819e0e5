import type { EntityName } from '#shared/entities.ts'
import { isStaffOnly } from '#shared/entities.ts'
import type { NewRow, Row, Tx } from '../../db/index.ts'
import { cannedResponseScopes, suggestionScopes, withoutCustomers } from '../access/index.ts'

/** What a write leaves for the change log: which entity, and who could and can see it. No content. */
export interface ChangeRecord {
  readonly entity: EntityName
  readonly entityId: string
  readonly op: 'put' | 'del'
  readonly scopesBefore: readonly string[]
  readonly scopesAfter: readonly string[]
}

function put(
  entity: EntityName,
  entityId: string,
  scopesBefore: readonly string[],
  scopesAfter: readonly string[],
) {
  return { entity, entityId, op: 'put', scopesBefore, scopesAfter } as const satisfies ChangeRecord
}

type Seen = Pick<Row<'sessions'>, 'id' | 'scopes'>

export function sessionChanged(before: Seen | null, after: Seen): ChangeRecord {
  return put('session', after.id, before?.scopes ?? [], after.scopes)
}

type SeenMessage = Pick<NewRow<'messages'>, 'id' | 'type' | 'status'>

export function messageAdded(session: Seen, message: SeenMessage): ChangeRecord {
  return put('message', message.id, [], messageScopes(session, message))
}

/** Edited, deleted or reviewed: the last of these may bring it into the customer's sight. */
export function messageChanged(session: Seen, before: SeenMessage, after: SeenMessage): ChangeRecord {
  return put('message', after.id, messageScopes(session, before), messageScopes(session, after))
}

function messageScopes(session: Seen, { type, status = 'sent' }: SeenMessage): readonly string[] {
  return isStaffOnly({ type, status }) ? withoutCustomers(session.scopes) : session.scopes
}

export function participantChanged(
  session: Seen,
  participant: Pick<Row<'participants'>, 'id'>,
): ChangeRecord {
  return put('participant', participant.id, session.scopes, session.scopes)
}

/** Staff see a customer as long as they see a chat of theirs, which the projection looks up. */
export function customerChanged(customerId: string): ChangeRecord {
  return put('customer', customerId, [], [`customer:${customerId}`])
}

export function staffAdded(entity: 'user' | 'team', id: string): ChangeRecord {
  return put(entity, id, [], ['workspace'])
}

/** Of what all staff see. Customers see a user who takes part in a chat of theirs, which the projection looks up. */
export function workspaceChanged(
  entity: 'user' | 'team' | 'label' | 'attributeDefinition',
  id: string,
): ChangeRecord {
  return put(entity, id, ['workspace'], ['workspace'])
}

type Canned = Pick<Row<'canned_responses'>, 'id' | 'team_id' | 'owner_id'>

export function cannedResponseChanged(before: Canned | null, after: Canned): ChangeRecord {
  const scopesBefore = before === null ? [] : cannedResponseScopes(before)
  return put('cannedResponse', after.id, scopesBefore, cannedResponseScopes(after))
}

export function cannedResponseDeleted(before: Canned): ChangeRecord {
  const scopesBefore = cannedResponseScopes(before)
  return { entity: 'cannedResponse', entityId: before.id, op: 'del', scopesBefore, scopesAfter: [] }
}

type Suggested = Pick<Row<'suggestions'>, 'id' | 'author_id' | 'owner_id'>

export function suggestionChanged(before: Suggested | null, after: Suggested): ChangeRecord {
  return put('suggestion', after.id, before === null ? [] : suggestionScopes(before), suggestionScopes(after))
}

export function suggestionDeleted(before: Suggested): ChangeRecord {
  const scopesBefore = suggestionScopes(before)
  return { entity: 'suggestion', entityId: before.id, op: 'del', scopesBefore, scopesAfter: [] }
}

/** The last statement of every write, so that its records' ids stand close together and shortly before the commit. */
export async function recordChanges(
  tx: Tx,
  workspaceId: string,
  records: readonly ChangeRecord[],
): Promise<void> {
  if (records.length === 0) return
  await tx
    .insertInto('changes')
    .values(
      records.map((record) => ({
        workspace_id: workspaceId,
        entity: record.entity,
        entity_id: record.entityId,
        op: record.op,
        scopes_before: [...record.scopesBefore],
        scopes_after: [...record.scopesAfter],
      })),
    )
    .execute()
}
