import { hostname } from 'node:os'
import { join } from 'node:path'
import { app, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session, shell } from 'electron'
import type { StoreChange } from '#shared/ipc.ts'
import {
  createAccounts,
  createApi,
  createDeviceKey,
  createWaysIn,
  createWiper,
  encryptedFileVault,
  type Fetch,
  impatient,
  keychainVault,
  memoryVault,
  type SignedIn,
} from './account/index.ts'
import {
  clearTraces,
  countUnsent,
  createNetwork,
  fileDialogs,
  menuTemplate,
  onWake,
  readDevelopment,
  SCHEME,
  SCHEME_PRIVILEGES,
  takeScreenshotOnceQuiet,
  tidyUpBeforeQuit,
} from './app/index.ts'
import { prepareWorker } from './cache/index.ts'
import { createDesks } from './desks/index.ts'
import { createLog, errorFacts, openRotatingFile, watchForCrashes } from './diagnostics/index.ts'
import { openEngine } from './engine/index.ts'
import { createHandlers } from './handlers.ts'
import { createRouter, serveChannels } from './ipc/index.ts'
import { createConsoleLock, lockWhenIdle } from './lock/index.ts'
import { createNotifier, createToaster, veiledToaster } from './notify/index.ts'
import { checkedLink, guardApp } from './security/index.ts'
import { openSettings, type SettingsFile } from './settings/index.ts'
import { bringToFront, openWindowSet } from './windows/index.ts'
import { createSay } from './words/index.ts'

/**
 * The composition root: the only file that knows every concern. What happens in which order at start is here; how,
 * is in the folders.
 */
const OUT = join(__dirname, '..')
const CACHE_WORKER = join(OUT, 'main/cache-worker.cjs')
const ICON = join(OUT, '../resources/icon.png')
const LOG_BYTES = 5 * 1024 * 1024
const LOG_FILES = 3
const LEASE_CHECK_MS = 3_600_000

const { platform } = process
const packaged = app.isPackaged
const userData = app.getPath('userData')
const logFile = openRotatingFile({
  file: join(userData, 'logs/main.log'),
  maxBytes: LOG_BYTES,
  files: LOG_FILES,
})
const log = createLog(logFile)
const development = readDevelopment(process.env, packaged)
let settings: SettingsFile | undefined
const say = createSay(() => settings?.current().language ?? app.getLocale())

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  watchForCrashes(log, () => {
    logFile.flush()
    dialog.showErrorBox(say('crash.title'), say('crash.body'))
  })
  // Root has no sandbox to enable: Chromium refuses to run with both.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  guardApp(app, log)
  prepareWorker(CACHE_WORKER, development.sqliteBinding)
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }])
  if (platform === 'win32') app.setAppUserModelId('app.parley.console')
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(run)
}

