import { WRITES } from '../../../src/main/cache/calls/index.ts'

/** A cache worker that dies when a message has been written into the outbox, and its transaction not yet ended. */

const { enqueue } = WRITES
Object.assign(WRITES, {
  enqueue: (...[files, message]: Parameters<typeof enqueue>) =>
    files.journal.transaction(() => {
      enqueue(files, message)
      return process.exit(1)
    }),
})
await import('../../../src/main/cache/worker.ts')
