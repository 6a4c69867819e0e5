import { useEffect } from 'react'
import { BrandMark } from '../design/BrandMark.tsx'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { setState, useStore } from '../store/store.ts'
import { SecondStep } from './SecondStep.tsx'
import { SignInForm } from './SignInForm.tsx'
import { useSignIn } from './use-sign-in.ts'
import { WipedNote } from './WipedNote.tsx'

/** The way in: to the first workspace, or to one more beside those that are there. */
export function SignInScreen() {
  const text = useText()
  const accounts = useStore((state) => state.accounts)
  const signingIn = useSignIn(leaveAdding)
  const isFirstStep = signingIn.step.name === 'password'
  if (accounts.state === 'starting') return null
  const known = accounts.state === 'signed_out' ? accounts : null
  return (
    <main className="relative flex h-full justify-center overflow-x-hidden overflow-y-auto bg-frame p-8">
      <Backdrop />
      <div className="relative my-auto w-full max-w-[22.5rem]">
        <BrandMark size={40} />
        <h1 className="mt-6 text-20 tracking-tight">{text(known ? 'signIn.title' : 'accounts.add')}</h1>
        <p className="mt-1 mb-8 text-muted">{text(known ? 'signIn.lead' : 'accounts.addLead')}</p>
        {known && <WipedNote />}
        {isFirstStep ? (
          <SignInForm serverUrl={known?.serverUrl ?? ''} email={known?.email ?? ''} signingIn={signingIn} />
        ) : (
          <SecondStep signingIn={signingIn} />
        )}
        {!known && isFirstStep && <Cancel />}
        <p className="mt-8 text-12 text-pretty text-muted">{text('signIn.promise')}</p>
      </div>
    </main>
  )
}

function leaveAdding(): void {
  setState({ isAdding: false })
}

function Cancel() {
  const text = useText()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && leaveAdding()
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <Button kind="quiet" size="lg" className="mt-2 w-full" onPress={leaveAdding}>
      {text('accounts.cancel')}
    </Button>
  )
}

/** The mark, far too large for the window: the one ornament of the product. */
function Backdrop() {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed -end-[62vmin] -bottom-[35vmin] opacity-[0.06] rtl:-scale-x-100"
    >
      <BrandMark size="110vmin" />
    </div>
  )
}
