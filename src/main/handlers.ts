import { app, Notification, shell } from 'electron'
import type { StoreChange } from '#shared/ipc.ts'
import type { Accounts, SignedIn } from './account/index.ts'
import type { Network } from './app/index.ts'
import type { Desks } from './desks/index.ts'
import type { Log } from './diagnostics/index.ts'
import type { Handlers } from './ipc/index.ts'
import { type Lock, lockHandlers } from './lock/index.ts'
import type { Notifier, Toaster } from './notify/index.ts'
import { checkedLink } from './security/index.ts'
import type { SettingsFile } from './settings/index.ts'
import { type WindowSet, windowHandlers } from './windows/index.ts'

interface Parts {
  accounts: Accounts
  desks: Desks<SignedIn>
  windows: WindowSet
  network: Network
  notifier: Notifier
  toaster: Toaster
  settings: SettingsFile
  lock: Lock
  log: Log
}

/** What every question of the page is answered with. */
export function createHandlers({
  accounts,
  desks,
  windows,
  network,
  notifier,
  toaster,
  settings,
  lock,
  log,
}: Parts): Handlers {
  async function held(): Promise<StoreChange[]> {
    const state: StoreChange[] = [
      { kind: 'settings', settings: settings.current() },
      { kind: 'lock', lock: lock.state() },
    ]
    if (!lock.isOpen()) return state
    const all: StoreChange[] = [
      { kind: 'accounts', accounts: accounts.state() },
      { kind: 'windows', chats: windows.chats.chats() },
    ]
    return [...state, ...all, ...(await accounts.notices()), ...(await desks.snapshot())]
  }

  return {
    ...desks.handlers,
    ...windowHandlers({
      ...{ windows: windows.chats, screen: windows.screen, engines: desks.handlers },
      ...{ find: desks.find, onLooked: notifier.looked },
      ...{ showConsole: windows.showConsole, showChat: windows.showChat, step: windows.step },
      left: windows.leaveTaking.left,
    }),
    'store.snapshot': async (_, asker) => ({
      ...(await windows.feeds.snapshot(asker, held)),
      chat: asker.role === 'chat' ? { sessionId: asker.sessionId, accountId: asker.accountId } : null,
      locale: app.getLocale(),
      version: app.getVersion(),
    }),
    'account.signIn': (input) => accounts.signIn(input).then(done),
    'account.signInWithCode': (input) => accounts.signInWithCode(input),
    'account.enrol': () => accounts.enrol(),
    'account.signInWithProvider': (input) => accounts.signInWithProvider(input).then(done),
    async 'account.leaveProvider'() {
      accounts.leaveProvider()
      return {}
    },
    'account.signOut': (input) => accounts.signOut(input).then(done),
    'account.forget': (input) => accounts.forget(input).then(done),
    'server.check': (input) => accounts.checkServer(input),
    'secondFactor.read': ({ accountId }) => accounts.call(accountId, 'readSecondFactor'),
    'secondFactor.begin': ({ accountId, password }) =>
      accounts.call(accountId, 'beginSecondFactor', { password }),
    'secondFactor.confirm': ({ accountId, code }) =>
      accounts.call(accountId, 'confirmSecondFactor', { code }),
    'secondFactor.renewCodes': ({ accountId, password }) =>
      accounts.call(accountId, 'renewRecoveryCodes', { password }),
    'secondFactor.remove': ({ accountId, password }) =>
      accounts.call(accountId, 'removeSecondFactor', { password }).then(done),
    ...lockHandlers(lock),
    'settings.change': (next) => settings.change(next).then(done),
    async 'notification.try'({ body }) {
      const isSupported = Notification.isSupported()
      if (isSupported) toaster.show({ title: 'Parley', body }, null, !settings.current().notifications.sound)
      return { isSupported }
    },
    async 'proxy.signIn'(login) {
      await network.signInToProxy(login)
      desks.kick('user')
      return {}
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
