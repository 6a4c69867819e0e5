import { Connection } from '../../../src/main/cache/files/connection.ts'

/** A cache worker for negative controls: what it says is on disk may still be in the system's memory. */

const { pragma } = Connection.prototype
Connection.prototype.pragma = function (this: Connection, source) {
  return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = OFF' : source)
}
await import('../../../src/main/cache/worker.ts')
