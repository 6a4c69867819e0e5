import type { PendingMessage } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import { decide } from '../store/decide.ts'

/** How long a message can still be taken back, and the way to do it: it becomes the draft again. */
export function HeldMessage({ pending }: { pending: PendingMessage }) {
  const text = useText()
  const now = useNow(1_000)
  const seconds = Math.max(0, Math.ceil((Date.parse(pending.leavesAt ?? pending.createdAt) - now) / 1_000))
  return (
    <div className="flex max-w-full flex-wrap items-center justify-end gap-1 pt-1 text-13">
      <p className="px-1 text-muted">{text('pending.held', { seconds })}</p>
      <Button size="sm" onPress={() => void decide(pending.sessionId, { id: pending.id, decision: 'edit' })}>
        {text('action.undo')}
      </Button>
    </div>
  )
}
