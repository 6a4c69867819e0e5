import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from './paths.mjs'
import { run } from './processes.mjs'

const ABANDONED_AFTER = 3_600_000

/**
 * The folder of that name in the cache. If it is not there, `fill` is given an empty one, which takes the name
 * when it is complete: two runs at once do the work twice, and neither sees half of it.
 */
export async function cached(name, fill) {
  const folder = join(cacheDir, name)
  if (existsSync(folder)) return folder
  mkdirSync(cacheDir, { recursive: true })
  chmodSync(cacheDir, 0o755)
  removeAbandoned(`.${name}-`)
  const draft = mkdtempSync(join(cacheDir, `.${name}-`))
  try {
    await fill(draft)
    await run('chmod', ['-R', 'a+rX', draft])
    renameSync(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

/** What a run that was killed left half done. */
function removeAbandoned(prefix) {
  const drafts = readdirSync(cacheDir).filter((entry) => entry.startsWith(prefix))
  for (const draft of drafts.map((entry) => join(cacheDir, entry))) {
    if (Date.now() - statSync(draft).mtimeMs > ABANDONED_AFTER)
      rmSync(draft, { recursive: true, force: true })
  }
}
