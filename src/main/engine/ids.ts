import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import type { Id } from '#shared/ids.ts'

/**
 * UUIDv7s in rising order, also within a millisecond and when the clock is put back: pending messages are shown in the
 * order of their ids. The random bytes are given, because Node 18 has no global `crypto` for the library to use.
 */
export function createIds(now: () => number = Date.now): () => Id {
  let msecs = 0
  let seq = 0
  return () => {
    const time = now()
    seq = time > msecs ? randomBytes(4).readUInt32BE() >>> 1 : seq + 1
    msecs = Math.max(time, msecs)
    return v7({ msecs, seq, random: randomBytes(16) })
  }
}
