import { MAX_FILE_NAME } from '#shared/files.ts'
import type { Id } from '#shared/ids.ts'
import { type DraftKind, FILE_PIECE, MAX_DRAFT_FILES } from '#shared/ipc.ts'
import { fileErrorWords } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'
import { ask } from './bridge.ts'
import { accountOf } from './held.ts'
import type { Copying } from './screen.ts'
import { draftKey, getState, setState } from './store.ts'
import { toastError } from './toasts.ts'

/** Has main ask which files go along, and says which of them cannot. */
export async function attachFiles(sessionId: Id, kind: DraftKind): Promise<void> {
  const answer = await ask('draft.attachFiles', { sessionId, kind })
  if (!answer.ok) return toastError(answer.error)
  for (const { name, error } of answer.value.refused) {
    begin(sessionId, kind, { name, size: 0 }, fileErrorWords(error))
  }
}

export async function detachFile(id: Id): Promise<void> {
  const answer = await ask('draft.detach', { id })
  if (!answer.ok) toastError(answer.error)
}

/** Takes files along that were dropped or pasted, one after the other, and says which of them cannot go. */
export async function attachBlobs(sessionId: Id, kind: DraftKind, files: readonly File[]): Promise<void> {
  const places = Math.max(0, MAX_DRAFT_FILES - attachedIn(sessionId, kind))
  const copies = files.slice(0, places).map((file) => ({ file, key: begin(sessionId, kind, file) }))
  for (const file of files.slice(places)) {
    begin(sessionId, kind, file, { key: 'composer.tooManyFiles', values: { count: MAX_DRAFT_FILES } })
  }
  for (const { file, key } of copies) {
    const refused = await copy(sessionId, kind, file, key)
    if (refused)
      change(sessionId, kind, (all) => all.map((one) => (one.key === key ? { ...one, refused } : one)))
    else stopCopying(sessionId, kind, key)
  }
}

function attachedIn(sessionId: Id, kind: DraftKind): number {
  const { held, copying } = getState()
  const files = held[accountOf(getState(), sessionId) ?? '']?.draftFiles[sessionId] ?? []
  return (
    files.filter((file) => file.kind === kind).length +
    (copying[draftKey(sessionId, kind)] ?? []).filter(({ refused }) => refused === null).length
  )
}

let lastKey = 0

function begin(
  sessionId: Id,
  kind: DraftKind,
  { name, size }: Pick<File, 'name' | 'size'>,
  refused: Words | null = null,
): number {
  lastKey += 1
  const copying: Copying = { key: lastKey, name, size, copied: 0, refused }
  change(sessionId, kind, (all) => [...all, copying])
  return copying.key
}

/** Takes it off the list; whoever still copies it sees that it is wanted no more. */
export function stopCopying(sessionId: Id, kind: DraftKind, key: number): void {
  change(sessionId, kind, (all) => all.filter((one) => one.key !== key))
}

function change(sessionId: Id, kind: DraftKind, to: (all: readonly Copying[]) => readonly Copying[]): void {
  const key = draftKey(sessionId, kind)
  const { copying } = getState()
  setState({ copying: { ...copying, [key]: to(copying[key] ?? []) } })
}

/** Answers why it could not be taken along; null when it could, or is wanted no more. */
async function copy(sessionId: Id, kind: DraftKind, file: File, key: number): Promise<Words | null> {
  // What a folder is given as, too.
  if (file.size === 0) return { key: 'composer.emptyFile' }
  const isWanted = () => getState().copying[draftKey(sessionId, kind)]?.some((one) => one.key === key)
  if (!isWanted()) return null
  const name = shortened(file.name)
  const begun = await ask('draft.attach', { sessionId, kind, name, size: file.size })
  if (!begun.ok) return fileErrorWords(begun.error)
  const { id } = begun.value
  for (let offset = 0; offset < file.size; offset += FILE_PIECE) {
    const bytes = await read(file, offset)
    if (bytes === null || !isWanted()) {
      await ask('draft.detach', { id })
      return bytes === null ? { key: 'error.fileRefused' } : null
    }
    const added = await ask('draft.attachPiece', { id, offset, bytes })
    if (!added.ok) {
      await ask('draft.detach', { id })
      return fileErrorWords(added.error)
    }
    change(sessionId, kind, (all) =>
      all.map((one) => (one.key === key ? { ...one, copied: offset + bytes.length } : one)),
    )
  }
  return null
}

/** Null: it has gone or changed since it was dropped, or is a folder. */
async function read(file: File, offset: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(offset, offset + FILE_PIECE).arrayBuffer())
  } catch {
    return null
  }
}

/** Its end says what it is, so the middle goes. */
function shortened(name: string): string {
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.length <= MAX_FILE_NAME ? name : name.slice(0, MAX_FILE_NAME - ending.length) + ending
}
