import type { Id } from '#shared/ids.ts'
import type { Draft, DraftKind } from '#shared/ipc.ts'
import { fileErrorWords } from '../i18n/error-words.ts'
import { ask } from './bridge.ts'
import { without } from './entities.ts'
import { draftKey, getState, setState } from './store.ts'
import { toast, toastError } from './toasts.ts'

/** A draft as it is written; when, is its keeper's business. */
type DraftText = Omit<Draft, 'updatedAt'>

export function readDraft(sessionId: Id, kind: DraftKind): Draft | undefined {
  return getState().drafts[draftKey(sessionId, kind)]
}

/** Keeps a draft, here at once and then on disk. Answers whether it is there. */
export async function saveDraft(draft: DraftText): Promise<boolean> {
  keepDraft(draft)
  const answer = await ask('draft.save', draft)
  return answer.ok
}

/** Puts a message into the outbox; its draft is gone with it. Answers whether it is there. */
export async function sendMessage(draft: DraftText): Promise<boolean> {
  keepDraft({ ...draft, body: '', replyTo: null })
  const answer = await ask('message.send', draft)
  return answer.ok
}

/** Has main ask which files go along, and says which of them cannot. */
export async function attachFiles(sessionId: Id, kind: DraftKind): Promise<void> {
  const answer = await ask('draft.attachFiles', { sessionId, kind })
  if (!answer.ok) return toastError(answer.error)
  for (const { name, error } of answer.value.refused) {
    toast({ key: 'composer.notAttached', values: { name } }, { tone: 'problem' })
    toast(fileErrorWords(error), { tone: 'problem' })
  }
}

export async function detachFile(id: Id): Promise<void> {
  const answer = await ask('draft.detach', { id })
  if (!answer.ok) toastError(answer.error)
}

function keepDraft(draft: DraftText): void {
  const key = draftKey(draft.sessionId, draft.kind)
  const { drafts, lock } = getState()
  // The last of what was typed before the window was locked: it goes to the disk, and is read from there again.
  if (lock.isLocked) return
  setState({
    drafts:
      draft.body === '' && draft.replyTo === null
        ? without(drafts, [key])
        : { ...drafts, [key]: { ...draft, updatedAt: new Date().toISOString() } },
  })
}
