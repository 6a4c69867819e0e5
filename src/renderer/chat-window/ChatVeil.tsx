import { Lock } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'

/** All there is of a chat's window while Parley is locked. It is unlocked in one place. */
export function ChatVeil() {
  const text = useText()
  return (
    <main className="h-full bg-frame">
      <EmptyState icon={Lock} title={text('lock.title')} body={text('chatWindow.locked')}>
        <Button kind="primary" onPress={() => void ask('window.showConsole', {})}>
          {text('lock.unlock')}
        </Button>
      </EmptyState>
    </main>
  )
}
