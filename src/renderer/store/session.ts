import type { Id } from '#shared/ids.ts'
import type { ChannelInput, ChannelOutput, QueueRow } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { type Entities, without } from './entities.ts'
import { accountOf, changesOf, meOf } from './held.ts'
import { applyToStore, draftKey, getState, type Opened, setState } from './store.ts'
import { toastError } from './toasts.ts'

const OPENING: Opened = { state: 'opening', error: null, more: false, older: 'idle', readSeq: 0, round: 0 }

/** Shows a session, in place of the one shown before. */
export async function openSession(sessionId: Id): Promise<void> {
  const { openId } = getState()
  if (openId === sessionId) return
  if (openId) closeSession(openId)
  setState({ openId: sessionId })
  void ask('session.viewing', { sessionId, viewing: true })
  await readSession(sessionId)
}

/** Asks for a session's messages, what is pending and its drafts; again after everything was replaced. */
export async function readSession(sessionId: Id): Promise<void> {
  const round = (getState().opened[sessionId]?.round ?? 0) + 1
  if (!getState().opened[sessionId]) setOpened(sessionId, OPENING)
  // A notification may lead to a session that is in no list yet: then any account's may be its.
  const accountId = accountOf(getState(), sessionId)
  makeRoomForMessages(sessionId, accountId === undefined ? Object.keys(getState().held) : [accountId])
  const answer = await ask('session.open', { sessionId })
  if (!getState().opened[sessionId]) return
  if (!answer.ok) {
    setOpened(sessionId, { state: 'failed', error: answer.error })
    return
  }
  const { row, messages, more, pending, drafts, draftFiles, suggestions, handOvers } = answer.value
  applyToStore(
    changesOf(row.accountId, [
      { kind: 'rows', rows: [row] },
      { kind: 'messages', sessionId, messages },
      { kind: 'pending', sessionId, pending },
      { kind: 'draft.files', sessionId, files: draftFiles },
      { kind: 'suggestions', sessionId, suggestions, handOvers },
    ]),
    {
      drafts: withDraftsOf(sessionId, drafts),
      opened: {
        ...getState().opened,
        [sessionId]: { ...OPENING, state: 'open', more, readSeq: readSeqOf(row), round },
      },
    },
  )
}

/** Messages are kept of sessions that have a place for them: a late patch of a closed one is dropped. */
function makeRoomForMessages(sessionId: Id, accountIds: readonly Id[]): void {
  changeHeld(accountIds, (held) =>
    held.messages[sessionId] ? held : { ...held, messages: { ...held.messages, [sessionId]: [] } },
  )
}

function changeHeld(accountIds: readonly Id[], change: (held: Entities) => Entities): void {
  const { held } = getState()
  const changed = accountIds.flatMap((accountId) => {
    const entities = held[accountId]
    return entities ? [[accountId, change(entities)]] : []
  })
  setState({ held: { ...held, ...Object.fromEntries(changed) } })
}

function withDraftsOf(sessionId: Id, drafts: ChannelOutput<'session.open'>['drafts']) {
  const others = without(getState().drafts, [draftKey(sessionId, 'reply'), draftKey(sessionId, 'note')])
  return { ...others, ...Object.fromEntries(drafts.map((draft) => [draftKey(sessionId, draft.kind), draft])) }
}

/** Somebody who never took part has no place to go on from: no unread line for them. */
function readSeqOf(row: QueueRow): number {
  const me = meOf(getState(), row.accountId)?.user.id
  const participant = row.participants.find((each) => each.kind === 'user' && each.memberId === me)
  return participant?.readSeq ?? row.session.lastSeq
}

function closeSession(sessionId: Id): void {
  const { openId, opened, held } = getState()
  setState({ openId: openId === sessionId ? null : openId, opened: without(opened, [sessionId]) })
  changeHeld(Object.keys(held), (entities) => ({
    ...entities,
    messages: without(entities.messages, [sessionId]),
    pending: without(entities.pending, [sessionId]),
    draftFiles: without(entities.draftFiles, [sessionId]),
    suggestions: without(entities.suggestions, [sessionId]),
    viewing: without(entities.viewing, [sessionId]),
  }))
  void ask('session.viewing', { sessionId, viewing: false })
  void ask('session.close', { sessionId })
}

export async function loadOlder(sessionId: Id): Promise<void> {
  const opened = getState().opened[sessionId]
  const accountId = accountOf(getState(), sessionId) ?? ''
  const first = getState().held[accountId]?.messages[sessionId]?.[0]
  if (!opened?.more || opened.older === 'loading' || !first) return
  setOpened(sessionId, { older: 'loading' })
  const answer = await ask('messages.before', { sessionId, beforeSeq: first.seq })
  if (!getState().opened[sessionId]) return
  if (!answer.ok) {
    setOpened(sessionId, { older: 'failed' })
    return
  }
  const { messages, more } = answer.value
  applyToStore(changesOf(accountId, [{ kind: 'messages', sessionId, messages }]), {
    opened: { ...getState().opened, [sessionId]: { ...opened, older: 'idle', more } },
  })
}

/** The unread line goes: everything up to `seq` has been seen. */
export function moveUnreadLine(sessionId: Id, seq: number): void {
  setOpened(sessionId, { readSeq: seq })
}

function setOpened(sessionId: Id, change: Partial<Opened>): void {
  const { opened } = getState()
  setState({ opened: { ...opened, [sessionId]: { ...OPENING, ...opened[sessionId], ...change } } })
}

/** What becomes of a message that could not go out. An edited one comes back as the draft. */
export async function decide(sessionId: Id, input: ChannelInput<'message.decide'>): Promise<void> {
  const answer = await ask('message.decide', input)
  if (!answer.ok) toastError(answer.error)
  else if (input.decision === 'edit') await readSession(sessionId)
}
