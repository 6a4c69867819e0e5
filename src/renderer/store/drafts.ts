import type { Id } from '#shared/ids.ts'
import type { ChannelInput, Draft, DraftKind } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { without } from './entities.ts'
import { draftKey, getState, setState } from './store.ts'

export function readDraft(sessionId: Id, kind: DraftKind): Draft | undefined {
  return getState().drafts[draftKey(sessionId, kind)]
}

/** Keeps a draft, here at once and then on disk. Answers whether it is there. */
export async function saveDraft(draft: ChannelInput<'draft.save'>): Promise<boolean> {
  keepDraft(draft)
  const answer = await ask('draft.save', draft)
  return answer.ok
}

/** Puts a message into the outbox; its draft is gone with it. Answers whether it is there. */
export async function sendMessage(draft: ChannelInput<'draft.save'>): Promise<boolean> {
  keepDraft({ ...draft, body: '' })
  const answer = await ask('message.send', { ...draft, replyTo: null })
  return answer.ok
}

function keepDraft(draft: ChannelInput<'draft.save'>): void {
  const key = draftKey(draft.sessionId, draft.kind)
  const { drafts } = getState()
  setState({
    drafts:
      draft.body === ''
        ? without(drafts, [key])
        : { ...drafts, [key]: { ...draft, updatedAt: new Date().toISOString() } },
  })
}
