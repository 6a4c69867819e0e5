import { Toasts } from '../design/Toasts.tsx'
import { SignInScreen } from '../sign-in/SignInScreen.tsx'
import { useStore } from '../store/store.ts'
import { Shell } from './Shell.tsx'
import { Starting } from './Starting.tsx'

export function App() {
  const state = useStore((store) => store.accounts.state)
  const isAdding = useStore((store) => store.isAdding)
  return (
    <>
      {state === 'starting' && <Starting />}
      {(state === 'signed_out' || isAdding) && <SignInScreen />}
      {state === 'signed_in' && !isAdding && <Shell />}
      <Toasts />
    </>
  )
}
