import { MessagesSquare } from 'lucide-react'
import type { Id } from '#shared/ids.ts'
import { Composer } from '../composer/Composer.tsx'
import { Button } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { errorWords } from '../i18n/error-words.ts'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { readSession } from '../store/opened.ts'
import { useRow, useStore } from '../store/store.ts'
import { ConversationHeader } from './ConversationHeader.tsx'
import { MessageList } from './MessageList.tsx'

interface ConversationPaneProps {
  sessionId: Id
  customerShown: boolean
  onToggleCustomer(): void
}

/** One chat: what was said, and where an answer is written. */
export function ConversationPane({ sessionId, ...props }: ConversationPaneProps) {
  const text = useText()
  const row = useRow(sessionId)
  const opened = useStore((state) => state.opened[sessionId])
  if (opened?.state === 'failed') {
    const words = errorWords(opened.error ?? { code: 'INTERNAL', message: '' })
    return (
      <EmptyState
        icon={MessagesSquare}
        title={text('conversation.failed')}
        body={text(words.key, words.values)}
      >
        <Button onPress={() => void readSession(sessionId)}>{text('action.retry')}</Button>
      </EmptyState>
    )
  }
  if (!row) {
    // Being opened, its row comes with the answer; gone afterwards, it has left the agent's sight.
    if (opened?.state !== 'open') return null
    return <EmptyState icon={MessagesSquare} title={text('queue.gone')} body={text('error.notFound')} />
  }
  return (
    <InAccount id={row.accountId}>
      <div className="flex h-full flex-col">
        <ConversationHeader row={row} {...props} />
        <div className="relative min-h-0 flex-1">
          {opened?.state === 'open' && <MessageList row={row} opened={opened} />}
        </div>
        {opened?.state === 'open' && <Composer row={row} round={opened.round} />}
      </div>
    </InAccount>
  )
}
