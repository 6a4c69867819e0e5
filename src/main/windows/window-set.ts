import { join } from 'node:path'
import { app, BrowserWindow, type Session, screen as screens, session } from 'electron'
import type { Id } from '#shared/ids.ts'
import type { ChatPlace, EventPayload, StoreChange } from '#shared/ipc.ts'
import type { EventName } from '#shared/ipc-names.ts'
import { createAssetHandler, listAssets, ORIGIN, SCHEME } from '../app/index.ts'
import type { Log } from '../diagnostics/index.ts'
import { createPatchFeeds, type PatchFeeds } from '../ipc/index.ts'
import {
  CONTENT_POLICY,
  createTrustedSenders,
  guardSession,
  type TrustedSenders,
  type WindowKind,
  webPreferences,
} from '../security/index.ts'
import type { Say } from '../words/index.ts'
import { type ChatWindows, createChatWindows } from './chat-windows.ts'
import { openArrangedFile } from './chat-windows-file.ts'
import { openChatFrame } from './frame.ts'
import { createLeaveTaking, type LeaveTaking } from './leave-taking.ts'
import { bringToFront, createConsoleWindow } from './page-window.ts'
import { createScreen, type Screen } from './screen.ts'

export interface WindowSetOptions {
  /** Where the built pages and the preload are. */
  out: string
  userData: string
  icon: string
  packaged: boolean
  say: Say
  log: Log
  /** Whether chats of this account can be shown now. */
  isOpen(accountId: Id): boolean
  /** Something has changed that the pages know of. */
  emit(changes: readonly StoreChange[]): void
  /** Something was told to the console. */
  onTold(): void
  /** Somebody may be looking at another window than before. */
  onLooked(): void
  /** What a window had open or on view, and no other window has. */
  onLeft(left: ReturnType<Screen['left']>): void
}

/** The windows of this console: its own, and those of single chats. All are of one make. */
export interface WindowSet {
  readonly console: BrowserWindow
  readonly chats: ChatWindows
  readonly screen: Screen
  readonly leaveTaking: LeaveTaking
  readonly feeds: PatchFeeds
  readonly askerOf: TrustedSenders['askerOf']
  /** What the pages keep on disk. */
  readonly pages: Session
  /** Brings the console to the front, and there a chat on view. */
  showConsole(place: ChatPlace | null): void
  /** Brings a chat to the front, wherever it is, and there the message that is wanted. */
  showChat(place: ChatPlace): void
  step(from: Id, step: 1 | -1): void
  /** The window in which a chat would be seen: its own, or the console. */
  windowOf(sessionId: Id | null): BrowserWindow
}

export function openWindowSet({
  out,
  userData,
  icon,
  packaged,
  say,
  log,
  isOpen,
  emit,
  onTold,
  onLooked,
  onLeft,
}: WindowSetOptions): WindowSet {
  const pages = session.fromPartition('persist:console', { cache: false })
  guardSession(pages, log)
  guardSession(session.defaultSession, log)
  pages.protocol.handle(SCHEME, createAssetHandler(listAssets(join(out, 'renderer')), CONTENT_POLICY))
  const preload = join(out, 'preload/index.cjs')
  const page = () => ({
    ...{ icon, say, log },
    webPreferences: webPreferences({ preload, session: pages, packaged }),
  })

  const senders = createTrustedSenders(ORIGIN)
  const feeds = createPatchFeeds()
  const screen = createScreen(() => BrowserWindow.getFocusedWindow()?.webContents.id ?? null)
  const ofChats = new Map<Id, BrowserWindow>()
  const leaveTaking = createLeaveTaking()

  const console = createConsoleWindow({ ...page(), stateFile: join(userData, 'window.json') })
  introduce(console, { role: 'console' })
  // Windows of chats are beside it, not instead of it: it stays until all have put away what is being written.
  console.on('close', (event) => {
    if (leaveTaking.isOver()) return
    event.preventDefault()
    app.quit()
  })
  console.on('closed', () => app.quit())

  const chats = createChatWindows({
    file: openArrangedFile(join(userData, 'chat-windows.json'), log),
    displayOf: (bounds) => JSON.stringify(screens.getDisplayMatching(bounds).workArea),
    home: () => console.getBounds(),
    isOpen,
    onChanged: (list) => emit([{ kind: 'windows', chats: list }]),
    openFrame: (chat, how, events) =>
      openChatFrame(
        {
          ...page(),
          ...{ ...how, events },
          hasTakenLeave: leaveTaking.isOver,
          tellClosing: (window) => tell(window, 'closing', {}),
        },
        (window) => {
          introduce(window, { role: 'chat', ...chat })
          ofChats.set(chat.sessionId, window)
          window.once('closed', () => ofChats.delete(chat.sessionId))
        },
      ),
  })

  function introduce(window: BrowserWindow, kind: WindowKind): void {
    const { webContents } = window
    const asker = senders.trust(webContents, kind)
    const leave = () => onLeft(screen.left(asker.id))
    feeds.open(asker, (payload) => {
      tell(window, 'store.patch', payload)
      if (kind.role === 'console') onTold()
    })
    const stay = () => leaveTaking.opened(asker.id, () => tell(window, 'leaving', {}))
    stay()
    webContents.on('did-finish-load', stay)
    webContents.on('did-start-loading', leave)
    webContents.on('render-process-gone', () => leaveTaking.left(asker.id))
    window.on('focus', () => {
      window.flashFrame(false)
      onLooked()
    })
    window.once('closed', () => {
      leaveTaking.left(asker.id)
      feeds.close(asker.id)
      leave()
    })
  }

  function showConsole(place: ChatPlace | null): void {
    bringToFront(console)
    if (place !== null) tell(console, 'navigate', place)
  }

  return {
    ...{ console, chats, screen, leaveTaking, feeds, pages, showConsole },
    askerOf: senders.askerOf,
    showChat(place) {
      const own = ofChats.get(place.sessionId)
      if (!own) return showConsole(place)
      bringToFront(own)
      tell(own, 'navigate', place)
    },
    step: (from, step) => tell(console, 'step', { from, step }),
    windowOf: (sessionId) => ofChats.get(sessionId ?? '') ?? console,
  }
}

function tell<Name extends EventName>(window: BrowserWindow, name: Name, payload: EventPayload<Name>): void {
  if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(name, payload)
}
