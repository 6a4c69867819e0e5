import type { Id } from '#shared/ids.ts'
import * as arrangement from './arrangement.ts'
import { ask } from './bridge.ts'
import { isElsewhere, showElsewhere } from './chat-windows.ts'
import { accountOf, allAccounts, meOf, openAccounts } from './held.ts'
import { closeSession, readSession } from './opened.ts'
import { draftKey, getState, type State, setState } from './store.ts'
import { nextWaiting } from './waiting.ts'

type Change = (chats: arrangement.Arrangement) => arrangement.Arrangement

/**
 * Shows a chat, as somebody does who looks through the list: the next one takes its place, until it is kept. One that
 * is in another window is shown there.
 */
export async function openSession(sessionId: Id): Promise<void> {
  if (isElsewhere(sessionId)) showElsewhere({ sessionId, message: null })
  else await openHere(sessionId)
}

/** {@link openSession}, in this window in any case. */
export function openHere(sessionId: Id): Promise<void> {
  return arrange((chats) =>
    arrangement.withOpened(chats, sessionId, accountOf(getState(), sessionId) ?? null),
  )
}

/** Shows a chat that has a tab. */
export function showTab(sessionId: Id): Promise<void> {
  return arrange((chats) => arrangement.withOnView(chats, sessionId))
}

export function keepTab(sessionId: Id): void {
  void arrange((chats) => arrangement.withKept(chats, sessionId))
}

export function closeTab(sessionId: Id): void {
  void arrange((chats) => arrangement.withClosed(chats, sessionId))
}

export function reopenTab(): void {
  void arrange(arrangement.withReopened)
}

export function moveTab(sessionId: Id, to: number): void {
  void arrange((chats) => arrangement.withMoved(chats, sessionId, to))
}

/** Another conversation beside the focused one. */
export function splitPane(): void {
  void arrange((chats) => arrangement.withSplit(chats))
}

export function foldPane(pane: number): void {
  void arrange((chats) => arrangement.withoutPane(chats, pane))
}

export function focusPane(pane: number): void {
  if (getState().chats.focus !== pane) void arrange((chats) => arrangement.withFocus(chats, pane))
}

/** The chat that has waited longest for me, or from one of them the next. Staying there, it is kept. */
export async function showNextWaiting(step: 1 | -1): Promise<void> {
  const { openId, ownChat } = getState()
  if (ownChat !== null) {
    await ask('window.step', { step })
    return
  }
  const next = nextWaiting(getState(), openId, step)
  if (next !== null && next !== openId) await openSession(next)
}

/** Follows which chats have windows of their own: this one lets go of them, and reads what has come in their place. */
export async function followChatWindows(): Promise<void> {
  if (placeChatWindows()) await readOpenChats()
}

/** False before anybody is signed in, and behind the lock: then it is not known which there are. */
export function placeChatWindows(): boolean {
  const { accounts, chats, chatWindows, opened } = getState()
  if (accounts.state !== 'signed_in') return false
  const next = arrangement.withApart(chats, chatWindows)
  if (next !== chats) put(next)
  for (const { sessionId } of chatWindows) if (opened[sessionId]) closeSession(sessionId)
  return true
}

/** Resolves when what is on view by then has been read. */
async function arrange(change: Change): Promise<void> {
  const before = getState().chats
  const chats = change(before)
  if (chats === before) return
  put(chats)
  await readShown()
  noteAccounts()
  for (const id of arrangement.tooMany(getState().chats, Object.keys(getState().opened))) closeSession(id)
}

function put(chats: arrangement.Arrangement): void {
  const before = getState().chats.panes
  setState({ chats, openId: arrangement.focusedChat(chats) })
  for (const id of before) if (id !== null && !chats.panes.includes(id)) tellViewing(id, false)
  for (const id of chats.panes) if (id !== null && !before.includes(id)) tellViewing(id, true)
}

/** Main notifies of no chat that somebody looks at, and colleagues see who does. */
function tellViewing(sessionId: Id, viewing: boolean): void {
  void ask('session.viewing', { sessionId, viewing })
}

