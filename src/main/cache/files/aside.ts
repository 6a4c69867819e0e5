import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What SQLite keeps beside a file: the write-ahead log belongs to its content. */
const PARTS = ['', '-wal', '-shm'] as const
const MARK = '.damaged-'

/** Renames a file and its log, and answers its new path. */
export function setAside(path: string, now: number): string {
  const aside = `${path}${MARK}${now}`
  for (const part of PARTS) {
    if (existsSync(path + part)) renameSync(path + part, aside + part)
  }
  return aside
}

/** Deletes all but the newest `keep` of a file's damaged predecessors. */
export function forgetOldest(path: string, keep: number): void {
  const folder = dirname(path)
  const prefix = basename(path) + MARK
  const times = readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number.parseInt(name.slice(prefix.length), 10))
  const newestFirst = [...new Set(times)].sort((a, b) => b - a)
  for (const time of newestFirst.slice(keep)) {
    for (const part of PARTS)
      rmSync(join(folder, `${prefix}${time}${part}`), { recursive: true, force: true })
  }
}
