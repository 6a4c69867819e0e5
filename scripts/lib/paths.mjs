import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const isRoot = process.getuid?.() === 0

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')

/** What running the product leaves behind in the checkout; git ignores it. */
export const runDir = join(root, '.parley')

/**
 * What is downloaded or compiled once, by version, and outlives the checkout. As root it lies where every
 * user can read it, because the tests and PostgreSQL give up root.
 */
export const cacheDir = isRoot
  ? '/var/cache/parley'
  : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parley')

/** The pinned Node, which runs everything but these scripts themselves. */
export const node = join(root, 'node_modules/.bin/node')

/** The PATH without the one entry that `npm run` adds and `npm ci` deletes. */
export const systemPath = (process.env.PATH ?? '')
  .split(':')
  .filter((folder) => !folder.endsWith('node_modules/.bin'))
  .join(':')

/** Whether users other than the owner can read this file or folder and walk to it. */
export function isPublic(path) {
  const readable = statSync(path).isDirectory() ? 0o005 : 0o004
  if ((statSync(path).mode & readable) !== readable) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
