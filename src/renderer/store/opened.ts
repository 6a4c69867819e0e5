import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { type ChannelOutput, IPC_PAGE, type IpcResult, type Patch, type QueueRow } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { type Entities, without } from './entities.ts'
import { accountOf, changesOf, meOf } from './held.ts'
import type { Opened } from './screen.ts'
import { applyToStore, draftKey, getState, setState } from './store.ts'

const OPENING: Opened = {
  state: 'opening',
  error: null,
  more: false,
  older: 'idle',
  hasNewer: false,
  newer: 'idle',
  readSeq: 0,
  round: 0,
  jump: null,
}

/** Messages of a chat that are held at once; the screen has a line for each. What lies further off is asked for again. */
export const MAX_HELD = 3 * IPC_PAGE

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
  if (getState().opened[sessionId]?.hasNewer) dropMessages(row.accountId, sessionId)
  holdMessages(row.accountId, sessionId, messages, {
    patches: [
      { kind: 'rows', rows: [row] },
      { kind: 'pending', sessionId, pending },
      { kind: 'draft.files', sessionId, files: draftFiles },
      { kind: 'suggestions', sessionId, suggestions, handOvers },
    ],
    opened: { ...OPENING, state: 'open', more, readSeq: readSeqOf(row), round },
    drafts: withDraftsOf(sessionId, drafts),
  })
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

/** Lets go of what is held of a session. */
export function closeSession(sessionId: Id): void {
  const { opened, held } = getState()
  setState({ opened: without(opened, [sessionId]) })
  changeHeld(Object.keys(held), (entities) => ({
    ...entities,
    messages: without(entities.messages, [sessionId]),
    pending: without(entities.pending, [sessionId]),
    draftFiles: without(entities.draftFiles, [sessionId]),
    suggestions: without(entities.suggestions, [sessionId]),
  }))
  void ask('session.close', { sessionId })
}

/** The messages before the oldest one held. What is then too far from them at the other end goes. */
export async function loadOlder(sessionId: Id): Promise<void> {
  const { accountId, messages: held } = heldOf(sessionId)
  const first = held[0]
  const { more, older } = getState().opened[sessionId] ?? OPENING
  if (!more || older === 'loading' || !first) return
  setOpened(sessionId, { older: 'loading' })
  const answer = await ask('messages.before', { sessionId, beforeSeq: first.seq })
  if (!isStillThere(sessionId, first)) return
  if (!answer.ok) return setOpened(sessionId, { older: 'failed' })
  holdMessages(accountId, sessionId, answer.value.messages, {
    opened: { older: 'idle', more: answer.value.more },
    keep: 'oldest',
  })
}

/** The messages after the newest one held, when that is not the newest there is. */
export async function loadNewer(sessionId: Id): Promise<void> {
  const { accountId, messages: held } = heldOf(sessionId)
  const last = held.at(-1)
  if (getState().opened[sessionId]?.newer === 'loading' || !last) return
  setOpened(sessionId, { newer: 'loading' })
  const answer = await ask('messages.after', { sessionId, afterSeq: last.seq })
  if (!isStillThere(sessionId, last)) return
  if (!answer.ok) return setOpened(sessionId, { newer: 'failed' })
  holdMessages(accountId, sessionId, answer.value.messages, {
    opened: { newer: 'idle', hasNewer: answer.value.more },
    keep: 'newest',
  })
}

/** The newest messages in place of those far above them. */
export async function loadNewest(sessionId: Id): Promise<void> {
  const { accountId, row, messages } = heldOf(sessionId)
  if (!row || (messages.at(-1)?.seq ?? 0) >= row.session.lastSeq) return
  replaceMessages(
    accountId,
    sessionId,
    await ask('messages.before', { sessionId, beforeSeq: row.session.lastSeq + 1 }),
    (answer) => ({ messages: answer.messages, more: answer.more, hasNewer: false }),
  )
}

