import { app, Notification, shell } from 'electron'
import type { StoreChange } from '#shared/ipc.ts'
import type { Accounts, SignedIn } from './account/index.ts'
import type { Network } from './app/index.ts'
import type { Desks } from './desks/index.ts'
import type { Log } from './diagnostics/index.ts'
import type { Handlers, PatchFeed } from './ipc/index.ts'
import { type Lock, lockHandlers } from './lock/index.ts'
import type { Notifier, Screen, Toaster } from './notify/index.ts'
import { checkedLink } from './security/index.ts'
import type { SettingsFile } from './settings/index.ts'

interface Parts {
  accounts: Accounts
  desks: Desks<SignedIn>
  feed: PatchFeed
  network: Network
  screen: Screen
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
  feed,
  network,
  screen,
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
    const all: StoreChange[] = [{ kind: 'accounts', accounts: accounts.state() }]
    return [...state, ...all, ...(await accounts.notices()), ...(await desks.snapshot())]
  }

  return {
    ...desks.handlers,
    'store.snapshot': async () => ({
      ...(await feed.snapshot(held)),
      locale: app.getLocale(),
      version: app.getVersion(),
    }),
    'account.signIn': (input) => accounts.signIn(input).then(done),
    'account.signOut': (input) => accounts.signOut(input).then(done),
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
