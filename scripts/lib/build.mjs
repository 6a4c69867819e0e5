import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './paths.mjs'
import { run } from './processes.mjs'
import { step } from './progress.mjs'

const BUILDS = [
  ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
  ['node_modules/vite/bin/vite.js', 'build', '-c', 'src/widget/vite.config.ts'],
]
const stamp = join(root, 'out/.stamp')

/** Builds the console and the widget into out/, unless nothing they are made of has changed. */
export async function ensureBuild() {
  await step('Build', async () => {
    const digest = digestOfSources()
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return undefined
    const env = { NODE_ENV: 'production' }
    for (const args of BUILDS) await run(node, args, { cwd: root, env })
    mkdirSync(join(root, 'out'), { recursive: true })
    writeFileSync(stamp, digest)
    return 'console and widget'
  })
}

/** The server is not built: Node runs its sources as they are. */
function digestOfSources() {
  const hash = createHash('sha256')
  const configs = ['package.json', 'package-lock.json', 'electron.vite.config.ts']
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith('src/server/'))
  for (const path of [...configs, ...sources.sort()])
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}
