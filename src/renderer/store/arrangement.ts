import type { Id } from '#shared/ids.ts'

/** Conversations side by side at most. */
export const MAX_PANES = 3
/** Chats whose messages are kept at hand, those on view among them. */
export const MAX_OPENED = 12
/** Closed chats that can be brought back. */
const MAX_CLOSED = 20

export interface Tab {
  sessionId: Id
  /** Null until its row is known. */
  accountId: Id | null
  /** Only looked at so far: the next chat that is opened takes its place. */
  isPassing: boolean
}

/** Which chats are open, and which of them are on view. */
export interface Arrangement {
  readonly tabs: readonly Tab[]
  /** From the start of the line to its end; null for one in which no chat has been chosen yet. At least one. */
  readonly panes: readonly (Id | null)[]
  /** The pane that the keys are for. */
  readonly focus: number
  /** Chats in the order in which they were last on view, the latest at the end; closed ones too. */
  readonly recent: readonly Id[]
  readonly closed: readonly Tab[]
  /** Chats in windows of their own: each comes back among the tabs when its window is closed. */
  readonly apart: readonly Tab[]
}

export const NO_CHATS: Arrangement = { tabs: [], panes: [null], focus: 0, recent: [], closed: [], apart: [] }

export function focusedChat({ panes, focus }: Arrangement): Id | null {
  return panes[focus] ?? null
}

/** Shows a chat: where it is on view already, or else in the focused pane. A second time, it is there to stay. */
export function withOpened(chats: Arrangement, sessionId: Id, accountId: Id | null): Arrangement {
  if (focusedChat(chats) === sessionId) return withKept(chats, sessionId)
  return withOnView(withTab(chats, sessionId, accountId), sessionId)
}

/** Shows a chat that has a tab, which stays as it is. */
export function withOnView(chats: Arrangement, sessionId: Id): Arrangement {
  const pane = chats.panes.indexOf(sessionId)
  if (pane >= 0) return withFocus(chats, pane)
  const panes = chats.panes.map((shown, index) => (index === chats.focus ? sessionId : shown))
  return withFocus({ ...chats, panes }, chats.focus)
}

/** A chat that was only looked at gives its place to the next one; others get it beside the focused one. */
function withTab(chats: Arrangement, sessionId: Id, accountId: Id | null): Arrangement {
  const { tabs } = chats
  if (tabs.some((tab) => tab.sessionId === sessionId)) return chats
  const tab: Tab = { sessionId, accountId, isPassing: true }
  const focused = focusedChat(chats)
  const passing = tabs.findIndex((each) => each.isPassing && !isInAnotherPane(chats, each.sessionId))
  if (passing >= 0) return { ...chats, tabs: spliced(tabs, passing, 1, tab) }
  const at = focused === null ? tabs.length : tabs.findIndex((each) => each.sessionId === focused) + 1
  return { ...chats, tabs: spliced(tabs, at, 0, tab) }
}

function isInAnotherPane({ panes, focus }: Arrangement, sessionId: Id): boolean {
  return panes.some((shown, index) => shown === sessionId && index !== focus)
}

export function withKept(chats: Arrangement, sessionId: Id): Arrangement {
  if (!chats.tabs.some((tab) => tab.sessionId === sessionId && tab.isPassing)) return chats
  return { ...chats, tabs: chats.tabs.map((tab) => (tab.sessionId === sessionId ? kept(tab) : tab)) }
}

function kept(tab: Tab): Tab {
  return { ...tab, isPassing: false }
}

export function withAccount(chats: Arrangement, sessionId: Id, accountId: Id): Arrangement {
  const tabs = chats.tabs.map((tab) => (tab.sessionId === sessionId ? { ...tab, accountId } : tab))
  return { ...chats, tabs }
}

export function withFocus(chats: Arrangement, pane: number): Arrangement {
  const focus = Math.min(Math.max(pane, 0), chats.panes.length - 1)
  const shown = chats.panes[focus]
  const recent = shown ? [...chats.recent.filter((id) => id !== shown), shown] : chats.recent
  return { ...chats, focus, recent }
}

/** Another pane after the focused one, with the chat looked at last that is not on view; empty if there is none. */
export function withSplit(chats: Arrangement, sessionId: Id | null = lastHidden(chats)): Arrangement {
  if (chats.panes.length >= MAX_PANES || focusedChat(chats) === null) return chats
  if (sessionId !== null && chats.panes.includes(sessionId)) return chats
  const split = { ...chats, panes: spliced(chats.panes, chats.focus + 1, 0, sessionId) }
  const tabs = split.tabs.map((tab) => (split.panes.includes(tab.sessionId) ? kept(tab) : tab))
  return withFocus({ ...split, tabs }, chats.focus + 1)
}

