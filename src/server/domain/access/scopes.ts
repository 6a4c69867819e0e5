import { createHash } from 'node:crypto'
import { may, type ReaderRole } from '#shared/access.ts'
import type { Row } from '../../db/index.ts'

/**
 * Who may see what, in one currency. A thing carries scopes, a reader holds scopes, and the reader sees the thing when
 * the two overlap: in SQL (`scopes && …`), in the change log and in the pump alike.
 */
export type Scope = 'all' | 'workspace' | `team:${string}` | `user:${string}` | `customer:${string}`

export function staffScopes(userId: string, role: ReaderRole, teamIds: readonly string[]): Scope[] {
  const scopes: Scope[] = [
    'workspace',
    `user:${userId}`,
    ...[...teamIds].sort().map((id): Scope => `team:${id}`),
  ]
  return may(role, 'session.read.all') ? ['all', ...scopes] : scopes
}

export function customerScopes(customerId: string): Scope[] {
  return [`customer:${customerId}`]
}

/**
 * Of a session, its participants and its messages; a session without a team is every team's. Who only took part in it
 * once is not among them: a chat that was handed on is for those who have it now.
 */
export function sessionScopes(
  session: Pick<Row<'sessions'>, 'team_id' | 'assignee_id' | 'customer_id'>,
): Scope[] {
  return [
    'all',
    session.team_id === null ? 'workspace' : `team:${session.team_id}`,
    ...(session.assignee_id === null ? [] : [`user:${session.assignee_id}` as const]),
    `customer:${session.customer_id}`,
  ]
}

/** Of a prepared text: its owner's, its team's and every supervisor's, or all staff's. */
export function cannedResponseScopes(row: Pick<Row<'canned_responses'>, 'team_id' | 'owner_id'>): Scope[] {
  if (row.owner_id !== null) return [`user:${row.owner_id}`]
  return row.team_id === null ? ['workspace'] : ['all', `team:${row.team_id}`]
}

/** Of a suggestion: its author's, and who has the chat now. */
export function suggestionScopes(row: Pick<Row<'suggestions'>, 'author_id' | 'owner_id'>): Scope[] {
  return [...new Set([row.author_id, row.owner_id])].flatMap((id): Scope[] =>
    id === null ? [] : [`user:${id}`],
  )
}

export function withoutCustomers(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !scope.startsWith('customer:'))
}

export function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((scope) => b.includes(scope))
}

/** Part of a reader's epoch: when their own scopes change, what they have pulled so far no longer counts. */
export function scopesHash(scopes: readonly string[]): string {
  return createHash('sha256').update(scopes.join(' ')).digest('base64url').slice(0, 10)
}
