import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { SALT_RANGE, seal, sealedRange, unseal } from '../../../../src/server/files/seal.ts'

const MASTER = randomBytes(32)
const CHUNK = 64 * 1024

async function* pieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

const sealed = (content: Buffer, pieceSize = 10_000) => buffer(seal(pieces(content, pieceSize), MASTER))

function opened(bytes: Buffer, size: number, range = { start: 0, end: size - 1 }, master = MASTER) {
  const { start, end } = sealedRange(size, range)
  const salt = bytes.subarray(SALT_RANGE.start, SALT_RANGE.end + 1)
  return buffer(unseal(pieces(bytes.subarray(start, end + 1), 9_999), { size, range, master, salt }))
}

describe('a sealed file', () => {
  it.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])(
    'of %i bytes opens again',
    async (size) => {
      const content = randomBytes(size)
      const bytes = await sealed(content)
      expect(size > 16 && bytes.includes(content.subarray(0, 16))).toBe(false)
      expect((await opened(bytes, size)).equals(content)).toBe(true)
    },
  )

  it('opens in parts, without what is before and behind them', async () => {
    const content = randomBytes(3 * CHUNK + 100)
    const bytes = await sealed(content)
    for (const [start, end] of [
      [0, 0],
      [10, CHUNK - 1],
      [CHUNK - 1, CHUNK],
      [CHUNK, 2 * CHUNK - 1],
      [2 * CHUNK + 5, 3 * CHUNK + 99],
      [3 * CHUNK + 99, 3 * CHUNK + 99],
    ] as const) {
      const part = await opened(bytes, content.length, { start, end })
      expect(part.equals(content.subarray(start, end + 1)), `${start}-${end}`).toBe(true)
    }
  })

  it('has other bytes each time', async () => {
    const content = Buffer.from('the same')
    expect((await sealed(content)).equals(await sealed(content))).toBe(false)
  })

  it('does not open when a bit, the order, the end or the key is another', async () => {
    const content = randomBytes(3 * CHUNK)
    const bytes = await sealed(content)
    const one = CHUNK + 16
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(1_000) ^ 1, 1_000)
    const chunks = [0, 1, 2].map((number) => bytes.subarray(32 + number * one, 32 + (number + 1) * one))
    const swapped = Buffer.concat([
      bytes.subarray(0, 32),
      ...[1, 0, 2].map((n) => chunks[n] ?? Buffer.alloc(0)),
    ])
    await expect(opened(flipped, content.length)).rejects.toThrow()
    await expect(opened(swapped, content.length)).rejects.toThrow()
    await expect(opened(bytes.subarray(0, bytes.length - one), content.length)).rejects.toThrow('too early')
    // Cut at a chunk, with a size that fits: the chunk that is last now was not sealed as the last.
    await expect(opened(bytes.subarray(0, bytes.length - one), 2 * CHUNK)).rejects.toThrow()
    await expect(opened(bytes, content.length, undefined, randomBytes(32))).rejects.toThrow()
  })
})
