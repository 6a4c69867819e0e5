// npm run bench: how fast it is, beside a peer on the same machine at the same time. docs/benchmarks.md tells the rest.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { runDir } from './lib/paths.mjs'
import { ended, start } from './lib/processes.mjs'
import { main } from './lib/progress.mjs'
import { inFolders, readableCheckout, user } from './lib/sandbox.mjs'

/** 5,000 connections want a descriptor each; a shell raises the soft limit as far as the hard one lets it. */
const WITH_DESCRIPTORS = ['-c', 'ulimit -S -n "$(ulimit -H -n)"; exec "$@"', 'sh']

await main(async () => {
  await ensureDependencies()
  return inFolders('bench', async ({ folder, home, tmp }) => {
    const cwd = await readableCheckout(folder)
    const report = join(tmp, 'report')
    const { PATH, PARLEY_BENCH_PAIRS, PARLEY_BENCH_CONNECTIONS } = process.env
    const env = {
      PATH: `${join(cwd, 'node_modules/.bin')}:${PATH}`,
      ...{ LANG: 'C.UTF-8', HOME: home, TMPDIR: tmp },
      ...{ PARLEY_BENCH_PAIRS, PARLEY_BENCH_CONNECTIONS, PARLEY_BENCH_REPORT: report },
      PARLEY_TEST_TMP: tmp,
    }
    const args = [...WITH_DESCRIPTORS, 'node', 'tests/bench/run.ts', ...process.argv.slice(2)]
    const code = await ended(start('/bin/sh', args, { cwd, env, ...user }))
    if (existsSync(report)) {
      const target = join(runDir, 'bench', new Date().toISOString().slice(0, 19).replaceAll(':', '-'))
      cpSync(report, target, { recursive: true })
      console.log(`The report is in ${target}`)
    }
    return code
  })
})
