import type { ChannelInput, ChannelOutput, DraftFile } from '#shared/ipc.ts'
import { nextId } from './renderer-preview/data.ts'

type FileChannel =
  | 'draft.attach'
  | 'draft.attachPiece'
  | 'draft.attachFiles'
  | 'draft.detach'
  | 'attachment.read'
type Handlers = { [Name in FileChannel]: (input: ChannelInput<Name>) => ChannelOutput<Name> }
type Held = DraftFile & { sessionId: string }

/** Files of drafts with their bytes. `files` is what the drafts show, `tell` says that it has changed. */
export function fakeDraftFiles(files: Held[], tell: (sessionId: string) => void): Handlers {
  const begun = new Map<string, Held & { bytes: Uint8Array }>()
  return {
    'draft.attach': ({ sessionId, kind, name, size }) => {
      const id = nextId()
      begun.set(id, { id, sessionId, kind, name, size, bytes: new Uint8Array(size) })
      return { id }
    },
    'draft.attachPiece': ({ id, offset, bytes }) => {
      const file = begun.get(id)
      file?.bytes.set(bytes, offset)
      const isWhole = file !== undefined && offset + bytes.length === file.size
      if (isWhole) {
        const { bytes: _, ...shown } = file
        files.push(shown)
        tell(file.sessionId)
      }
      return { isWhole }
    },
    'draft.attachFiles': ({ sessionId, kind }) => {
      files.push({ sessionId, id: nextId(), kind, name: 'floor-plan.pdf', size: 248_000 })
      tell(sessionId)
      return { refused: [] }
    },
    'draft.detach': ({ id }) => {
      const at = files.findIndex((file) => file.id === id)
      const [gone] = at < 0 ? [] : files.splice(at, 1)
      if (gone) tell(gone.sessionId)
      return {}
    },
    'attachment.read': ({ id, offset }) => {
      const bytes = begun.get(id)?.bytes ?? new Uint8Array()
      return { bytes: bytes.slice(offset, offset + 262_144), size: bytes.length }
    },
  }
}
