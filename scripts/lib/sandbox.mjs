import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPublic, isRoot, root } from './paths.mjs'
import { interruption, run } from './processes.mjs'
import { step } from './progress.mjs'

/** Chromium's sandbox, PostgreSQL and D-Bus all want an ordinary user; this one is "nobody" on every Linux. */
export const user = isRoot ? { uid: 65_534, gid: 65_534 } : undefined

/** A run's own folder, with a temporary and a home folder that belong to {@link user}. */
function createFolders(name) {
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), `parley-${name}-`))
  chmodSync(folder, 0o755)
  const [tmp, home] = ['tmp', 'home'].map((name) => join(folder, name))
  for (const path of [tmp, home]) {
    mkdirSync(path)
    if (user) chownSync(path, user.uid, user.gid)
  }
  return { folder, tmp, home }
}

/** Runs `use` with folders of its own; whatever it leaves behind is gone afterwards, also when it is interrupted. */
export async function inFolders(name, use) {
  const folders = createFolders(name)
  const cleanUp = () => {
    killLeftovers(folders.tmp)
    rmSync(folders.folder, { recursive: true, force: true })
  }
  void interruption().then(() => {
    cleanUp()
    process.exit(130)
  })
  try {
    return await use(folders)
  } finally {
    cleanUp()
  }
}

/** The checkout where {@link user} can read it, which is not so below /root or in a private temporary folder. */
export async function readableCheckout(folder) {
  if (!user || isPublic(join(root, 'package.json'))) return root
  const checkout = join(folder, 'checkout')
  await step('A copy of the checkout that others can read', () => copyCheckout(checkout))
  return checkout
}

/** Hard links where the file system and the files' modes allow it, since it is only read. */
async function copyCheckout(target) {
  const entries = readdirSync(root).filter((name) => !['.git', '.parley'].includes(name))
  const copyAll = (flags) => {
    mkdirSync(target)
    return run('cp', [flags, ...entries.map((name) => join(root, name)), target])
  }
  try {
    await copyAll('-al')
    if (isPublic(join(target, 'package.json'))) return
  } catch {
    // The temporary folder is on another file system.
  }
  rmSync(target, { recursive: true })
  await copyAll('-a')
  await run('chmod', ['-R', 'a+rX', target])
}

/** Whatever a run started and left, wherever it moved to: it carries this run's folder in its environment. */
export function killLeftovers(tmp) {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
      if (environment.includes(`PARLEY_TEST_TMP=${tmp}`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It is another user's, or it has ended by itself.
    }
  }
}
