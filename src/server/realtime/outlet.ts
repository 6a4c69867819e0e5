import type { ParleyError } from '#shared/errors.ts'
import type { DownFrame, Poke } from '#shared/protocol.ts'
import type { EphemeralName, Outlet } from '../domain/sync/index.ts'
import { encoded } from './encoded.ts'
import type { ParleySocket } from './frames.ts'

/** Changes that may wait for a socket that takes none: more than a busy workspace makes in a minute. */
export const MAX_QUEUED = 2_000
/** From here on nobody is told any more who is typing, who is there and who looks on. */
export const SHED_TYPING_AT = 100

type Writable = Pick<ParleySocket, 'conn' | 'emit' | 'volatile' | 'disconnect'>

/** A class, since there is one for each of thousands of sockets: closures would be made anew for every one. */
export class SocketOutlet implements Outlet {
  readonly #socket: Writable
  #queued = 0

  constructor(socket: Writable) {
    this.#socket = socket
    // Said whenever what was queued has been handed to the network: at once, for a socket that keeps up.
    socket.conn.on('drain', () => {
      this.#queued = 0
    })
  }

  poke(poke: Poke): boolean {
    this.#queued += 1 + poke.changes.length
    this.#socket.conn.write(...encoded(poke))
    return this.#queued <= MAX_QUEUED
  }

  ephemeral<Name extends EphemeralName>(name: Name, frame: DownFrame<Name>): void {
    if (this.#queued >= SHED_TYPING_AT) return
    // The table of frames ties names to frames, which the compiler cannot follow through the type parameter.
    const { volatile } = this.#socket as { volatile: { emit(name: EphemeralName, frame: object): void } }
    volatile.emit(name, frame)
  }

  cut(reason: ParleyError): void {
    this.#socket.emit('error', reason.body)
    // What is stuck in the queue of a socket that takes nothing is not worth waiting for.
    if (reason.code === 'SLOW_CONSUMER') this.#socket.conn.close(true)
    else this.#socket.disconnect(true)
  }
}
