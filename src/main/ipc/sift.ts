import type { AccountsState, ChatWindow, Patch, StoreChange } from '#shared/ipc.ts'
import type { Asker } from '../security/index.ts'

/** Of what is told to the console, what a window needs: that of one chat hears of its chat and of its own account. */
export function siftFor(asker: Asker, changes: readonly StoreChange[]): readonly StoreChange[] {
  return asker.role === 'console' ? changes : changes.flatMap((change) => ofChat(asker, change))
}

function ofChat(chat: ChatWindow, change: StoreChange): StoreChange[] {
  switch (change.kind) {
    case 'lock':
    case 'settings':
      return [change]
    case 'accounts':
      return onlyOf(chat, change.accounts)
    case 'account': {
      const patch = change.accountId === chat.accountId ? patchOf(chat, change.patch) : null
      return patch === null ? [] : [{ ...change, patch }]
    }
    case 'wiped':
    case 'places':
    case 'windows':
      return []
  }
}

/** Once its account is gone, the window is about to be. */
function onlyOf({ accountId }: ChatWindow, state: AccountsState): StoreChange[] {
  if (state.state !== 'signed_in') return []
  const [account] = state.accounts.filter(({ id }) => id === accountId)
  return account ? [{ kind: 'accounts', accounts: { state: 'signed_in', accounts: [account] } }] : []
}

function patchOf({ sessionId }: ChatWindow, patch: Patch): Patch | null {
  switch (patch.kind) {
    case 'rows': {
      const rows = patch.rows.filter(({ session }) => session.id === sessionId)
      return rows.length > 0 ? { ...patch, rows } : null
    }
    case 'rows.gone':
      return patch.sessionIds.includes(sessionId) ? { ...patch, sessionIds: [sessionId] } : null
    case 'messages':
    case 'pending':
    case 'draft.files':
    case 'suggestions':
    case 'typing':
    case 'viewing':
      return patch.sessionId === sessionId ? patch : null
    case 'counts':
    case 'notice':
    case 'notice.gone':
    case 'presence.own':
      return null
    case 'sync':
    case 'users':
    case 'teams':
    case 'labels':
    case 'definitions':
    case 'workspace':
    case 'presence':
    case 'edits':
    case 'saving':
    case 'reset':
      return patch
  }
}
