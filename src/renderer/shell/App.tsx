import { ChatVeil } from '../chat-window/ChatVeil.tsx'
import { ChatWindow } from '../chat-window/ChatWindow.tsx'
import { Toasts } from '../design/Toasts.tsx'
import { LockScreen } from '../lock/LockScreen.tsx'
import { SignInScreen } from '../sign-in/SignInScreen.tsx'
import { useStore } from '../store/store.ts'
import { Shell } from './Shell.tsx'
import { Starting } from './Starting.tsx'

export function App() {
  const isLocked = useStore((store) => store.lock.isLocked)
  const state = useStore((store) => store.accounts.state)
  const isAdding = useStore((store) => store.isAdding)
  const ownChat = useStore((store) => store.ownChat)
  if (isLocked) return ownChat === null ? <LockScreen /> : <ChatVeil />
  if (ownChat !== null) {
    return (
      <>
        {state === 'signed_in' && <ChatWindow sessionId={ownChat} />}
        <Toasts />
      </>
    )
  }
  return (
    <>
      {state === 'starting' && <Starting />}
      {(state === 'signed_out' || isAdding) && <SignInScreen />}
      {state === 'signed_in' && !isAdding && <Shell />}
      <Toasts />
    </>
  )
}
