import type { WebContents } from 'electron'
import type { Id } from '#shared/ids.ts'
import type { ChatWindow } from '#shared/ipc.ts'

/** The parts of an IPC event that say who asks. */
export interface Asking {
  sender: { id: number }
  /** Null once the frame has gone or has navigated away. */
  senderFrame: { origin: string; parent: object | null } | null
}

/** A chat and its customer: all that a window of its own may know of. */
export interface OwnChat extends ChatWindow {
  customerId: Id
}
/** A window of ours: the console, or that of one chat. */
export type WindowKind = { role: 'console' } | ({ role: 'chat' } & OwnChat)
/** `id`: of its contents. */
export type Asker = WindowKind & { id: number }

/** Which of our windows a message comes from. What is not in here is nobody. */
export interface TrustedSenders {
  /** From now until it is destroyed, these contents speak for a window of this kind. */
  trust(contents: Pick<WebContents, 'id' | 'once'>, kind: WindowKind): Asker
  /** The window whose top frame asks and shows our own origin; null for anybody else. */
  askerOf(asking: Asking): Asker | null
}

export function createTrustedSenders(origin: string): TrustedSenders {
  const askers = new Map<number, Asker>()
  return {
    trust(contents, kind) {
      // A destroyed object has no readable id.
      const { id } = contents
      const asker = { ...kind, id }
      askers.set(id, asker)
      contents.once('destroyed', () => askers.delete(id))
      return asker
    },
    askerOf({ sender, senderFrame }) {
      if (senderFrame === null || senderFrame.parent !== null || senderFrame.origin !== origin) return null
      return askers.get(sender.id) ?? null
    },
  }
}
