import { isReadOnly } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import type { Held } from './held.ts'
import { meOf } from './held.ts'

/** Whether this chat is mine and its customer has been left without an answer, or wrote what I have not read. */
export function waitsForMe({ session, unread }: QueueRow, me: Id | undefined): boolean {
  if (session.assigneeId !== me || isReadOnly(session.status)) return false
  return unread > 0 || session.waitingSince !== null
}

/** Chats that wait for me, of all accounts, the one that has waited longest first. */
export function waitingChats(state: Pick<Held, 'held' | 'accounts'>): readonly Id[] {
  return Object.entries(state.held)
    .flatMap(([accountId, { rows }]) => {
      const me = meOf(state, accountId)?.user.id
      return Object.values(rows).filter((row) => waitsForMe(row, me))
    })
    .sort((a, b) => compare(since(a), since(b)) || compare(a.session.id, b.session.id))
    .map(({ session }) => session.id)
}

/** From a chat that waits for me the next or the previous one, around the end; from any other the longest or the last. */
export function nextWaiting(
  state: Pick<Held, 'held' | 'accounts'>,
  from: Id | null,
  step: 1 | -1,
): Id | null {
  const waiting = waitingChats(state)
  const at = from === null ? -1 : waiting.indexOf(from)
  if (at < 0) return waiting.at(step === 1 ? 0 : -1) ?? null
  return waiting.at((at + step) % waiting.length) ?? null
}

function since({ session }: QueueRow): string {
  return session.waitingSince ?? session.lastMessageAt
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
