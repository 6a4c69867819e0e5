import type { Id } from '#shared/ids.ts'
import type { Account } from '#shared/ipc.ts'
import type { NotificationSettings } from '#shared/settings.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import type { Arrival } from '../engine/index.ts'
import type { Say } from '../words/index.ts'
import { isQuiet, isWorthTelling } from './rules.ts'
import { summaryFor, type Toast, toastFor } from './texts.ts'

/** Arrivals this close together are told together. */
const GATHER_MS = 250
/** One conversation is told of at most this often; what comes meanwhile is counted. */
const QUIET_MS = 3_000
/** More conversations at once are told in one sentence. */
const MAX_TOASTS = 5

/** What shows a notification. Showing another of the same session replaces it. */
export interface Toaster {
  /** Without a session it is about many; a click then only brings the window to the front. */
  show(toast: Toast, sessionId: Id | null, isSilent: boolean): void
  dismiss(sessionId: Id): void
  /** Takes back everything shown. */
  clear(): void
  /** How many conversations wait to be looked at. */
  badge(count: number): void
}

export interface NotifierOptions {
  toaster: Toaster
  /** Who is signed in, and where. */
  accounts(): readonly Account[]
  /** The conversations somebody is looking at. */
  onScreen(): readonly Id[]
  settings(): NotificationSettings
  say: Say
  /** These messages of an account have been told of. */
  onTold(messageIds: readonly Id[], accountId: Id): void
  now?: () => number
  /** For hours of the day. */
  clock?: () => Date
}

export interface Notifier {
  arrived(arrivals: readonly Arrival[], accountId: Id): void
  /** Somebody may be looking at another conversation than before. */
  looked(): void
  /** The account is gone, and nobody is to be told of its conversations. */
  left(accountId: Id): void
  /** Nobody is there any more to be told. */
  clear(): void
}

/** What is about to be told of one conversation. */
interface Due {
  latest: Arrival
  messageIds: Id[]
  at: number
  account: Account
}

export function createNotifier({
  toaster,
  accounts,
  onScreen,
  settings,
  say,
  onTold,
  now = () => performance.now(),
  clock = () => new Date(),
}: NotifierOptions): Notifier {
  const due = new Map<Id, Due>()
  const lastTold = new Map<Id, number>()
  /** Told or about to be, and not looked at since; with the account that they are of. */
  const unseen = new Map<Id, Id>()
  let timer: NodeJS.Timeout | undefined

  function schedule(): void {
    clearTimeout(timer)
    const next = Math.min(...Array.from(due.values(), ({ at }) => at))
    if (due.size > 0) timer = setTimeout(tell, Math.max(0, next - now()))
  }

  function tell(): void {
    const ready = [...due].filter(([, { at }]) => at <= now())
    for (const [sessionId] of ready) {
      due.delete(sessionId)
      lastTold.set(sessionId, now())
    }
    // In quiet hours they are counted, and seen when somebody looks.
    if (!isQuiet(settings().quiet, clock())) show(ready)
    schedule()
  }

  function show(ready: [Id, Due][]): void {
    const { sound, preview } = settings()
    if (ready.length > MAX_TOASTS) toaster.show(summaryFor(ready.length, say), null, !sound)
    else {
      const all = accounts()
      for (const [sessionId, { latest, messageIds, account }] of ready) {
        const workspace = all.length === 1 ? null : workspaceLabel(account, all)
        toaster.show(toastFor(latest, messageIds.length, workspace, preview, say), sessionId, !sound)
      }
    }
    for (const [, { messageIds, account }] of ready) onTold(messageIds, account.id)
  }

  function forget(sessionId: Id): void {
    due.delete(sessionId)
    lastTold.delete(sessionId)
    if (unseen.delete(sessionId)) toaster.badge(unseen.size)
    toaster.dismiss(sessionId)
  }

  return {
    arrived(arrivals, accountId) {
      const account = accounts().find(({ id }) => id === accountId)
      if (!account) return
      const wanted = settings()
      const worthTelling = arrivals.filter((arrival) =>
        isWorthTelling(arrival, account.me, onScreen(), wanted),
      )
      if (worthTelling.length === 0) return
      for (const latest of worthTelling) {
        const { id } = latest.session
        const waiting = due.get(id)
        const at =
          waiting?.at ??
          Math.max(now() + GATHER_MS, (lastTold.get(id) ?? Number.NEGATIVE_INFINITY) + QUIET_MS)
        const messageIds = [...(waiting?.messageIds ?? []), latest.message.id]
        due.set(id, { latest, messageIds, at, account })
        unseen.set(id, accountId)
      }
      toaster.badge(unseen.size)
      schedule()
    },
    looked() {
      for (const sessionId of onScreen()) forget(sessionId)
      schedule()
    },
    left(accountId) {
      for (const [sessionId, owner] of [...unseen]) if (owner === accountId) forget(sessionId)
      // What is told of many conversations at once is of nobody else's either then.
      if (unseen.size === 0) toaster.clear()
      schedule()
    },
    clear() {
      clearTimeout(timer)
      due.clear()
      lastTold.clear()
      unseen.clear()
      toaster.clear()
      toaster.badge(0)
    },
  }
}
