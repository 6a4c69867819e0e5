import { useEffect, useMemo } from 'react'
import type { DraftKind, QueueRow } from '#shared/ipc.ts'
import { useHeld } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { restoreDraft, sendMessage } from '../store/drafts.ts'
import { toast } from '../store/toasts.ts'
import { canSend } from './length.ts'
import { createTypingSignal } from './typing-signal.ts'
import { useDraft } from './use-draft.ts'

/** The draft of one field, and what becomes of it. `files`: how many go along. */
export function useComposer(row: QueueRow, kind: DraftKind, files: number) {
  const sessionId = row.session.id
  const lastSeq = useHeld((held) => held.messages[sessionId]?.at(-1)?.seq ?? row.session.lastSeq)
  const draft = useDraft(sessionId, kind, lastSeq)
  const typing = useMemo(
    () => createTypingSignal((isTyping) => void ask('session.typing', { sessionId, typing: isTyping })),
    [sessionId],
  )
  useEffect(() => typing.stop, [typing])

  function change(body: string): void {
    draft.change(body)
    // Customers do not see notes, nor that one is being written.
    if (kind === 'reply' && body !== '') typing.typed()
    else typing.stop()
  }

  async function send(): Promise<void> {
    if (!canSend(draft.body, files)) return
    typing.stop()
    const taken = await draft.take()
    if (await sendMessage({ sessionId, kind, ...taken })) return
    draft.putBack(taken)
    toast({ key: 'composer.sendFailed' }, { tone: 'problem' })
  }

  async function discard(): Promise<void> {
    typing.stop()
    const discarded = await draft.discard()
    const run = () => void restoreDraft(discarded)
    toast({ key: 'composer.draftDiscarded' }, { action: { label: { key: 'action.undo' }, run } })
  }

  const { body, baseSeq, state, flush } = draft
  return { body, baseSeq, state, flush, change, send, discard }
}