function lastHidden({ tabs, panes, recent }: Arrangement): Id | null {
  const hidden = tabs.map((tab) => tab.sessionId).filter((id) => !panes.includes(id))
  return recent.filter((id) => hidden.includes(id)).at(-1) ?? hidden.at(-1) ?? null
}

/** Folds a pane away; its chat keeps its tab. */
export function withoutPane(chats: Arrangement, pane: number): Arrangement {
  if (chats.panes.length === 1) return chats
  const panes = spliced(chats.panes, pane, 1)
  return withFocus({ ...chats, panes }, chats.focus > pane ? chats.focus - 1 : chats.focus)
}

/** Closes chats, to be brought back. Where one was on view, its pane goes; the last pane shows the tab next to it. */
export function withClosed(chats: Arrangement, sessionId: Id): Arrangement {
  const tab = chats.tabs.find((each) => each.sessionId === sessionId)
  if (!tab) return chats
  const closed = [...chats.closed.filter((each) => each.sessionId !== sessionId), kept(tab)].slice(
    -MAX_CLOSED,
  )
  return { ...without(chats, sessionId), closed }
}

/** As if it had never been opened: it is out of the agent's sight. */
export function without(chats: Arrangement, sessionId: Id): Arrangement {
  const at = chats.tabs.findIndex((each) => each.sessionId === sessionId)
  const tabs = chats.tabs.filter((each) => each.sessionId !== sessionId)
  const left = {
    ...chats,
    tabs,
    recent: chats.recent.filter((id) => id !== sessionId),
    closed: chats.closed.filter((each) => each.sessionId !== sessionId),
    apart: chats.apart.filter((each) => each.sessionId !== sessionId),
  }
  const pane = chats.panes.indexOf(sessionId)
  if (pane < 0) return left
  if (chats.panes.length > 1) return withoutPane(left, pane)
  const next = tabs[Math.min(at, tabs.length - 1)]?.sessionId ?? null
  return withFocus({ ...left, panes: [next] }, 0)
}

/** As those windows are: a chat in one has no tab here; one whose window is gone has it again, behind the others. */
export function withApart(chats: Arrangement, apart: readonly Omit<Tab, 'isPassing'>[]): Arrangement {
  const isApart = (tab: Tab) => apart.some(({ sessionId }) => sessionId === tab.sessionId)
  const isSo = chats.apart.length === apart.length && chats.apart.every(isApart) && !chats.tabs.some(isApart)
  if (isSo) return chats
  const here = apart.reduce((left, { sessionId }) => without(left, sessionId), chats)
  const returned = chats.apart.filter(
    (tab) => !isApart(tab) && here.tabs.every(({ sessionId }) => sessionId !== tab.sessionId),
  )
  const next = {
    ...here,
    tabs: [...here.tabs, ...returned],
    apart: apart.map((chat) => ({ ...chat, isPassing: false })),
  }
  const last = returned.at(-1)
  return last && focusedChat(next) === null ? withOnView(next, last.sessionId) : next
}

/** Brings the chat back that was closed last. */
export function withReopened(chats: Arrangement): Arrangement {
  const tab = chats.closed.at(-1)
  if (!tab) return chats
  const closed = chats.closed.slice(0, -1)
  const isThere = chats.tabs.some((each) => each.sessionId === tab.sessionId)
  const tabs = isThere ? chats.tabs : [...chats.tabs, tab]
  return withOnView({ ...chats, tabs, closed }, tab.sessionId)
}

/** Puts a tab at a place among the others. Whoever does that wants to keep it. */
export function withMoved(chats: Arrangement, sessionId: Id, to: number): Arrangement {
  const tab = chats.tabs.find((each) => each.sessionId === sessionId)
  if (!tab) return chats
  const others = chats.tabs.filter((each) => each !== tab)
  const place = Math.min(Math.max(to, 0), others.length)
  return { ...chats, tabs: spliced(others, place, 0, kept(tab)) }
}

/** Which panes there is room for: the focused one among them. */
export function panesOnView({ panes, focus }: Arrangement, room: number): readonly number[] {
  const count = Math.max(1, Math.min(panes.length, room))
  const first = Math.min(Math.max(0, focus - count + 1), panes.length - count)
  return Array.from({ length: count }, (_, index) => first + index)
}

/** Chats whose messages are not kept any more, once there are more than {@link MAX_OPENED}. */
export function tooMany({ panes, recent }: Arrangement, opened: readonly Id[]): readonly Id[] {
  const byAge = [...opened].sort((a, b) => recent.indexOf(a) - recent.indexOf(b))
  return byAge.filter((id) => !panes.includes(id)).slice(0, Math.max(0, opened.length - MAX_OPENED))
}

function spliced<Value>(list: readonly Value[], at: number, gone: number, ...more: Value[]): Value[] {
  return [...list.slice(0, at), ...more, ...list.slice(at + gone)]
}
