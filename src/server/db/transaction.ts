import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

/** Whom row-level security lets through. */
interface Member {
  readonly workspaceId: string
  /** A user's or a customer's id; null for the server's own reading. */
  readonly id: string | null
}

/** One READ COMMITTED transaction in a workspace, in a member's name. */
export function inWorkspace<Result>(
  db: Db,
  member: Member,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (tx) => {
    await enter(tx, member)
    return work(tx)
  })
}

/** Everything that `work` reads is of one moment. */
export function inSnapshot<Result>(
  db: Db,
  member: Member,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await enter(tx, member)
      return work(tx)
    })
}

/** Until the end of the transaction only: a pooled connection keeps nothing of it. */
async function enter(tx: Tx, member: Member): Promise<void> {
  await sql`select set_config('parley.workspace', ${member.workspaceId}, true),
                   set_config('parley.member', ${member.id ?? ''}, true)`.execute(tx)
}
