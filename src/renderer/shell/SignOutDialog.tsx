import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useWorkspace } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { openSession } from '../store/chats.ts'
import { useStore } from '../store/store.ts'
import { useUnsent } from '../store/unsent.ts'
import { chatsWithDraft, signOut } from './sign-out.ts'
import { UnsentChats } from './UnsentChats.tsx'

/** The one question before something that cannot be undone: what signing out would lose, and where to finish it. */
export function SignOutDialog({ accountId, onClose }: { accountId: Id; onClose(): void }) {
  const text = useText()
  const workspace = useWorkspace(accountId)
  const edits = useStore((state) => state.held[accountId]?.edits.length ?? 0)
  const waiting = useStore((state) => state.held[accountId]?.sync.waitingToSend ?? 0)
  const drafts = useStore((state) => chatsWithDraft(state, accountId))
  const isOnline = useStore((state) => state.held[accountId]?.sync.connection.state === 'online')
  const chats = useUnsent([accountId]) ?? []
  // With those that were refused, which wait for nothing any more.
  const unsent = Math.max(
    waiting,
    chats.reduce((sum, { messages }) => sum + messages.length, 0),
  )
  const title = workspace === null ? text('signOut.title') : text('signOut.titleOf', { workspace })

  function discard() {
    onClose()
    void signOut(accountId, true)
  }

  function open(sessionId: Id) {
    onClose()
    void openSession(sessionId)
  }

  return (
    <Dialog role="alertdialog" title={title} onClose={onClose}>
      <div className="flex flex-col gap-3 text-14">
        <ul className="list-disc ps-5">
          {unsent > 0 && <li>{text('signOut.unsent', { count: unsent })}</li>}
          {edits > 0 && <li>{text('customer.unsent', { count: edits })}</li>}
          {drafts > 0 && <li>{text('signOut.drafts', { count: drafts })}</li>}
          {unsent + edits + drafts === 0 && <li>{text('signOut.unknown')}</li>}
        </ul>
        {chats.length > 0 && <UnsentChats chats={chats} onOpen={open} />}
        <p className="text-muted">{text('signOut.body')}</p>
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onPress={discard}>
            <span className="text-danger-text">{text('signOut.discard')}</span>
          </Button>
          {waiting > 0 && !isOnline && (
            <Button onPress={() => void ask('connection.retry', {})}>{text('signOut.sendFirst')}</Button>
          )}
          <Button kind="primary" autoFocus onPress={onClose}>
            {text('signOut.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
