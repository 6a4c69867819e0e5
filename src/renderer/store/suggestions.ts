import type { Suggestion } from '#shared/entities.ts'
import { ask } from './bridge.ts'
import { readSession } from './opened.ts'
import { compose } from './reply-to.ts'
import { toast, toastError } from './toasts.ts'

/** Makes what a colleague was writing my draft, or puts it away; either can be had back for a moment. */
export async function decideSuggestion(
  { id, sessionId, kind }: Suggestion,
  decision: 'take' | 'dismiss',
): Promise<void> {
  const answer = await ask('suggestion.decide', { id, decision })
  if (!answer.ok) return toastError(answer.error)
  if (decision === 'take') {
    compose(sessionId, kind)
    // The draft was put together on disk, and is read from there.
    await readSession(sessionId)
  }
  const run = async () => {
    const undone = await ask('suggestion.undo', { id })
    if (!undone.ok) toastError(undone.error)
    else await readSession(sessionId)
  }
  toast(
    { key: decision === 'take' ? 'suggestion.taken' : 'suggestion.dismissed' },
    { action: { label: { key: 'action.undo' }, run: () => void run() } },
  )
}
