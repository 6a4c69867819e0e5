import type { Attachment, Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { saveTo } from './local-files.ts'
import type { RemoteFiles } from './remote-files.ts'

/** Milliseconds between two words on how far a file has come: the eye follows no more. */
const TELL_EVERY = 100

/** The message whose file it is. */
type Carrier = Pick<Message, 'id' | 'sessionId'>

export interface DownloadsOptions {
  files: Pick<RemoteFiles, 'download'>
  /** Bytes that are here; null once nothing of it is under way any more. */
  onProgress(carrier: Carrier, received: number | null): void
  /** Milliseconds on a clock that no one sets. */
  now?: () => number
}

export interface Downloads {
  isRunning(messageId: Id): boolean
  /** Answers whether the file is there; not when it was cancelled. */
  save(carrier: Carrier, attachment: Attachment, path: string): Promise<boolean>
  cancel(messageId: Id): void
  /** Cancels everything, and resolves when nothing is half written any more. */
  stop(): Promise<void>
}

/** Files on their way to where an agent keeps them, each as far as it has come. */
export function createDownloads({
  files,
  onProgress,
  now = () => performance.now(),
}: DownloadsOptions): Downloads {
  const running = new Map<Id, { controller: AbortController; ended: Promise<boolean> }>()

  async function fetchInto(path: string, carrier: Carrier, attachment: Attachment, signal: AbortSignal) {
    let received = 0
    let toldAt = now()
    onProgress(carrier, received)
    try {
      await saveTo(path, ({ add }) =>
        files.download(
          attachment,
          async (piece) => {
            await add(piece)
            received += piece.length
            if (now() - toldAt < TELL_EVERY) return
            toldAt = now()
            onProgress(carrier, received)
          },
          signal,
        ),
      )
      return true
    } catch (error) {
      if (signal.aborted) return false
      throw error
    } finally {
      onProgress(carrier, null)
    }
  }

  return {
    isRunning: (messageId) => running.has(messageId),

    async save(carrier, attachment, path) {
      const controller = new AbortController()
      const ended = fetchInto(path, carrier, attachment, controller.signal)
      running.set(carrier.id, { controller, ended })
      try {
        return await ended
      } finally {
        running.delete(carrier.id)
      }
    },

    cancel(messageId) {
      running.get(messageId)?.controller.abort()
    },

    async stop() {
      for (const { controller } of running.values()) controller.abort()
      await Promise.allSettled(Array.from(running.values(), ({ ended }) => ended))
    },
  }
}
