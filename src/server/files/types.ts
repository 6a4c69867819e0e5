import { fileTypeFromBuffer } from 'file-type'
import { ParleyError } from '#shared/errors.ts'
import type { FileKind } from '#shared/files.ts'
import { createTextCheck, HEAD, type Spooled } from './spool.ts'

interface FileType {
  readonly kind: FileKind
  /** The first is given to names that have another. */
  readonly extensions: readonly [string, ...string[]]
}

const OFFICE = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const
const office = (extension: string): FileType => ({ kind: 'file', extensions: [extension] })
const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'

/** All that is taken in. What is not here is refused: programs, scripts, SVG, HTML and XML among it. */
const TYPES: Readonly<Record<string, FileType>> = {
  'image/png': { kind: 'image', extensions: ['png'] },
  'image/jpeg': { kind: 'image', extensions: ['jpg', 'jpeg'] },
  'image/gif': { kind: 'image', extensions: ['gif'] },
  'image/webp': { kind: 'image', extensions: ['webp'] },
  'audio/webm': { kind: 'audio', extensions: ['webm', 'weba'] },
  'audio/ogg': { kind: 'audio', extensions: ['ogg', 'oga', 'opus'] },
  'audio/mpeg': { kind: 'audio', extensions: ['mp3'] },
  'audio/wav': { kind: 'audio', extensions: ['wav'] },
  'audio/mp4': { kind: 'audio', extensions: ['m4a', 'mp4'] },
  'video/mp4': { kind: 'video', extensions: ['mp4', 'm4v'] },
  'video/webm': { kind: 'video', extensions: ['webm'] },
  'application/pdf': { kind: 'file', extensions: ['pdf'] },
  'text/plain': { kind: 'file', extensions: ['txt', 'csv', 'md', 'log', 'json'] },
  // An office document whose list of parts is not at its beginning looks like any other archive.
  'application/zip': { kind: 'file', extensions: ['zip', ...OFFICE] },
  [`${OPEN_XML}.wordprocessingml.document`]: office('docx'),
  [`${OPEN_XML}.spreadsheetml.sheet`]: office('xlsx'),
  [`${OPEN_XML}.presentationml.presentation`]: office('pptx'),
  [`${OPEN_DOCUMENT}.text`]: office('odt'),
  [`${OPEN_DOCUMENT}.spreadsheet`]: office('ods'),
  [`${OPEN_DOCUMENT}.presentation`]: office('odp'),
}

/** Other names of the same types. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
  'video/matroska': 'video/webm',
}

/** What a file is, by its bytes alone. Throws INVALID for what Parley does not take. */
export async function typeOf({
  head,
  isText,
  size,
}: Pick<Spooled, 'head' | 'isText' | 'size'>): Promise<string> {
  if (size === 0) throw new ParleyError('INVALID', 'The file is empty.')
  return typeOfBytes(head, isText)
}

/** Throws as {@link typeOf} for a file of `length` bytes that begins like this, as soon as that can be told. */
export async function refuseBeginning(beginning: Buffer, length: number): Promise<void> {
  if (beginning.length < Math.min(HEAD, length)) return
  await typeOfBytes(beginning, createTextCheck()(beginning, false))
}

async function typeOfBytes(head: Buffer, isText: boolean): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const named = found && withoutPicture(SYNONYMS[found.mime] ?? found.mime, head)
  const mimeType = named ?? (isText && !isMarkup(head) ? 'text/plain' : null)
  if (mimeType === null || !Object.hasOwn(TYPES, mimeType)) {
    throw new ParleyError('INVALID', 'Files of this type are not taken.', {
      hint: 'Send a picture, a recording, a video, a PDF, plain text or an office document.',
    })
  }
  return mimeType
}

export function kindOf(mimeType: string): FileKind {
  return TYPES[mimeType]?.kind ?? 'file'
}

/** Containers are the same for sound and film; which tracks there are stands near their beginning. */
function withoutPicture(mimeType: string, head: Buffer): string {
  if (mimeType === 'video/webm' && head.includes('A_') && !head.includes('V_')) return 'audio/webm'
  if (mimeType === 'video/mp4' && head.includes('soun') && !head.includes('vide')) return 'audio/mp4'
  return mimeType
}

/** Text that a program would run or a browser render. */
function isMarkup(head: Buffer): boolean {
  return /^\uFEFF?\s*(<|#!)/.test(head.toString('utf8'))
}

/** What a name must not have: control characters, and those that turn the direction of text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
/** Of what Windows does not store. */
const RESERVED = /[<>:"|?*]/g

/** A name without folders and tricks, whose ending says what the file is. */
export function safeName(given: string, mimeType: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replace(UNSAFE, '')
    .replace(RESERVED, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const [ending, ...others] = TYPES[mimeType]?.extensions ?? ['bin']
  const has = /\.([^.]+)$/.exec(bare)?.[1]?.toLowerCase()
  const fits = has !== undefined && [ending, ...others].includes(has)
  const stem = bare === '' ? 'file' : bare
  return fits ? bare : `${stem.slice(0, 200 - ending.length - 1)}.${ending}`
}
