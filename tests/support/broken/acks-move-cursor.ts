import { WRITES } from '../../../src/main/cache/calls/index.ts'

/** A cache worker for negative controls: a receipt is taken for a sign that everything before it is here. */

const { settleSent } = WRITES
Object.assign(WRITES, {
  settleSent: (...[files, sent]: Parameters<typeof settleSent>) => {
    files.cache.run('update sync_state set rev = rev + 1000')
    return settleSent(files, sent)
  },
})
await import('../../../src/main/cache/worker.ts')
