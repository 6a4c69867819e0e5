import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const LOG_HEADER = 32
const FRAME_HEADER = 24

type Page = [number: number, bytes: Buffer]

/**
 * Everything that whoever has the key can still read of a file: its pages, free ones included, and every frame of its
 * write-ahead log, also those that count no more. Pages are decrypted by putting them back into their places.
 */
export function recoverable(folder: string, name: string, key: Buffer): string {
  const room = mkdtempSync(join(tmpdir(), 'parley-recovered-'))
  const copy = join(room, name)
  try {
    copyFileSync(join(folder, name), copy)
    const log = join(folder, `${name}-wal`)
    if (existsSync(log)) copyFileSync(log, `${copy}-wal`)
    const written = readFileSync(copy)
    const frames = existsSync(log) ? framesOf(readFileSync(log)) : []
    const texts = [read(copy, key)]
    const whole = readFileSync(copy)
    const size = whole.readUInt16BE(16) || 4_096
    for (const layer of layersOf([...pagesOf(written, size), ...frames])) {
      const laid = Buffer.from(whole)
      for (const [number, bytes] of layer) bytes.copy(laid, (number - 1) * size)
      writeFileSync(copy, laid)
      texts.push(read(copy, key))
    }
    return texts.join('')
  } finally {
    rmSync(room, { recursive: true })
  }
}

/** The decrypted pages of a file, with its log worked in. */
function read(path: string, key: Buffer): string {
  const db = new Database(path)
  db.pragma("cipher = 'aegis'")
  db.pragma(`key = "x'${key.toString('hex')}'"`)
  db.pragma('wal_checkpoint(truncate)')
  const bytes = db.serialize()
  db.close()
  return bytes.toString('latin1')
}

function pagesOf(file: Buffer, size: number): Page[] {
  return Array.from({ length: Math.floor(file.length / size) }, (_, index) => [
    index + 1,
    file.subarray(index * size, (index + 1) * size),
  ])
}

function framesOf(log: Buffer): Page[] {
  const pages: Page[] = []
  const size = log.length > LOG_HEADER ? log.readUInt32BE(8) : 0
  for (let at = LOG_HEADER; size > 0 && at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size) {
    pages.push([log.readUInt32BE(at), log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size)])
  }
  return pages
}

/** Pages in as few layers as hold each number once. The first one says how long the file is: it stays as it is. */
function layersOf(pages: readonly Page[]): Map<number, Buffer>[] {
  const layers: Map<number, Buffer>[] = []
  for (const [number, bytes] of pages) {
    if (number === 1) continue
    const layer = layers.find((each) => !each.has(number))
    if (layer) layer.set(number, bytes)
    else layers.push(new Map([[number, bytes]]))
  }
  return layers
}