async function run(): Promise<void> {
  log.info('app.started', {
    version: app.getVersion(),
    electron: process.versions.electron ?? null,
    platform,
  })
  let noteChange: () => void = () => undefined
  // It loads while keychain and files are opened.
  const windows = openWindowSet({
    ...{ out: OUT, userData, icon: ICON, packaged, say, log },
    isOpen(accountId) {
      const state = accounts.state()
      const all = state.state === 'signed_in' ? state.accounts : []
      return all.some(({ id, isShut }) => id === accountId && !isShut)
    },
    emit: (changes) => emit(changes),
    onTold: () => noteChange(),
    onLooked: () => notifier.looked(),
    onLeft: ({ closed, hidden }) => {
      for (const sessionId of closed) desks.letGo('session.close', { sessionId })
      for (const sessionId of hidden) desks.letGo('session.viewing', { sessionId, viewing: false })
    },
  })
  const { console: window, feeds: feed, screen, pages } = windows
  app.on('second-instance', () => bringToFront(window))
  const kept = openSettings(
    join(userData, 'settings.json'),
    (changed) => {
      feed.add([{ kind: 'settings', settings: changed }])
      setMenu()
    },
    log,
  )
  settings = kept
  setMenu()
  // Of its own and without a cache: nothing that servers answer is kept by Chromium.
  const service = session.fromPartition('service', { cache: false })
  const fetch: Fetch = (url, init) => service.fetch(url, init)
  const network = createNetwork(service, log)
  const api = createApi(fetch, network.diagnose)
  const worker = {
    workerFile: CACHE_WORKER,
    sqliteBinding: development.sqliteBinding,
  }
  /** What is told while the window is locked is not lost: unlocking has everything asked for anew. */
  const emit = (changes: readonly StoreChange[]) => {
    const isOfAccounts = changes.some(({ kind }) => kind === 'accounts')
    if (lock.isOpen()) {
      feed.add(changes)
      if (isOfAccounts) windows.chats.settle()
    } else if (isOfAccounts) lock.accountsChanged()
  }
  const desks = createDesks<SignedIn>({
    log,
    emit,
    openEngine: (signedIn, emitOfOne) =>
      openEngine({
        ...signedIn,
        ...worker,
        appVersion: app.getVersion(),
        ...{ api, fetch, dialogs: fileDialogs(window) },
        emit: emitOfOne,
        onNewMessages: (arrivals) => notifier.arrived(arrivals, signedIn.me.workspace.id),
        dial: network.dial,
        diagnose: network.diagnose,
        log,
        ...(development.crash && { crash: development.crash }),
      }),
  })
  const vaults = [
    impatient(keychainVault(() => import('keytar'))),
    encryptedFileVault({ file: join(userData, 'vault.json'), safeStorage, platform }),
    memoryVault(),
  ]
  const deviceKey = createDeviceKey(vaults, log)
  const wiper = createWiper({
    ...{ userData, vaults, deviceKey, api, log },
    async clearTraces(reason, names) {
      if (accounts.hasOthers(names)) return
      await clearTraces([service, pages], logFile, reason)
      // Not waited for: the lock may be waiting for this very account.
      void lock.drop()
    },
    ...(development.crash && { crash: development.crash }),
  })
  const lock = createConsoleLock({
    ...{ vaults, feed, log },
    accounts: () => accounts,
    notifier: () => notifier,
    windows: () => ({
      settle: windows.chats.settle,
      cleared() {
        for (const sessionId of screen.cleared()) {
          desks.letGo('session.viewing', { sessionId, viewing: false })
        }
      },
    }),
  })
  const ways = createWaysIn({
    api,
    appVersion: app.getVersion(),
    browse: (url) => shell.openExternal(checkedLink(url)),
    onBack: () => bringToFront(window),
  })
  const accounts = createAccounts({
    ...{ userData, vaults, deviceKey, ways, api, wiper, emit, log },
    deviceName: hostname().slice(0, 100) || 'Computer',
    countUnsent: ({ folder, key, me: { user, workspace } }) =>
      countUnsent({ accountId: workspace.id, folder, key, me: user.id, ...worker, log }),
    deskOf: desks.of,
    onLeft(accountId) {
      desks.remove(accountId)
      notifier.left(accountId)
      windows.chats.forget(accountId)
    },
  })

  const toaster = createToaster({
    windowOf: windows.windowOf,
    icon: ICON,
    followed(sessionId) {
      if (sessionId !== null && lock.isOpen()) windows.showChat({ sessionId, message: null })
      else bringToFront(window)
    },
  })
  const notifier = createNotifier({
    accounts() {
      const state = accounts.state()
      return state.state === 'signed_in' ? state.accounts : []
    },
    onScreen: screen.sessions,
    settings: () => kept.current().notifications,
    say,
    onTold: (messageIds, accountId) => desks.of(accountId).notified(messageIds),
    toaster: veiledToaster(toaster, lock.isOpen, say),
  })

  const handlers = createHandlers({
    ...{ accounts, desks, windows, network, notifier, toaster, settings: kept, lock, log },
  })
  serveChannels(
    ipcMain,
    createRouter({
      ...{ handlers, askerOf: windows.askerOf, isAbout: desks.isAbout, admit: lock.admit },
      ...{ checksPacked: !packaged, log },
    }),
  )

  async function tidyUp(): Promise<void> {
    // Nobody would hear their clicks, and with one on screen Electron 25 now and then hangs instead of ending.
    notifier.clear()
    await Promise.all([desks.stop(), windows.chats.written()])
    logFile.flush()
  }
  tidyUpBeforeQuit(app, { takeLeave: windows.leaveTaking.takeLeave, tidyUp }, log)
  onWake((reason) => {
    desks.kick(reason)
    // It may have slept through the end of a lease.
    void accounts.checkLeases()
    void wiper.deliver()
  })
  setInterval(() => void accounts.checkLeases(), LEASE_CHECK_MS)
  lockWhenIdle(powerMonitor, () => lock.state().idleMinutes, lock.lock)
  await Promise.all([lock.start(), accounts.start()])
  const { demoSignIn, screenshot } = development
  if (demoSignIn && accounts.state().state === 'signed_out') {
    await accounts
      .signIn(demoSignIn)
      .catch((error: unknown) => log.error('app.demo-sign-in-failed', errorFacts(error)))
  }
  if (screenshot && accounts.state().state === 'signed_in') {
    noteChange = takeScreenshotOnceQuiet(window, screenshot)
  }
}

/** In the language of the moment. */
function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, packaged, say)))
}
