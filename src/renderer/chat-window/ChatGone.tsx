import { MessagesSquare } from 'lucide-react'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useText } from '../i18n/I18n.tsx'
import { popIn } from '../store/chat-windows.ts'

/** The chat has left the agent's sight, and the window has nothing to show any more. */
export function ChatGone({ sessionId }: { sessionId: Id }) {
  const text = useText()
  return (
    <EmptyState icon={MessagesSquare} title={text('queue.gone')} body={text('chatWindow.gone')}>
      <Button autoFocus onPress={() => void popIn(sessionId, false)}>
        {text('chatWindow.close')}
      </Button>
    </EmptyState>
  )
}
