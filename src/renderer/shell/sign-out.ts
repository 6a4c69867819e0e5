import { ask } from '../store/bridge.ts'
import { getState, type State, setState } from '../store/store.ts'
import { toastError } from '../store/toasts.ts'

/** Chats with a draft, as far as they are known here. */
export function chatsWithDraft({ rows }: Pick<State, 'rows'>): number {
  return Object.values(rows).filter((row) => row.hasDraft).length
}

/** Signs out, or says first what would be lost by it. */
export async function requestSignOut(): Promise<void> {
  const state = getState()
  if (state.sync.waitingToSend > 0 || chatsWithDraft(state) > 0) setState({ dialog: 'signOut' })
  else await signOut(false)
}

export async function signOut(discardUnsent: boolean): Promise<void> {
  const answer = await ask('account.signOut', { discardUnsent })
  if (answer.ok) return
  // Main knows of something unsent that had not reached the screen yet.
  if (answer.error.code === 'CONFLICT') setState({ dialog: 'signOut' })
  else toastError(answer.error)
}
