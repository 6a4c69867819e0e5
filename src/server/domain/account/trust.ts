import { sql } from 'kysely'
import type { Tx } from '../../db/index.ts'
import type { Identity } from '../access/index.ts'

/** How far somebody's use is trusted: limits are stricter for a customer who was blocked or is new here. */
export type Trust = 'blocked' | 'new' | 'known' | 'trusted'

/** New is who came within a day and was never answered. Looked up when a token is made, which carries it. */
export async function trustOf(tx: Tx, { kind, id }: Identity): Promise<Trust> {
  if (kind === 'user') return 'trusted'
  const { rows } = await sql<{ blocked: boolean; known: boolean }>`
    select blocked_at is not null as blocked, created_at < now() - interval '1 day' or exists (
        select from sessions join messages on messages.session_id = sessions.id
        where sessions.customer_id = customers.id and messages.sender_kind = 'user' and messages.type <> 'note'
      ) as known
    from customers where id = ${id}`.execute(tx)
  const customer = rows[0]
  if (customer?.blocked) return 'blocked'
  return customer?.known ? 'known' : 'new'
}
