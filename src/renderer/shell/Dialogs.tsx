import { ChatDialogs } from '../actions/ChatDialogs.tsx'
import { LockDialog } from '../lock/LockDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { SignInAgainDialog } from '../sign-in/SignInAgainDialog.tsx'
import { setState, useStore } from '../store/store.ts'
import { ShortcutMap } from './ShortcutMap.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'

export function Dialogs() {
  const dialog = useStore((state) => state.dialog)
  const close = () => setState({ dialog: null })
  if (dialog === null) return null
  switch (dialog.name) {
    case 'shortcuts':
      return <ShortcutMap onClose={close} />
    case 'signOut':
      return <SignOutDialog accountId={dialog.accountId} onClose={close} />
    case 'signInAgain':
      return <SignInAgainDialog accountId={dialog.accountId} onClose={close} />
    case 'lock':
      return <LockDialog onClose={close} />
    case 'palette':
      return <Palette onClose={close} />
    default:
      return <ChatDialogs {...dialog} onClose={close} />
  }
}
