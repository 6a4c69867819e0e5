import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cached } from './cache.mjs'
import { nativeHeaders } from './dependencies.mjs'
import { node, root } from './paths.mjs'
import { run } from './processes.mjs'
import { step } from './progress.mjs'

/**
 * SQLite for the stand-in Electron, whose Node-API is too old for the addon inside the npm package: the same
 * source compiled with a small shim. Returns the addon's path, which the driver takes as `nativeBinding`.
 */
export async function ensureSqlite() {
  const source = join(root, 'node_modules/better-sqlite3')
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  let binding
  await step('SQLite for this Electron', async () => {
    const folder = await cached(`better-sqlite3-${version}-napi8`, (draft) => compile(source, draft))
    binding = join(folder, 'better_sqlite3.node')
  })
  return binding
}

async function compile(source, draft) {
  const work = join(draft, 'source')
  cpSync(source, work, { recursive: true })
  const headers = dirname(createRequire(join(source, 'package.json')).resolve('node-addon-api/package.json'))
  mkdirSync(join(work, 'node_modules'), { recursive: true })
  cpSync(headers, join(work, 'node_modules/node-addon-api'), { recursive: true })

  // Beside the source, because the compiler's flags bear no spaces and a checkout's path may have some.
  const shim = join(work, 'napi10-shim.h')
  cpSync(join(root, 'scripts/runtime/napi10-shim.h'), shim)

  const gyp = join(root, 'node_modules/node-gyp/bin/node-gyp.js')
  const env = { CXXFLAGS: `-include ${shim} -O1`, ...nativeHeaders() }
  await run(node, [gyp, 'rebuild', '--release', '--force_build=1'], { cwd: work, env })
  renameSync(join(work, 'build/Release/better_sqlite3.node'), join(draft, 'better_sqlite3.node'))
  rmSync(work, { recursive: true })
}
