import { type Connection, Writer } from './connection.ts'
import { FileError } from './errors.ts'

/** One step of a file's shape. A step that has been shipped never changes; a new one follows it. */
export interface Migration {
  version: number
  up(writer: Writer): void
}

/**
 * Brings a file to the last version, all pending steps in one transaction: killed in the middle, it is as before.
 * Throws {@link FileError} `newer` for a file from a later version.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  crash: (point: string) => void,
): void {
  const version = Number(connection.pragma('user_version'))
  const last = migrations.at(-1)?.version ?? 0
  if (version > last) throw new FileError('newer', connection.file)
  if (version === last) return
  const writer = new Writer(connection)
  connection.transaction(() => {
    for (const migration of migrations) {
      if (migration.version <= version) continue
      migration.up(writer)
      crash('migration')
    }
    connection.pragma(`user_version = ${last}`)
  })
}
