import type { DownName, Poke } from '#shared/protocol.ts'

/** What `write` of an Engine.IO socket takes. */
type Written = [packet: string, options: { compress: boolean; wsPreEncodedFrame: Buffer[] }]

const known = new WeakMap<Poke, Written>()

/**
 * A poke as the bytes that travel, worked out once however many sockets it goes to, as Socket.IO's own broadcasts are:
 * the packet for the long-polling transport, and the frame of a WebSocket around it.
 */
export function encoded(poke: Poke): Written {
  let written = known.get(poke)
  if (written === undefined) {
    // Engine.IO's 4 is a message, Socket.IO's 2 an event.
    const packet = `2${JSON.stringify(['poke' satisfies DownName, poke])}`
    written = [packet, { compress: false, wsPreEncodedFrame: [frame(`4${packet}`)] }]
    known.set(poke, written)
  }
  return written
}

const FINAL_TEXT = 0x81
const LENGTH_IN_2_BYTES = 126
const LENGTH_IN_8_BYTES = 127

/** RFC 6455, section 5.2: one unmasked frame of text. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([head(payload.length), payload])
}

function head(length: number): Buffer {
  if (length < LENGTH_IN_2_BYTES) return Buffer.from([FINAL_TEXT, length])
  if (length <= 0xffff) {
    const bytes = Buffer.from([FINAL_TEXT, LENGTH_IN_2_BYTES, 0, 0])
    bytes.writeUInt16BE(length, 2)
    return bytes
  }
  const bytes = Buffer.alloc(10)
  bytes.set([FINAL_TEXT, LENGTH_IN_8_BYTES])
  bytes.writeBigUInt64BE(BigInt(length), 2)
  return bytes
}
