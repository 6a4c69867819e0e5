import type { Id } from '#shared/ids.ts'
import { ask } from '../store/bridge.ts'
import { accountOf, type Held } from '../store/held.ts'
import { getState, setState } from '../store/store.ts'
import { toastError } from '../store/toasts.ts'

/** Chats of an account with a draft, as far as they are known here. */
export function chatsWithDraft({ held }: Pick<Held, 'held'>, accountId: Id): number {
  return Object.values(held[accountId]?.rows ?? {}).filter((row) => row.hasDraft).length
}

/** Signs out of one account, or says first what would be lost by it. */
export async function requestSignOut(accountId: Id): Promise<void> {
  const state = getState()
  const held = state.held[accountId]
  const waiting = (held?.sync.waitingToSend ?? 0) + (held?.edits.length ?? 0)
  if (waiting > 0 || chatsWithDraft(state, accountId) > 0)
    setState({ dialog: { name: 'signOut', accountId } })
  else await signOut(accountId, false)
}

export async function signOut(accountId: Id, discardUnsent: boolean): Promise<void> {
  const state = getState()
  const onView = state.chats.panes.filter((id) => id !== null && accountOf(state, id) === accountId)
  const answer = await ask('account.signOut', { accountId, discardUnsent })
  if (answer.ok) {
    // Main must not take it for what somebody is looking at.
    for (const sessionId of onView) if (sessionId) void ask('session.viewing', { sessionId, viewing: false })
    return
  }
  // Main knows of something unsent that had not reached the screen yet, or cannot look.
  if (answer.error.code === 'CONFLICT') setState({ dialog: { name: 'signOut', accountId } })
  else toastError(answer.error)
}
