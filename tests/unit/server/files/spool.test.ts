import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { spool, sweepFolder } from '../../../../src/server/files/spool.ts'

const KEY = Buffer.alloc(32, 7)
const PIECE = Buffer.alloc(64 * 1024, 'x')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-spool-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const settings = (maxBytes: number) => ({ folder, sealKey: KEY, hashKey: KEY, maxBytes })

async function onDisk(): Promise<number> {
  const [name] = await readdir(folder)
  return name === undefined ? 0 : (await stat(join(folder, name))).size
}

it('writes what has come before it asks for more, so that memory holds no more than two pieces', async () => {
  const behind: number[] = []
  async function* source(): AsyncGenerator<Buffer> {
    for (let count = 0; count < 160; count += 1) {
      behind.push(count * PIECE.length - (await onDisk()))
      yield PIECE
    }
  }
  const { size, isText } = await spool(source(), settings(20 * 1024 * 1024))
  expect([size, isText]).toEqual([10 * 1024 * 1024, true])
  expect(Math.max(...behind)).toBeLessThanOrEqual(2 * PIECE.length)
})

it('ends at the first byte too many, without asking for more, and leaves nothing', async () => {
  let asked = 0
  async function* source(): AsyncGenerator<Buffer> {
    for (;;) {
      asked += 1
      yield PIECE
    }
  }
  await expect(spool(source(), settings(PIECE.length * 3))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(asked).toBe(4)
  expect(await readdir(folder)).toEqual([])
})

it('leaves nothing of a stream that breaks', async () => {
  async function* source(): AsyncGenerator<Buffer> {
    yield PIECE
    throw new Error('cut')
  }
  await expect(spool(source(), settings(1_000_000))).rejects.toThrow('cut')
  expect(await readdir(folder)).toEqual([])
})

it('knows text from bytes, wherever the pieces part a character', async () => {
  const words = Buffer.from('Grüße, 東京')
  async function* parted(bytes: Buffer): AsyncGenerator<Buffer> {
    for (const byte of bytes) yield Buffer.from([byte])
  }
  expect((await spool(parted(words), settings(100))).isText).toBe(true)
  for (const bytes of [
    Buffer.from([0xff, 0xfe]),
    Buffer.from('a\u0000b'),
    words.subarray(0, words.length - 1),
  ]) {
    expect((await spool(parted(bytes), settings(100))).isText).toBe(false)
  }
})

it('sweeps away what is an hour old, and nothing else', async () => {
  const now = new Date()
  for (const [name, minutes] of [
    ['old', 61],
    ['new', 59],
  ] as const) {
    await writeFile(join(folder, name), 'x')
    const at = new Date(now.getTime() - minutes * 60_000)
    await utimes(join(folder, name), at, at)
  }
  await sweepFolder(folder, now)
  await sweepFolder(folder, now)
  expect(await readdir(folder)).toEqual(['new'])
  await sweepFolder(join(folder, 'absent'), now)
})
