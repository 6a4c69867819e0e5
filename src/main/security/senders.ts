import type { WebContents } from 'electron'
import type { WindowRole } from '#shared/ipc.ts'

/** The parts of an IPC event that say who asks. */
export interface Asking {
  sender: { id: number }
  /** Null once the frame has gone or has navigated away. */
  senderFrame: { origin: string; parent: object | null } | null
}

/** Which of our windows a message comes from. What is not in here is nobody. */
export interface TrustedSenders {
  /** From now until it is destroyed, these contents speak for a window of this role. */
  trust(contents: Pick<WebContents, 'id' | 'once'>, role: WindowRole): void
  /** The role of the top frame of a window of ours that shows our own origin; null for anybody else. */
  roleOf(asking: Asking): WindowRole | null
}

export function createTrustedSenders(origin: string): TrustedSenders {
  const roles = new Map<number, WindowRole>()
  return {
    trust(contents, role) {
      // A destroyed object has no readable id.
      const { id } = contents
      roles.set(id, role)
      contents.once('destroyed', () => roles.delete(id))
    },
    roleOf({ sender, senderFrame }) {
      if (senderFrame === null || senderFrame.parent !== null || senderFrame.origin !== origin) return null
      return roles.get(sender.id) ?? null
    },
  }
}
