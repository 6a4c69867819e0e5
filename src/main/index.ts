import { hostname } from 'node:os'
import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron'
import type { EventPayload, StoreChange } from '#shared/ipc.ts'
import type { EventName } from '#shared/ipc-names.ts'
import {
  type Accounts,
  createAccounts,
  createApi,
  encryptedFileVault,
  type Fetch,
  impatient,
  keychainVault,
  memoryVault,
  type SignedIn,
} from './account/index.ts'
import {
  bringToFront,
  createAssetHandler,
  createConsoleWindow,
  createNetwork,
  fileDialogs,
  listAssets,
  menuTemplate,
  type Network,
  ORIGIN,
  onWake,
  readDevelopment,
  SCHEME,
  SCHEME_PRIVILEGES,
  takeScreenshotOnceQuiet,
  tidyUpBeforeQuit,
} from './app/index.ts'
import { createDesks, type Desks } from './desks/index.ts'
import { createLog, errorFacts, openRotatingFile, watchForCrashes } from './diagnostics/index.ts'
import { openEngine } from './engine/index.ts'
import { createPatchFeed, createRouter, type Handlers, type PatchFeed, serveChannels } from './ipc/index.ts'
import { createNotifier, createScreen, createToaster, type Notifier, type Screen } from './notify/index.ts'
import {
  CONTENT_POLICY,
  checkedLink,
  createTrustedSenders,
  guardApp,
  guardSession,
  webPreferences,
} from './security/index.ts'

/**
 * The composition root: the only file that knows every concern. What happens in which order at start is here; how,
 * is in the folders.
 */
const OUT = join(__dirname, '..')
const ICON = join(OUT, '../resources/icon.png')
const LOG_BYTES = 5 * 1024 * 1024
const LOG_FILES = 3

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

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  watchForCrashes(log, () => {
    logFile.flush()
    dialog.showErrorBox(
      'Parley has stopped',
      'Your drafts and unsent messages are safe. Please start it again.',
    )
  })
  // Root has no sandbox to enable: Chromium refuses to run with both.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  guardApp(app, log)
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
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, packaged)))
  const senders = createTrustedSenders(ORIGIN)
  // It loads while keychain and files are opened.
  const window = openWindow()
  senders.trust(window.webContents, 'console')
  app.on('second-instance', () => bringToFront(window))

  function tell<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(name, payload)
  }

  let noteChange: () => void = () => undefined
  const feed = createPatchFeed((payload) => {
    tell('store.patch', payload)
    noteChange()
  })
  // Of its own and without a cache: nothing that servers answer is kept by Chromium.
  const service = session.fromPartition('service', { cache: false })
  const fetch: Fetch = (url, init) => service.fetch(url, init)
  const network = createNetwork(service, log)
  const api = createApi(fetch, network.diagnose)
  const desks = createDesks<SignedIn>({
    log,
    emit: feed.add,
    openEngine: (signedIn, emit) =>
      openEngine({
        ...signedIn,
        workerFile: join(OUT, 'main/cache-worker.cjs'),
        sqliteBinding: development.sqliteBinding,
        appVersion: app.getVersion(),
        ...{ api, fetch, dialogs: fileDialogs(window) },
        emit,
        onNewMessages: (arrivals) => notifier.arrived(arrivals, signedIn.me.workspace.id),
        dial: network.dial,
        diagnose: network.diagnose,
        log,
        ...(development.crash && { crash: development.crash }),
      }),
  })
  const accounts = createAccounts({
    userData,
    deviceName: hostname().slice(0, 100) || 'Computer',
    vaults: [
      impatient(keychainVault(() => import('keytar'))),
      encryptedFileVault({ file: join(userData, 'vault.json'), safeStorage, platform }),
      memoryVault(),
    ],
    api,
    deskOf: desks.of,
    onLeft(accountId) {
      desks.remove(accountId)
      notifier.left(accountId)
    },
    onState: (state) => feed.add([{ kind: 'accounts', accounts: state }]),
    onMemoryOnly(accountId) {
      const notice = { id: 'vault', kind: 'vault_memory_only' } as const
      feed.add([{ kind: 'account', accountId, patch: { kind: 'notice', notice } }])
    },
    log,
  })

  const screen = createScreen(() => !window.isDestroyed() && window.isFocused())
  const notifier = createNotifier({
    accounts() {
      const state = accounts.state()
      return state.state === 'signed_in' ? state.accounts : []
    },
    onScreen: screen.session,
    toaster: createToaster({
      window,
      icon: ICON,
      followed(sessionId) {
        bringToFront(window)
        if (sessionId !== null) tell('navigate', { sessionId })
      },
    }),
  })
  window.on('focus', () => {
    window.flashFrame(false)
    notifier.looked()
  })
  window.webContents.on('did-start-loading', screen.cleared)

  const handlers = createHandlers({ accounts, desks, feed, network, screen, notifier })
  serveChannels(ipcMain, createRouter({ handlers, roleOf: senders.roleOf, log }))

  async function tidyUp(): Promise<void> {
    // Nobody would hear their clicks, and with one on screen Electron 25 now and then hangs instead of ending.
    notifier.clear()
    await desks.stop()
    logFile.flush()
  }
  tidyUpBeforeQuit(app, tidyUp, log)
  onWake(desks.kick)
  await accounts.start()
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

function openWindow(): BrowserWindow {
  const pages = session.fromPartition('persist:console', { cache: false })
  guardSession(pages, log)
  guardSession(session.defaultSession, log)
  pages.protocol.handle(SCHEME, createAssetHandler(listAssets(join(OUT, 'renderer')), CONTENT_POLICY))
  return createConsoleWindow({
    webPreferences: webPreferences({ preload: join(OUT, 'preload/index.cjs'), session: pages, packaged }),
    icon: ICON,
    stateFile: join(userData, 'window.json'),
    log,
  })
}

interface Parts {
  accounts: Accounts
  desks: Desks<SignedIn>
  feed: PatchFeed
  network: Network
  screen: Screen
  notifier: Notifier
}

function createHandlers({ accounts, desks, feed, network, screen, notifier }: Parts): Handlers {
  const held = async (): Promise<StoreChange[]> => [
    { kind: 'accounts', accounts: accounts.state() },
    ...(await desks.snapshot()),
  ]

  return {
    ...desks.handlers,
    'store.snapshot': async () => ({
      ...(await feed.snapshot(held)),
      locale: app.getLocale(),
      version: app.getVersion(),
    }),
    'account.signIn': (input) => accounts.signIn(input).then(done),
    'account.signOut': (input) => accounts.signOut(input).then(done),
    async 'proxy.signIn'(login) {
      await network.signInToProxy(login)
      desks.kick('user')
      return {}
    },
    async 'session.open'(input) {
      screen.opened(input.sessionId)
      notifier.looked()
      return desks.handlers['session.open'](input)
    },
    async 'session.close'(input) {
      screen.closed(input.sessionId)
      return desks.handlers['session.close'](input)
    },
    'link.open': ({ url }) => shell.openExternal(checkedLink(url)).then(done),
    async 'diagnostics.report'(report) {
      log.error('page.error', report)
      return {}
    },
  }
}

function done(): Record<string, never> {
  return {}
}
