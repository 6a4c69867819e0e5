import { LockDialog } from '../lock/LockDialog.tsx'
import { RecoveryCodesDialog } from '../second-factor/RecoveryCodes.tsx'
import { SecondFactorDialog } from '../second-factor/SecondFactorDialog.tsx'
import { SignInAgainDialog } from '../sign-in/SignInAgainDialog.tsx'
import { setState, useStore } from '../store/store.ts'
import { TourDialog } from '../tour/Tour.tsx'
import { ShortcutMap } from './ShortcutMap.tsx'
import { SignOutDialog } from './SignOutDialog.tsx'

export function Dialogs() {
  const dialog = useStore((state) => state.dialog)
  const close = () => setState({ dialog: null })
  switch (dialog?.name) {
    case 'shortcuts':
      return <ShortcutMap onClose={close} />
    case 'signOut':
      return <SignOutDialog accountId={dialog.accountId} onClose={close} />
    case 'signInAgain':
      return <SignInAgainDialog accountId={dialog.accountId} onClose={close} />
    case 'secondFactor':
      return <SecondFactorDialog accountId={dialog.accountId} onClose={close} />
    case 'recoveryCodes':
      return <RecoveryCodesDialog codes={dialog.codes} onClose={close} />
    case 'tour':
      return <TourDialog onClose={close} />
    case 'lock':
      return <LockDialog onClose={close} />
    case undefined:
      return null
  }
}
