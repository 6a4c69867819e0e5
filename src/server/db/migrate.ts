import pg from 'pg'
import { StartError } from '../start-error.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'

/** Any number: servers that start at the same time take turns by it. */
const MIGRATION_LOCK = 8_460_001

/** The database was written by a later Parley, which may have changed what this one relies on. */
export class NewerDatabaseError extends StartError {}

/** Brings the schema up to date: all that is missing, in one transaction, as the schema's owner. */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const done = await appliedCount(client)
    if (done > migrations.length) {
      throw new NewerDatabaseError(
        `The database was made by a newer Parley (its schema is ${done}, this one knows ${migrations.length}).\n` +
          'Start that version, or restore a backup from before the update.',
      )
    }
    for (const [index, migration] of migrations.entries()) {
      if (index < done) continue
      await client.query(migration.sql)
      await client.query('insert into schema_migrations (number, name) values ($1, $2)', [
        index + 1,
        migration.name,
      ])
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function appliedCount(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('schema_migrations') is not null as known`,
  )
  if (rows[0]?.known) {
    const applied = await client.query<{ count: number }>(
      'select count(*)::int as count from schema_migrations',
    )
    return applied.rows[0]?.count ?? 0
  }
  await client.query(`
    create table schema_migrations (
      number integer primary key,
      name text not null,
      applied_at timestamptz(3) not null default now()
    );
    alter table schema_migrations enable row level security;
    alter table schema_migrations force row level security;
    create policy owner on schema_migrations to current_user using (true);`)
  return 0
}
