import { writeFileSync } from 'node:fs'
import { BrowserWindow, dialog, nativeTheme, screen, type WebPreferences } from 'electron'
import { START_PAGE } from '../app/index.ts'
import type { Log } from '../diagnostics/index.ts'
import type { Say } from '../words/index.ts'
import {
  CONSOLE_SIZE,
  placement,
  readWindowState,
  type WindowSize,
  type WindowState,
} from './window-state.ts'

/** Crashes of the page further apart than this are two mishaps, closer together a loop. */
const CRASH_LOOP_MS = 10_000
/** The page's own, so that nothing flashes before its first paint. */
const BACKGROUND = { light: '#f5f4f1', dark: '#121211' }

export interface PageWindowOptions {
  webPreferences: WebPreferences
  icon: string
  say: Say
  log: Log
  /** As it was left. */
  state: WindowState | null
  size: WindowSize
  takesFocus: boolean
}

/** A window with our page in it. It loads at once and is shown when there is something to see. */
export function createPageWindow({
  webPreferences,
  icon,
  say,
  log,
  state,
  size,
  takesFocus,
}: PageWindowOptions): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const { bounds, maximised } = placement(state, screens, size)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: size.min.width,
    minHeight: size.min.height,
    show: false,
    title: 'Parley',
    icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences,
  })
  if (maximised) window.maximize()
  window.once('ready-to-show', () => (takesFocus ? window.show() : window.showInactive()))
  recover(window, say, log)
  void window.loadURL(START_PAGE)
  return window
}

export interface ConsoleWindowOptions
  extends Pick<PageWindowOptions, 'webPreferences' | 'icon' | 'say' | 'log'> {
  /** Keeps size and place between runs. */
  stateFile: string
}

export function createConsoleWindow({ stateFile, ...page }: ConsoleWindowOptions): BrowserWindow {
  const window = createPageWindow({
    ...page,
    state: readWindowState(stateFile),
    size: CONSOLE_SIZE,
    takesFocus: true,
  })
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximised: window.isMaximized() }
    try {
      writeFileSync(stateFile, JSON.stringify(state))
    } catch {
      // The next window opens in the usual place.
    }
  })
  return window
}

/**
 * A page whose process has died is loaded again: nothing is lost with it, for drafts are in the journal. When that
 * does not help, somebody is asked first, so that it is no loop.
 */
function recover(window: BrowserWindow, say: Say, log: Log): void {
  let lastCrash = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('window.page-gone', { reason, exitCode })
    if (reason === 'clean-exit') return
    const loops = performance.now() - lastCrash < CRASH_LOOP_MS
    lastCrash = performance.now()
    const asked = loops ? askToReload(window, say) : Promise.resolve()
    // Whoever was asked may have closed it meanwhile.
    void asked.then(() => window.isDestroyed() || window.webContents.reload())
  })
  window.on('unresponsive', () => log.warn('window.unresponsive'))
}

async function askToReload(window: BrowserWindow, say: Say): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('window.broken'),
    detail: say('window.brokenDetail'),
    buttons: [say('window.again')],
  })
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
