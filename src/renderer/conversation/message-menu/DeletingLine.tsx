import type { Id } from '#shared/ids.ts'
import { Button } from '../../design/Button.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { useNow } from '../../store/clock.ts'
import { keepMessage } from '../../store/messages.ts'
import { useStore } from '../../store/store.ts'

/** How long a deletion can still be taken back, and the way to do it. */
export function DeletingLine({ messageId }: { messageId: Id }) {
  const text = useText()
  const due = useStore((state) => state.deletions[messageId]?.due ?? 0)
  // Renewed each second; what it is counted to is this computer's own time.
  useNow(1_000)
  const seconds = Math.max(0, Math.ceil((due - Date.now()) / 1_000))
  return (
    <div className="flex max-w-full flex-wrap items-center gap-1 pt-1 text-13">
      <p className="px-1 text-muted">{text('message.deleting', { seconds })}</p>
      <Button size="sm" onPress={() => keepMessage(messageId)}>
        {text('action.undo')}
      </Button>
    </div>
  )
}
