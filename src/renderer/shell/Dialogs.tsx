import { ChatDialogs } from '../actions/ChatDialogs.tsx'
import { LifeLine } from '../conversation/lifeline/LifeLine.tsx'
import { Viewer } from '../conversation/viewer/Viewer.tsx'
import { LockDialog } from '../lock/LockDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { RecoveryCodesDialog } from '../second-factor/RecoveryCodes.tsx'
import { SecondFactorDialog } from '../second-factor/SecondFactorDialog.tsx'
import { SignInAgainDialog } from '../sign-in/SignInAgainDialog.tsx'
import { InAccount } from '../store/account.tsx'
import { setState, useStore } from '../store/store.ts'
import { TourDialog } from '../tour/Tour.tsx'
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
    case 'secondFactor':
      return <SecondFactorDialog accountId={dialog.accountId} onClose={close} />
    case 'recoveryCodes':
      return <RecoveryCodesDialog codes={dialog.codes} onClose={close} />
    case 'tour':
      return <TourDialog onClose={close} />
    case 'lock':
      return <LockDialog onClose={close} />
    case 'palette':
      return <Palette onClose={close} />
    case 'viewer':
      return (
        <InAccount id={dialog.accountId}>
          <Viewer sessionId={dialog.sessionId} messageId={dialog.messageId} onClose={close} />
        </InAccount>
      )
    case 'lifeLine':
      return (
        <InAccount id={dialog.accountId}>
          <LifeLine messageId={dialog.messageId} onClose={close} />
        </InAccount>
      )
    default:
      return <ChatDialogs {...dialog} onClose={close} />
  }
}
