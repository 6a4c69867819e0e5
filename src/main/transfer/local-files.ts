import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ParleyError } from '#shared/errors.ts'
import { MAX_FILE_NAME } from '#shared/files.ts'
import { FILE_PIECE } from '#shared/ipc.ts'

/** Asks the agent. Paths stay in main. */
export interface FileDialogs {
  choose(): Promise<string[]>
  /** Null: they changed their mind. */
  chooseTarget(name: string): Promise<string | null>
}

/** How a file is taken in. */
export interface Intake {
  begin(name: string, size: number): Promise<string>
  add(id: string, offset: number, bytes: Uint8Array): Promise<void>
}

/** Reads a file piece by piece. One that changes meanwhile is refused. */
export async function readFileInto(path: string, { begin, add }: Intake): Promise<void> {
  const { size } = await stat(path).catch(unreadable)
  if (size === 0) throw new ParleyError('INVALID', 'The file is empty.')
  const id = await begin(nameOf(path), size)
  let offset = 0
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: FILE_PIECE, end: size - 1 })) {
      await add(id, offset, bytes as Buffer)
      offset += (bytes as Buffer).length
    }
  } catch (error) {
    throw error instanceof ParleyError ? error : unreadable()
  }
  if (offset < size) throw unreadable()
}

/** A file's own name, cut so that its ending stays. */
export function nameOf(path: string): string {
  const name = basename(path)
  const ending = /\.[^.]{1,20}$/.exec(name)?.[0] ?? ''
  return name.length <= MAX_FILE_NAME ? name : name.slice(0, MAX_FILE_NAME - ending.length) + ending
}

/** What no name may have on one of our systems: control characters, those that turn text around, and their signs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
const RESERVED = /[<>:"|?*]/g
/** Devices of Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name to suggest for a file that somebody else has named: no folders, no tricks, nothing hidden. */
export function safeNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replace(UNSAFE, '')
    .replace(RESERVED, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '_$1')
  return bare === '' ? 'file' : bare.slice(-MAX_FILE_NAME)
}

/** A file on its way to where it is saved. */
export interface SavedFile {
  add(piece: Uint8Array): Promise<void>
}

/** Writes beside the target, and puts it there when all of it has come: what was there before is whole until then. */
export async function saveTo(path: string, fill: (file: SavedFile) => Promise<void>): Promise<void> {
  const part = `${path}.${randomUUID()}.part`
  const file = await open(part, 'wx', 0o600).catch(unwritable)
  try {
    await fill({
      async add(piece) {
        await file.appendFile(piece).catch(unwritable)
      },
    })
    await file.sync().catch(unwritable)
    await file.close()
    await rename(part, path).catch(unwritable)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

function unreadable(): never {
  throw new ParleyError('INVALID', 'This file cannot be read.', {
    hint: 'Close other programs that use it, then try again.',
  })
}

function unwritable(): never {
  throw new ParleyError('UNAVAILABLE', 'The file could not be saved there.', {
    hint: 'Choose another folder, or make some room.',
  })
}
