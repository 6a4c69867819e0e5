// npm run soak: the console's engine under faults for as long as you like.
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { ended, start } from './lib/processes.mjs'
import { main } from './lib/progress.mjs'
import { inFolders, readableCheckout, user } from './lib/sandbox.mjs'

await main(async () => {
  await ensureDependencies()
  return inFolders('soak', async ({ folder, home, tmp }) => {
    const cwd = await readableCheckout(folder)
    const { PATH, PARLEY_SOAK_MINUTES, PARLEY_SOAK_SEED, PARLEY_SOAK_PARALLEL } = process.env
    const env = {
      PATH: `${join(cwd, 'node_modules/.bin')}:${PATH}`,
      ...{ LANG: 'C.UTF-8', HOME: home, TMPDIR: tmp, PARLEY_TEST_TMP: tmp },
      ...{ PARLEY_SOAK_MINUTES, PARLEY_SOAK_SEED, PARLEY_SOAK_PARALLEL },
    }
    return ended(start('node', ['tests/fault/soak.ts'], { cwd, env, ...user }))
  })
})
