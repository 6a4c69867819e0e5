import { WRITES } from '../../../src/main/cache/calls/index.ts'

/** A cache worker for negative controls: a message leaves the outbox when it is sent, not when it has arrived. */

const { leaseDue } = WRITES
Object.assign(WRITES, {
  leaseDue: (...[files, wanted]: Parameters<typeof leaseDue>) => {
    const answer = leaseDue(files, wanted)
    for (const { id } of answer.leased) files.journal.run('delete from outbox where id = :id', { id })
    return answer
  },
})
await import('../../../src/main/cache/worker.ts')
