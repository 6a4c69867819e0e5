import type { EphemeralName, Outlet } from '../domain/sync/index.ts'
import { encoded } from './encoded.ts'
import type { ParleySocket } from './frames.ts'

/** Changes that may wait for a socket that takes none: more than a busy workspace makes in a minute. */
export const MAX_QUEUED = 2_000
/** From here on nobody is told any more who is typing, who is there and who looks on. */
export const SHED_TYPING_AT = 100

export function createOutlet(
  socket: Pick<ParleySocket, 'conn' | 'emit' | 'volatile' | 'disconnect'>,
): Outlet {
  let queued = 0
  // Said whenever what was queued has been handed to the network: at once, for a socket that keeps up.
  socket.conn.on('drain', () => {
    queued = 0
  })
  return {
    poke(poke) {
      queued += 1 + poke.changes.length
      socket.conn.write(...encoded(poke))
      return queued <= MAX_QUEUED
    },
    ephemeral(name, frame) {
      // The table of frames ties names to frames, which the compiler cannot follow through the type parameter.
      const { volatile } = socket as { volatile: { emit(name: EphemeralName, frame: object): void } }
      if (queued < SHED_TYPING_AT) volatile.emit(name, frame)
    },
    cut(reason) {
      socket.emit('error', reason.body)
      // What is stuck in the queue of a socket that takes nothing is not worth waiting for.
      if (reason.code === 'SLOW_CONSUMER') socket.conn.close(true)
      else socket.disconnect(true)
    },
  }
}
