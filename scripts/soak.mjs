// npm run soak: the console's engine under faults for as long as you like..
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { ended, interruption, start } from './lib/processes.mjs'
import { main } from './lib/progress.mjs'
import { createFolders, killLeftovers, readableCheckout, user } from './lib/sandbox.mjs'

await main(async () => {
  await ensureDependencies()
  const folders = createFolders('soak')
  const cleanUp = () => {
    killLeftovers(folders.tmp)
    rmSync(folders.folder, { recursive: true, force: true })
  }
  void interruption().then(() => {
    cleanUp()
    process.exit(130)
  })
  try {
    const cwd = await readableCheckout(folders.folder)
    const { PATH, PARLEY_SOAK_MINUTES, PARLEY_SOAK_SEED, PARLEY_SOAK_PARALLEL } = process.env
    const env = {
      PATH: `${join(cwd, 'node_modules/.bin')}:${PATH}`,
      ...{ LANG: 'C.UTF-8', HOME: folders.home, TMPDIR: folders.tmp, PARLEY_TEST_TMP: folders.tmp },
      ...{ PARLEY_SOAK_MINUTES, PARLEY_SOAK_SEED, PARLEY_SOAK_PARALLEL },
    }
    return await ended(start('node', ['tests/fault/soak.ts'], { cwd, env, ...user }))
  } finally {
    cleanUp()
  }
})
