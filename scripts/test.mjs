// npm test: everything that must hold before a change is taken, from a fresh clone.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { openDesktop } from './lib/desktop.mjs'
import { node, root, runDir } from './lib/paths.mjs'
import { ended, start } from './lib/processes.mjs'
import { formatSeconds, main, Stop } from './lib/progress.mjs'
import { inFolders, killLeftovers, readableCheckout, user } from './lib/sandbox.mjs'
import { setUp } from './lib/setup.mjs'

const CHECKS = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings'],
}
const PROJECTS = ['unit', 'integration', 'fault', 'e2e']
const STAGES = [...Object.keys(CHECKS), ...PROJECTS]
/** `npm run shots`: it shows rather than proves, so it runs only when it is named. */
const SHOTS = 'shots'
/** Their tests run the built console and widget. */
const STAGES_ON_BUILD = ['integration', 'e2e', SHOTS]
const STAGES_ON_DESKTOP = ['e2e', SHOTS]

const USAGE = `npm test -- [stage ...] [-- arguments for vitest]

Stages: ${STAGES.join(', ')}. All of them when none is named.`

function readArguments() {
  const given = process.argv.slice(2)
  const divider = given.includes('--') ? given.indexOf('--') : given.length
  const named = given.slice(0, divider)
  const unknown = named.filter((name) => ![...STAGES, SHOTS].includes(name))
  if (unknown.length > 0) throw new Stop(`There is no stage "${unknown.join(' ')}".\n\n${USAGE}`, 2)
  return { names: named.length > 0 ? named : STAGES, vitestArgs: given.slice(divider + 1) }
}

/** What the tests see of the environment: nothing that the developer has set for other purposes. */
function testEnvironment(checkout, { tmp, home }, { electron, sqliteBinding }) {
  const { PATH, TERM, CI, NO_COLOR, FORCE_COLOR } = process.env
  return {
    PATH: `${join(checkout, 'node_modules/.bin')}:${PATH}`,
    ...{ TERM, CI, NO_COLOR, FORCE_COLOR },
    ...{ LANG: 'C.UTF-8', HOME: home, TMPDIR: tmp },
    PARLEY_TEST_TMP: tmp,
    PARLEY_ELECTRON: electron.replace(`${root}/`, `${checkout}/`),
    PARLEY_SQLITE_BINDING: sqliteBinding,
    PARLEY_CHROMIUM: '/usr/bin/chromium',
  }
}

/** What the stages of vitest share; made when the first of them begins. */
async function provideContext({ names, folders, runtime, vitestArgs }) {
  if (names.some((name) => STAGES_ON_BUILD.includes(name))) await ensureBuild()
  const checkout = await readableCheckout(folders.folder)
  return { checkout, env: testEnvironment(checkout, folders, runtime), vitestArgs }
}

async function check(args) {
  const code = await ended(start(node, args, { cwd: root, detached: false }))
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

async function vitest(project, { checkout, env, vitestArgs }) {
  const report = join(env.PARLEY_TEST_TMP, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const selection = vitestArgs.length > 0 ? ['--passWithNoTests', ...vitestArgs] : []
  const script = join(checkout, 'node_modules/vitest/vitest.mjs')
  const args = [script, 'run', '--configLoader=native', `--project=${project}`, ...reporters, ...selection]
  const code = await ended(start('node', args, { cwd: checkout, env, ...user }))

  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = counts
  // A file that does not load, an error outside any test and a stage without tests count as one failure.
  const untold = code !== 0 && failed === 0 ? 1 : 0
  return { passed, failed: failed + untold, skipped: numPendingTests + numTodoTests }
}

async function vitestOnDesktop(project, context) {
  const desktop = await openDesktop({ home: context.env.HOME, env: context.env, user })
  try {
    return await vitest(project, { ...context, env: desktop.env })
  } finally {
    await desktop.close()
  }
}

/** Pictures are made where the tests' user may write, and looked at in the checkout. */
function keepShots(tmp) {
  const target = join(runDir, SHOTS)
  rmSync(target, { recursive: true, force: true })
  cpSync(join(tmp, SHOTS), target, { recursive: true })
  console.log(`The pictures are in ${target}`)
}

await main(async () => {
  const { names, vitestArgs } = readArguments()
  const runtime = await setUp(['compile', 'electron', 'virtualDesktop', 'tests'])
  const total = { passed: 0, failed: 0, skipped: 0 }
  await inFolders('test', async (folders) => {
    let context
    const stage = async (name) => {
      if (name in CHECKS) return check(CHECKS[name])
      context ??= await provideContext({ names, folders, runtime, vitestArgs })
      return STAGES_ON_DESKTOP.includes(name) ? vitestOnDesktop(name, context) : vitest(name, context)
    }
    for (const name of names) {
      console.log(`\n── ${name}`)
      const started = Date.now()
      const counts = await stage(name)
      killLeftovers(folders.tmp)
      if (name === SHOTS) keepShots(folders.tmp)
      for (const key of Object.keys(total)) total[key] += counts[key]
      const verdict = counts.failed === 0 ? 'passed' : 'failed'
      console.log(`── ${name} ${verdict} in ${formatSeconds(Date.now() - started)}`)
    }
  })
  const { passed, failed, skipped } = total
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? 0 : 1
})