/** A notification may lead to a chat of which it is only known afterwards whose it is. */
function noteAccounts(): void {
  const state = getState()
  const unknown = state.chats.tabs.filter(({ accountId }) => accountId === null)
  const chats = unknown.reduce((known, { sessionId }) => {
    const accountId = accountOf(state, sessionId)
    return accountId === undefined ? known : arrangement.withAccount(known, sessionId, accountId)
  }, state.chats)
  if (unknown.length > 0) put(chats)
}

/** Reads the chats on view that are not at hand. */
async function readShown(): Promise<void> {
  await Promise.all(getState().chats.panes.map((id) => id !== null && !isAtHand(id) && readSession(id)))
}

/** What could not be read, or was replaced since, is asked for again. */
function isAtHand(sessionId: Id): boolean {
  const { opened, held } = getState()
  const state = opened[sessionId]?.state
  if (state === undefined || state === 'failed') return false
  return Object.values(held).some(({ messages }) => messages[sessionId])
}

/**
 * Reads the open chats whose messages are not held: after a start, and when everything was told anew. Resolves when
 * those on view are there; the others follow by themselves, so that their tabs know what waits in them.
 */
export async function readOpenChats(): Promise<void> {
  if (getState().accounts.state !== 'signed_in') return
  dropForgotten()
  const { chats } = getState()
  const lacking = tabsOnView(getState()).filter(({ sessionId }) => !isAtHand(sessionId))
  const [first, rest] = [true, false].map((isShown) =>
    lacking.map(({ sessionId }) => sessionId).filter((id) => chats.panes.includes(id) === isShown),
  )
  for (const id of first ?? []) tellViewing(id, true)
  await Promise.all((first ?? []).map(readOrDrop))
  void readOneByOne(rest ?? [])
}

/** Tabs of accounts that this computer does not remember any more. */
function dropForgotten(): void {
  const { chats } = getState()
  const remembered = new Set(allAccounts(getState()).map(({ id }) => id))
  const gone = chats.tabs.filter(({ accountId }) => accountId !== null && !remembered.has(accountId))
  if (gone.length === 0) return
  put(gone.reduce((left, { sessionId }) => arrangement.without(left, sessionId), chats))
}

async function readOneByOne(sessionIds: readonly Id[]): Promise<void> {
  for (const sessionId of sessionIds) {
    await readOrDrop(sessionId)
    for (const id of arrangement.tooMany(getState().chats, Object.keys(getState().opened))) closeSession(id)
  }
}

/** A chat that is out of the agent's sight by now had its tab for long enough. */
async function readOrDrop(sessionId: Id): Promise<void> {
  await readSession(sessionId)
  const opened = getState().opened[sessionId]
  if (opened?.state !== 'failed' || opened.error?.code !== 'NOT_FOUND') return
  closeSession(sessionId)
  await arrange((chats) => arrangement.without(chats, sessionId))
}

/** Tabs of accounts that are open: those of another one wait until somebody has signed in to it again. */
export function tabsOnView(state: State): readonly arrangement.Tab[] {
  const open = new Set(openAccounts(state).map(({ id }) => id))
  return state.chats.tabs.filter(({ accountId }) => accountId === null || open.has(accountId))
}

/** What somebody writes in, or takes, is more than looked at: from then on it has its own tab. */
export function keepWhatIsWorkedOn(state: State, before: State): void {
  const passing = state.chats.tabs.find((tab) => tab.isPassing)?.sessionId
  if (passing === undefined) return
  const isTaken = isMine(state, passing) === true && isMine(before, passing) === false
  if (isTaken || (isWrittenIn(state, passing) && !isWrittenIn(before, passing))) keepTab(passing)
}

/** Undefined while it is not known. */
function isMine(state: State, sessionId: Id): boolean | undefined {
  const accountId = accountOf(state, sessionId)
  const row = state.held[accountId ?? '']?.rows[sessionId]
  return row && row.session.assigneeId === meOf(state, accountId)?.user.id
}

function isWrittenIn(state: State, sessionId: Id): boolean {
  const pending = Object.values(state.held).flatMap((held) => held.pending[sessionId] ?? [])
  const drafts = (['reply', 'note'] as const).map((kind) => state.drafts[draftKey(sessionId, kind)])
  return pending.length > 0 || drafts.some((draft) => draft !== undefined)
}
