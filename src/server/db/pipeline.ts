import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'

/**
 * One connection, for whoever holds it until `end`: statements go out as soon as they are given and in that order,
 * without waiting for those ahead of them. Kysely's own transactions send one at a time.
 */
export async function pipelineOver<Schema>(
  connection: DatabaseConnection,
  plugins: readonly KyselyPlugin[],
): Promise<{ db: Kysely<Schema>; end(): void }> {
  let isOver = false
  const driver: Driver = {
    init: nothing,
    destroy: nothing,
    releaseConnection: nothing,
    async acquireConnection() {
      // The connection may be somebody else's by now: a statement that was not waited for must not run in their name.
      if (isOver) throw new Error('This transaction has ended.')
      return connection
    },
    beginTransaction: notNested,
    commitTransaction: notNested,
    rollbackTransaction: notNested,
  }
  const dialect: Dialect = {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
  const db = new Kysely<Schema>({ dialect, plugins: [...plugins] })
  // Its first statement waits for the driver and would be overtaken by the second.
  await db.getExecutor().provideConnection(nothing)
  return {
    db,
    end: () => {
      isOver = true
    },
  }
}

async function nothing(): Promise<void> {}

function notNested(): Promise<never> {
  return Promise.reject(new Error('There are no transactions within transactions.'))
}

type Answers<Asked extends readonly unknown[]> = { -readonly [Index in keyof Asked]: Awaited<Asked[Index]> }

/**
 * Waits for statements that were sent together. All of them have ended when it does, so that none outlives its
 * transaction; it fails with what the first one that failed said, since that is why the others did.
 */
export async function together<const Asked extends readonly unknown[]>(
  asked: Asked,
): Promise<Answers<Asked>> {
  const settled = await Promise.allSettled(asked)
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  }) as Answers<Asked>
}
