import { SignInAgainDialog } from '../sign-in/SignInAgainDialog.tsx'
import { setState, useStore } from '../store/store.ts'
import { ShortcutMap } from './ShortcutMap.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'

export function Dialogs() {
  const dialog = useStore((state) => state.dialog)
  const close = () => setState({ dialog: null })
  switch (dialog) {
    case 'shortcuts':
      return <ShortcutMap onClose={close} />
    case 'signOut':
      return <SignOutDialog onClose={close} />
    case 'signInAgain':
      return <SignInAgainDialog onClose={close} />
    case null:
      return null
  }
}
