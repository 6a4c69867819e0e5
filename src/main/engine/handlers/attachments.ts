import type { Attachment } from '#shared/entities.ts'
import { type ErrorBody, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { type DraftKind, FILE_PIECE, MAX_VIEW } from '#shared/ipc.ts'
import { errorFacts } from '../../diagnostics/index.ts'
import { nameOf, readFileInto, safeNameOf } from '../../transfer/index.ts'
import type { HandlerParts } from '../handlers.ts'
import type { AttachmentChannel, EngineHandlers } from '../index.ts'

/** What the page may show or play: none of it runs anything. */
const SHOWN = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'audio/webm',
  'audio/ogg',
  'audio/mpeg',
  'audio/wav',
  'audio/mp4',
  'video/mp4',
  'video/webm',
])

type Parts = Pick<HandlerParts, 'store' | 'feed' | 'newId' | 'remote' | 'downloads' | 'dialogs' | 'log'>

/** Files of drafts on their way in, and files of messages on their way out. */
export function attachmentHandlers(parts: Parts): Pick<EngineHandlers, AttachmentChannel> {
  const { store, feed, newId, remote, downloads, dialogs, log } = parts

  async function begin(target: { sessionId: Id; kind: DraftKind }, name: string, size: number): Promise<Id> {
    const id = newId()
    const outcome = await store.call('beginAttachment', { ...target, id, fileId: newId(), name, size })
    if (outcome === 'begun') return id
    if (outcome === 'too_many') {
      throw new ParleyError('TOO_LARGE', 'There are as many files here as one message can take along.', {
        hint: 'Send these first.',
      })
    }
    throw new ParleyError('TOO_LARGE', 'Too much is waiting on this computer already.', {
      hint: 'Send or remove other files first, or choose a smaller one.',
    })
  }

  async function add(id: Id, offset: number, bytes: Uint8Array): Promise<boolean> {
    const added = await store.call('addAttachmentPiece', { id, offset, bytes })
    if (!added) {
      throw new ParleyError('CONFLICT', 'These bytes do not come next.', { hint: 'Attach the file again.' })
    }
    if (added.isWhole) feed.publish(added.commit)
    return added.isWhole
  }

  async function attachPath(target: { sessionId: Id; kind: DraftKind }, path: string): Promise<void> {
    let begun: Id | undefined
    try {
      await readFileInto(path, {
        begin: async (name, size) => {
          begun = await begin(target, name, size)
          return begun
        },
        add: async (id, offset, bytes) => void (await add(id, offset, bytes)),
      })
    } catch (error) {
      if (begun !== undefined) await store.call('detachFile', { id: begun })
      throw error
    }
  }

  async function attachmentOf(sessionId: Id, messageId: Id): Promise<Attachment> {
    const message = await store.call('findMessage', { sessionId, messageId })
    if (!message?.attachment) throw new ParleyError('NOT_FOUND', 'This message carries no file.')
    if (message.attachment.removedAt !== null) {
      throw new ParleyError('NOT_FOUND', 'This file has been removed, for its time was up.')
    }
    return message.attachment
  }

  return {
    'draft.attach': async ({ name, size, ...target }) => ({ id: await begin(target, nameOf(name), size) }),

    'draft.attachPiece': async ({ id, offset, bytes }) => ({ isWhole: await add(id, offset, bytes) }),

    'draft.attachFiles': async (target) => {
      const refused: { name: string; error: ErrorBody }[] = []
      for (const path of await dialogs.choose()) {
        await attachPath(target, path).catch((error: unknown) => {
          if (!(error instanceof ParleyError)) log.error('attachments.failed', errorFacts(error))
          const { body } =
            error instanceof ParleyError ? error : new ParleyError('INTERNAL', 'It did not work.')
          refused.push({ name: nameOf(path), error: body })
        })
      }
      return { refused }
    },

    'draft.detach': async (input) => {
      feed.publish(await store.call('detachFile', input))
      return {}
    },

    'attachment.read': async ({ id, offset }) => {
      const held = await store.call('readAttachment', { id, offset, limit: FILE_PIECE })
      if (!held) throw new ParleyError('NOT_FOUND', 'This file is not here any more.')
      return held
    },

    'attachment.view': async ({ sessionId, messageId, thumbnail }) => {
      const attachment = await attachmentOf(sessionId, messageId)
      if (thumbnail) return { bytes: await remote.thumbnail(attachment.id), mimeType: 'image/webp' }
      const { mimeType, size } = attachment
      if (!SHOWN.has(mimeType) || size > MAX_VIEW) {
        throw new ParleyError('INVALID', 'This file is not shown here.', { hint: 'Save it, then open it.' })
      }
      const bytes = new Uint8Array(size)
      let received = 0
      await remote.download(attachment, async (piece) => {
        bytes.set(piece, received)
        received += piece.length
      })
      return { bytes, mimeType }
    },

    'attachment.save': async ({ sessionId, messageId }) => {
      const attachment = await attachmentOf(sessionId, messageId)
      // Once is enough: how far it is stands where it was asked for.
      if (downloads.isRunning(messageId)) return { saved: false }
      const path = await dialogs.chooseTarget(safeNameOf(attachment.name))
      if (path === null) return { saved: false }
      return { saved: await downloads.save({ id: messageId, sessionId }, attachment, path) }
    },

    'attachment.cancel': async ({ messageId }) => {
      downloads.cancel(messageId)
      return {}
    },
  }
}
