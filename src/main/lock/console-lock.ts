import { ParleyError } from '#shared/errors.ts'
import type { Accounts, Vault } from '../account/index.ts'
import type { Log } from '../diagnostics/index.ts'
import type { HandlerInput, Handlers, PatchFeeds } from '../ipc/index.ts'
import type { Notifier } from '../notify/index.ts'
import { createLock, type Lock } from './lock.ts'
import { openLockRecords } from './lock-record.ts'
import type { PinCost } from './pin-hash.ts'

export interface ConsoleLockParts {
  vaults: readonly Vault[]
  feed: Pick<PatchFeeds, 'add' | 'interrupt'>
  accounts(): Pick<Accounts, 'state' | 'signIn'>
  notifier(): Pick<Notifier, 'clear'>
  /** Behind it nothing is on view; once it is open, windows that could not be shown are. */
  windows(): { cleared(): void; settle(): void }
  log: Log
  cost?: PinCost
}

/** The lock of this console: what it takes off the screen, and who may open it with a password. */
export function createConsoleLock(parts: ConsoleLockParts): Lock {
  const { vaults, feed, accounts, notifier, windows, log, cost } = parts
  return createLock({
    records: openLockRecords(vaults, log),
    accounts() {
      const state = accounts().state()
      if (state.state !== 'signed_in' || state.accounts.length === 1) return []
      return state.accounts.map(({ id, serverUrl, me }) => ({
        ...{ id, workspace: me.workspace.name, host: new URL(serverUrl).host },
      }))
    },
    // Every account that is here was added at an open window, and so is of whoever the lock is of: the password of any
    // of them will do. With a server and an address of one's own choice, anybody could sign in. Which one it is has to
    // be said: tried at one after the other, it would be shown to servers that it is not for.
    async checkPassword(password, accountId) {
      const state = accounts().state()
      // With nobody signed in there is nothing behind the lock but the sign-in screen.
      if (state.state === 'signed_out') return
      if (state.state === 'starting') throw new ParleyError('UNAVAILABLE', 'Parley is starting.')
      const [only, ...others] = state.accounts
      const account = others.length === 0 ? only : state.accounts.find(({ id }) => id === accountId)
      if (!account) {
        throw new ParleyError('INVALID', 'Say which account this password is of.', { field: 'accountId' })
      }
      await accounts()
        .signIn({ serverUrl: account.serverUrl, email: account.me.email, password })
        .catch((error: unknown) => {
          // It asks for a code because the password was right, which is all that is asked here.
          if (!(error instanceof ParleyError && error.code === 'SECOND_FACTOR_REQUIRED')) throw error
        })
    },
    onChanged(lock) {
      if (!lock.isLocked) {
        feed.add([{ kind: 'lock', lock }])
        feed.interrupt()
        windows().settle()
        return
      }
      feed.add([{ kind: 'lock', lock }])
      // What the system shows of them names somebody.
      notifier().clear()
      windows().cleared()
    },
    log,
    ...(cost && { cost }),
  })
}

type LockHandlers = Pick<Handlers, 'lock.now' | 'lock.unlock' | 'lock.set' | 'lock.remove'>

export function lockHandlers(lock: Lock): LockHandlers {
  const done = () => ({})
  return {
    async 'lock.now'() {
      lock.lock()
      return {}
    },
    'lock.unlock': (input: HandlerInput<'lock.unlock'>) => lock.unlock(input).then(done),
    'lock.set': (input: HandlerInput<'lock.set'>) => lock.set(input).then(done),
    'lock.remove': (input: HandlerInput<'lock.remove'>) => lock.remove(input).then(done),
  }
}