/** Makes sure that a message and those around it are held. Answers with what went wrong, or null. */
export async function holdAround(sessionId: Id, messageId: Id, seq: number | null) {
  const { accountId, messages } = heldOf(sessionId)
  // Above the oldest one held there is no line yet while there are older ones.
  const shown = getState().opened[sessionId]?.more ? messages.slice(1) : messages
  if (shown.some(({ id }) => id === messageId)) return null
  const answer = await ask('messages.around', { sessionId, messageId, seq })
  return replaceMessages(accountId, sessionId, answer, ({ messages: found, older, newer }) => ({
    messages: found,
    more: older,
    hasNewer: newer,
  }))
}

type Window = Pick<Opened, 'more' | 'hasNewer'> & { messages: Message[] }

function replaceMessages<Answer>(
  accountId: Id,
  sessionId: Id,
  answer: IpcResult<Answer>,
  windowOf: (answer: Answer) => Window,
) {
  if (!answer.ok) return answer.error
  if (!getState().opened[sessionId]) return null
  const { messages, ...ends } = windowOf(answer.value)
  dropMessages(accountId, sessionId)
  holdMessages(accountId, sessionId, messages, { opened: { ...ends, older: 'idle', newer: 'idle' } })
  return null
}

function heldOf(sessionId: Id) {
  const accountId = accountOf(getState(), sessionId) ?? ''
  const held = getState().held[accountId]
  return { accountId, row: held?.rows[sessionId], messages: held?.messages[sessionId] ?? [] }
}

/** False once the chat was closed, or others were put in the place of its messages. */
function isStillThere(sessionId: Id, { id }: Message): boolean {
  const { messages } = heldOf(sessionId)
  return getState().opened[sessionId] !== undefined && messages.some((message) => message.id === id)
}

interface Holding {
  opened: Partial<Opened>
  patches?: readonly Patch[]
  drafts?: ReturnType<typeof withDraftsOf>
  /** Which end stays when there are too many. */
  keep?: 'oldest' | 'newest'
}

/** What came in, beside what is held; in its place when the two do not touch. */
function holdMessages(
  accountId: Id,
  sessionId: Id,
  messages: Message[],
  { opened, patches = [], drafts, keep }: Holding,
): void {
  if (!keep && isApart(getState().held[accountId]?.messages[sessionId] ?? [], messages)) {
    dropMessages(accountId, sessionId)
  }
  applyToStore(changesOf(accountId, [...patches, { kind: 'messages', sessionId, messages }]), {
    opened: { ...getState().opened, [sessionId]: { ...OPENING, ...getState().opened[sessionId], ...opened } },
    ...(drafts && { drafts }),
  })
  if (keep) trimMessages(sessionId, keep)
}

function isApart(held: readonly Message[], incoming: readonly Message[]): boolean {
  const [first, last] = [incoming[0], incoming.at(-1)]
  const [oldest, newest] = [held[0], held.at(-1)]
  if (!first || !last || !oldest || !newest) return false
  return newest.seq < first.seq - 1 || oldest.seq > last.seq + 1
}

function dropMessages(accountId: Id, sessionId: Id): void {
  changeHeld([accountId], (held) => ({ ...held, messages: { ...held.messages, [sessionId]: [] } }))
}

/** Lets go of messages at the far end, once there are more than the screen is to have lines for. */
export function trimMessages(sessionId: Id, keep: 'oldest' | 'newest'): void {
  const { accountId, messages } = heldOf(sessionId)
  if (messages.length <= MAX_HELD) return
  const kept = keep === 'oldest' ? messages.slice(0, MAX_HELD) : messages.slice(-MAX_HELD)
  changeHeld([accountId], (held) => ({ ...held, messages: { ...held.messages, [sessionId]: kept } }))
  setOpened(sessionId, keep === 'oldest' ? { hasNewer: true } : { more: true })
}

/** The unread line goes: everything up to `seq` has been seen. */
export function moveUnreadLine(sessionId: Id, seq: number): void {
  if (getState().opened[sessionId]) setOpened(sessionId, { readSeq: seq })
}

export function setOpened(sessionId: Id, change: Partial<Opened>): void {
  const { opened } = getState()
  setState({ opened: { ...opened, [sessionId]: { ...OPENING, ...opened[sessionId], ...change } } })
}
