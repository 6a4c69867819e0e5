import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keptSecret } from '../../secrets.ts'
import { StartError } from '../../start-error.ts'
import { type Cluster, initialise, startPostgres, stopPostgres, superuser } from './cluster.ts'
import { settlePredecessor, takeLease } from './predecessor.ts'
import { findAccount, findPrograms } from './programs.ts'

export interface EmbeddedPostgres {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly superuserUrl: string
  /** Settles when PostgreSQL ends, whether asked to or not. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** Runs a PostgreSQL of our own under `dataDir`, with the two roles and the database that Parley wants. */
export async function startEmbeddedPostgres(
  dataDir: string,
  binDir: string | null,
): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const dir = join(dataDir, 'postgres')
  const cluster: Cluster = {
    dir,
    logPath: join(dataDir, 'postgres.log'),
    programs: await findPrograms(binDir),
    account: await findAccount(dir),
    password: await keptSecret(dataDir, 'postgres.secret'),
  }
  await settlePredecessor(cluster)
  // Kept to one run's lines: nobody rotates it.
  await rm(cluster.logPath, { force: true })
  await initialise(cluster)
  const { child, port } = await startPostgres(cluster)

  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const lease = superuser(cluster, port)
  lease.on('error', () => {})
  const stop = async () => {
    await lease.end().catch(() => {})
    await stopPostgres(child)
  }
  try {
    await lease.connect()
    if (!(await takeLease(lease))) throw new StartError(`Another Parley server has just taken ${dataDir}.`)
    await lease.query(bootstrap(cluster.password))
    const { rowCount } = await lease.query(`select from pg_database where datname = 'parley'`)
    if (rowCount === 0) await lease.query('create database parley owner parley_owner')
  } catch (error) {
    await stop()
    throw error
  }
  const url = (user: string, database = 'parley') =>
    `postgres://${user}:${cluster.password}@127.0.0.1:${port}/${database}`
  return {
    appUrl: url('parley_app'),
    ownerUrl: url('parley_owner'),
    superuserUrl: url('postgres', 'postgres'),
    exited,
    stop,
  }
}

/** The password is base64url: it needs no quoting. */
function bootstrap(password: string): string {
  return `
    do $$ begin
      if not exists (select from pg_roles where rolname = 'parley_owner') then
        create role parley_owner login;
        create role parley_app login;
      end if;
    end $$;
    alter role parley_owner password '${password}';
    alter role parley_app password '${password}';`
}
