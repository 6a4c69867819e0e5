import { BrandMark } from '../design/BrandMark.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useStore } from '../store/store.ts'
import { SignInForm } from './SignInForm.tsx'

export function SignInScreen() {
  const text = useText()
  const account = useStore((state) => state.account)
  if (account.state !== 'signed_out') return null
  return (
    <main className="relative flex h-full justify-center overflow-x-hidden overflow-y-auto bg-frame p-8">
      <Backdrop />
      <div className="relative my-auto w-full max-w-[22.5rem]">
        <BrandMark size={40} />
        <h1 className="mt-6 text-20 tracking-tight">{text('signIn.title')}</h1>
        <p className="mt-1 mb-8 text-muted">{text('signIn.lead')}</p>
        <SignInForm serverUrl={account.serverUrl ?? ''} email={account.email ?? ''} />
        <p className="mt-8 text-12 text-pretty text-muted">{text('signIn.promise')}</p>
      </div>
    </main>
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
