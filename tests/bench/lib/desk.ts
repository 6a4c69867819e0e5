import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { Change, Page } from '#shared/protocol.ts'
import { MAX_PAGE } from '#shared/protocol.ts'
import { CallDesk } from '../../../src/main/cache/call-desk.ts'
import { DeskFiles } from '../../../src/main/cache/desk-files.ts'
import { unlock } from '../../../src/main/cache/files/open.ts'
import { changesOf } from '../fixtures/changes.ts'
import { createFixture, type ProfileName } from '../fixtures/profile.ts'
import { type Child, ROOT, startChild } from './calls.ts'

/** A desk's files with a fixture in them, and the worker that reads them as it is shipped. */
export interface BenchDesk {
  readonly folder: string
  /** In hexadecimal. */
  readonly key: string
  /** The same cache without encryption. */
  readonly plainFile: string
  readonly me: string
  readonly sessionIds: readonly string[]
  readonly workerFile: string
  /** `peers/desk.ts`, which does what is measured. */
  start(): Promise<Child>
  remove(): Promise<void>
}

export async function createBenchDesk(profile: ProfileName): Promise<BenchDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-desk-'))
  const fixture = createFixture(profile)
  const [me = ''] = fixture.userIds
  const key = randomBytes(32)
  await mkdir(join(folder, 'desk'))
  fill(join(folder, 'desk'), key, me, changesOf(fixture))
  const plainFile = await decrypted(join(folder, 'desk/cache.db'), join(folder, 'plain'), key)
  const workerFile = await bundleWorker(folder)
  return {
    ...{ folder: join(folder, 'desk'), key: key.toString('hex'), plainFile, me, workerFile },
    sessionIds: fixture.sessions.filter(({ messages }) => messages >= 50).map(({ id }) => id),
    // A bundle outside of the checkout finds the native module by this.
    start: () => startChild('tests/bench/peers/desk.ts', { NODE_PATH: join(ROOT, 'node_modules') }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Puts changes into a new desk's cache, as pages of a pull of everything bring them. */
function fill(folder: string, key: Buffer, me: string, changes: Iterable<Change>): void {
  const silent = () => undefined
  const owner = { me, accountId: me }
  const files = new DeskFiles({ folder, key, binding: undefined, ...owner, isCrashEnabled: false }, silent)
  const desk = new CallDesk(files, owner, silent, silent)
  const at = new Date(0).toISOString()
  const put = (some: Change[], more: boolean) => {
    const page: Page = { epoch: 'bench', to: 1, at, changes: some, more, reset: true, resume: null }
    desk.answer({ id: 0, name: 'applyPage', input: page })
  }
  let some: Change[] = []
  for (const change of changes) {
    some.push(change)
    if (some.length < MAX_PAGE) continue
    put(some, true)
    some = []
  }
  put(some, false)
  desk.answer({ id: 0, name: 'close', input: null })
}

async function decrypted(file: string, folder: string, key: Buffer): Promise<string> {
  await mkdir(folder)
  const plain = join(folder, 'cache.db')
  await copyFile(file, plain)
  const connection = unlock(plain, key, undefined)
  connection.pragma('journal_mode = delete')
  connection.pragma("rekey = ''")
  connection.close()
  return plain
}

/** Node would otherwise strip the types of a dozen files each time, which nobody's console does. */
async function bundleWorker(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/main/cache/worker.ts',
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      rollupOptions: {
        external: ['better-sqlite3'],
        output: { format: 'cjs', entryFileNames: 'worker.cjs' },
      },
    },
  })
  return join(folder, 'worker.cjs')
}
