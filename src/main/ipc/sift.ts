import type { RecordEdit } from '#shared/edits.ts'
import type { AccountsState, Patch, StoreChange } from '#shared/ipc.ts'
import type { Asker, OwnChat } from '../security/index.ts'

/** Of what is told to the console, what a window needs: that of one chat hears of its chat and of its own account. */
export function siftFor(asker: Asker, changes: readonly StoreChange[]): readonly StoreChange[] {
  return asker.role === 'console' ? changes : changes.flatMap((change) => ofChat(asker, change))
}

function ofChat(chat: OwnChat, change: StoreChange): StoreChange[] {
  switch (change.kind) {
    case 'settings':
      return [change]
    case 'lock':
      // Which accounts are behind it is asked where it is opened.
      return [{ ...change, lock: { ...change.lock, accounts: [] } }]
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
function onlyOf({ accountId }: OwnChat, state: AccountsState): StoreChange[] {
  if (state.state !== 'signed_in') return []
  const [account] = state.accounts.filter(({ id }) => id === accountId)
  return account ? [{ kind: 'accounts', accounts: { state: 'signed_in', accounts: [account] } }] : []
}

function patchOf({ sessionId, customerId }: OwnChat, patch: Patch): Patch | null {
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
    case 'saving':
    case 'suggestions':
    case 'typing':
    case 'viewing':
      return patch.sessionId === sessionId ? patch : null
    case 'edits': {
      const isOwn = ({ subjectId }: RecordEdit) => subjectId === sessionId || subjectId === customerId
      return { ...patch, edits: patch.edits.filter(isOwn) }
    }
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
    case 'reset':
      return patch
  }
}
