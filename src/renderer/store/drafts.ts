import type { Id } from '#shared/ids.ts'
import type { Draft, DraftKind } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { without } from './entities.ts'
import { draftKey, getState, setState } from './store.ts'
import { toast } from './toasts.ts'

/** A draft as it is written; when, is its keeper's business. */
export type DraftText = Omit<Draft, 'updatedAt' | 'caret'>

export function readDraft(sessionId: Id, kind: DraftKind): Draft | undefined {
  return getState().drafts[draftKey(sessionId, kind)]
}

/** How each field that is written in has its text saved at once. */
const fields = new Set<() => Promise<void>>()

/** A field is written in from now on. Answers how to say that it is not any more. */
export function writesDraft(save: () => Promise<void>): () => void {
  fields.add(save)
  return () => void fields.delete(save)
}

/** Resolves when all that has been written is on disk. */
export async function draftsSaved(): Promise<void> {
  await Promise.all(Array.from(fields, (save) => save()))
}

/** Keeps a draft, here at once and then on disk. Answers whether it is there. */
export async function saveDraft(draft: DraftText, caret: number | null = null): Promise<boolean> {
  keepDraft(draft, caret)
  const answer = await ask('draft.save', { ...draft, caret })
  return answer.ok
}

/** Puts a message into the outbox; its draft is gone with it. Answers whether it is there. */
export async function sendMessage(draft: DraftText): Promise<boolean> {
  keepDraft({ ...draft, body: '', replyTo: null })
  const answer = await ask('message.send', draft)
  return answer.ok
}

/** Puts a draft back that was taken away; what has been written since stays behind it. */
export async function restoreDraft(draft: DraftText): Promise<void> {
  const { sessionId, kind } = draft
  const since = readDraft(sessionId, kind)
  const body = since?.body ? `${draft.body}\n\n${since.body}` : draft.body
  if (!(await saveDraft({ ...draft, body }))) {
    toast({ key: 'composer.draftFailed' }, { tone: 'problem' })
    return
  }
  const { opened } = getState()
  const place = opened[sessionId]
  // The field is made anew with what is there now.
  if (place) setState({ opened: { ...opened, [sessionId]: { ...place, round: place.round + 1 } } })
}

function keepDraft(draft: DraftText, caret: number | null = null): void {
  const key = draftKey(draft.sessionId, draft.kind)
  const { drafts, lock } = getState()
  // The last of what was typed before the window was locked: it goes to the disk, and is read from there again.
  if (lock.isLocked) return
  setState({
    drafts:
      draft.body === '' && draft.replyTo === null
        ? without(drafts, [key])
        : { ...drafts, [key]: { ...draft, caret, updatedAt: new Date().toISOString() } },
  })
}
