// npm run soak: the console's engine and the server under faults for as long as you like.
//
//   npm run soak -- [--messages n] [--kills n] [--minutes n] [--seed n] [--lanes n]
//
// It ends when as many messages and kills have passed as were asked for, at the latest after so many minutes; with
// nothing asked for, after ten. --kills 0: nothing is killed, for what a process comes to hold in a long life.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { runDir } from './lib/paths.mjs'
import { ended, start } from './lib/processes.mjs'
import { main } from './lib/progress.mjs'
import { inFolders, readableCheckout, user } from './lib/sandbox.mjs'

await main(async () => {
  await ensureDependencies()
  return inFolders('soak', async ({ folder, home, tmp }) => {
    const cwd = await readableCheckout(folder)
    const report = join(tmp, 'report')
    const env = {
      PATH: `${join(cwd, 'node_modules/.bin')}:${process.env.PATH}`,
      ...{ LANG: 'C.UTF-8', HOME: home, TMPDIR: tmp },
      ...{ PARLEY_TEST_TMP: tmp, PARLEY_SOAK_REPORT: report },
    }
    const code = await ended(
      start('node', ['tests/fault/soak.ts', ...process.argv.slice(2)], { cwd, env, ...user }),
    )
    if (existsSync(report)) {
      const target = join(runDir, 'soak', new Date().toISOString().slice(0, 19).replaceAll(':', '-'))
      cpSync(report, target, { recursive: true })
      console.log(`The report is in ${target}`)
    }
    return code
  })
})
