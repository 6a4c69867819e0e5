import type { Id } from '#shared/ids.ts'
import type { DraftKind } from '#shared/ipc.ts'
import { readDraft, saveDraft } from './drafts.ts'
import { accountOf } from './held.ts'
import { getState, setState } from './store.ts'
import { toast } from './toasts.ts'

/** What a chat's composer is at: a reply, until somebody chooses otherwise. */
export function composingIn(sessionId: Id): DraftKind {
  return getState().composing[sessionId] ?? 'reply'
}

export function compose(sessionId: Id, kind: DraftKind): void {
  setState({ composing: { ...getState().composing, [sessionId]: kind } })
}

/** What is being written in a chat answers this message from now on, or none. Its text stays as it is. */
export async function replyTo(sessionId: Id, messageId: Id | null): Promise<void> {
  const kind = composingIn(sessionId)
  const draft = readDraft(sessionId, kind)
  if ((draft?.replyTo ?? null) === messageId) return
  const isKept = await saveDraft({
    sessionId,
    kind,
    body: draft?.body ?? '',
    baseSeq: draft?.baseSeq ?? lastSeqOf(sessionId),
    replyTo: messageId,
  })
  if (!isKept) toast({ key: 'composer.draftFailed' }, { tone: 'problem' })
}

function lastSeqOf(sessionId: Id): number {
  const { held } = getState()
  return held[accountOf(getState(), sessionId) ?? '']?.rows[sessionId]?.session.lastSeq ?? 0
}
