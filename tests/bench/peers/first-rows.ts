import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { IPC_PAGE } from '#shared/ipc.ts'
import { CallDesk } from '../../../src/main/cache/call-desk.ts'
import { readSnapshot } from '../../../src/main/cache/calls/snapshot.ts'
import { DeskFiles } from '../../../src/main/cache/desk-files.ts'
import { type Parameters, Reader } from '../../../src/main/cache/files/connection.ts'

const FILES = ['cache', 'journal'] as const
type FileName = (typeof FILES)[number]

/** One statement of those that the first screen's rows take. */
interface Said {
  file: FileName
  way: 'get' | 'all'
  sql: string
  parameters: Parameters
}

/** What Parley's own code asks of its two files for the first rows, in order. */
export function recordFirstRows(folder: string, key: Buffer, me: string): readonly Said[] {
  const owner = { me, accountId: me }
  const silent = () => undefined
  const files = new DeskFiles({ folder, key, binding: undefined, ...owner, isCrashEnabled: false }, silent)
  const said: Said[] = []
  const recording = (file: FileName): Reader => {
    const reader = new Reader(files[file])
    return {
      get(sql: string, parameters: Parameters = {}) {
        said.push({ file, way: 'get', sql, parameters })
        return reader.get(sql, parameters)
      },
      all(sql: string, parameters: Parameters = {}) {
        said.push({ file, way: 'all', sql, parameters })
        return reader.all(sql, parameters)
      },
    } as Reader
  }
  readSnapshot({ ...owner, cache: recording('cache'), journal: recording('journal') }, { limit: IPC_PAGE })
  new CallDesk(files, owner, silent, silent).answer({ id: 0, name: 'close', input: null })
  return said
}

/** The same work by the bare driver: both files opened, the same statements. Answers how to close them. */
export function readFirstRows(
  open: (file: string) => Database.Database,
  folder: string,
  said: readonly Said[],
): () => void {
  const cache = open(join(folder, 'cache.db'))
  const journal = open(join(folder, 'journal.db'))
  const prepared = new Map<string, Database.Statement>()
  for (const { file, way, sql, parameters } of said) {
    const statement = prepared.get(sql) ?? (file === 'cache' ? cache : journal).prepare(sql)
    prepared.set(sql, statement)
    statement[way](parameters)
  }
  return () => {
    cache.close()
    journal.close()
  }
}
