import { CompiledQuery, type Kysely } from 'kysely'
import { pipelineOver, together } from './pipeline.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** A connection within a transaction, as {@link inWorkspace} and {@link inSnapshot} give it. */
export type Tx = Kysely<Schema> & { readonly inTransaction: unique symbol }

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
  return transact(db, 'begin', member, work)
}

/** Everything that `work` reads is of one moment. What it has read is answered without waiting for the end. */
export function inSnapshot<Result>(
  db: Db,
  member: Member,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const read = async (tx: Tx) => resolve(await work(tx))
    transact(db, 'start transaction isolation level repeatable read read only', member, read).catch(reject)
  })
}

/** Until the end of the transaction only: a pooled connection keeps nothing of it. */
const ENTER = `select set_config('parley.workspace', $1, true), set_config('parley.member', $2, true)`

/** The first statements of `work` go out with those that open the transaction, in one round trip. */
function transact<Result>(
  db: Db,
  begin: string,
  { workspaceId, id }: Member,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const executor = db.getExecutor()
  return executor.provideConnection(async (connection) => {
    const ask = (text: string, values: unknown[] = []) =>
      connection.executeQuery(CompiledQuery.raw(text, values))
    const pipeline = await pipelineOver<Schema>(connection, executor.plugins)
    try {
      const opened = [ask(begin), ask(ENTER, [workspaceId, id ?? ''])] as const
      const [, , result] = await together([...opened, work(pipeline.db as Tx)])
      pipeline.end()
      await ask('commit')
      return result
    } catch (error) {
      pipeline.end()
      // On a connection that is lost there is nothing left to roll back.
      await ask('rollback').catch(() => undefined)
      throw error
    }
  })
}
