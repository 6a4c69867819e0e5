import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useStore } from '../store/store.ts'
import { chatsWithDraft, signOut } from './sign-out.ts'

/** The one question before something that cannot be undone: what signing out would lose. */
export function SignOutDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  const unsent = useStore((state) => state.sync.waitingToSend)
  const drafts = useStore(chatsWithDraft)

  function discard() {
    onClose()
    void signOut(true)
  }

  return (
    <Dialog role="alertdialog" title={text('signOut.title')} onClose={onClose}>
      <div className="flex flex-col gap-3 text-14">
        <ul className="list-disc ps-5">
          {unsent > 0 && <li>{text('signOut.unsent', { count: unsent })}</li>}
          {drafts > 0 && <li>{text('signOut.drafts', { count: drafts })}</li>}
        </ul>
        <p className="text-muted">{text('signOut.body')}</p>
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          <Button kind="quiet" onPress={discard}>
            <span className="text-danger-text">{text('signOut.discard')}</span>
          </Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            {text('signOut.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
