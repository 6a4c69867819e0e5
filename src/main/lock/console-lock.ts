import { ParleyError } from '#shared/errors.ts'
import type { Accounts, Vault } from '../account/index.ts'
import type { Log } from '../diagnostics/index.ts'
import type { HandlerInput, Handlers, PatchFeeds } from '../ipc/index.ts'
import type { Notifier } from '../notify/index.ts'
import { createLock, type Lock } from './lock.ts'
import { openLockRecords } from './lock-record.ts'

export interface ConsoleLockParts {
  vaults: readonly Vault[]
  feed: Pick<PatchFeeds, 'add' | 'interrupt'>
  accounts(): Pick<Accounts, 'state' | 'signIn'>
  notifier(): Pick<Notifier, 'clear'>
  /** Behind it nothing is on view; once it is open, windows that could not be shown are. */
  windows(): { cleared(): void; settle(): void }
  log: Log
}

/** The lock of this console: what it takes off the screen, and who may open it with a password. */
export function createConsoleLock({
  vaults,
  feed,
  accounts,
  notifier,
  windows,
  log,
}: ConsoleLockParts): Lock {
  return createLock({
    records: openLockRecords(vaults, log),
    // Of an account that is here: with a server and an address of one's own choice, anybody could sign in. Of one and
    // always the same, the first: a password is not shown to the servers of the others.
    async checkPassword(password) {
      const state = accounts().state()
      // With nobody signed in there is nothing behind the lock but the sign-in screen.
      if (state.state === 'signed_out') return
      if (state.state === 'starting') throw new ParleyError('UNAVAILABLE', 'Parley is starting.')
      const first = state.accounts.find(({ isShut }) => !isShut)
      if (!first) return
      await accounts()
        .signIn({ serverUrl: first.serverUrl, email: first.me.email, password })
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
