import { expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { AccountsState } from '#shared/ipc.ts'
import { memoryVault } from '../../../../src/main/account/vault.ts'
import { createConsoleLock } from '../../../../src/main/lock/index.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

type SignedIn = Extract<AccountsState, { state: 'signed_in' }>['accounts']

const HOME = {
  id: 'home',
  serverUrl: 'https://chat.home.example',
  workspace: 'Home',
  email: 'mara@home.example',
}
const SIDE = {
  id: 'side',
  serverUrl: 'https://chat.side.example',
  workspace: 'Side',
  email: 'mara@side.example',
}
const PASSWORDS: Record<string, string> = { [HOME.email]: 'of home', [SIDE.email]: 'of side' }

/** A console with these accounts, locked. */
async function lockedWith(...places: (typeof HOME)[]) {
  const accounts = places.map(({ id, serverUrl, workspace, email }) => ({
    ...{ id, serverUrl, isShut: false, me: { email, workspace: { name: workspace } } },
  })) as unknown as SignedIn
  const signIn = vi.fn(async ({ email, password }: { email: string; password: string }) => {
    if (PASSWORDS[email] !== password) throw new ParleyError('WRONG_CREDENTIALS', 'Wrong.')
  })
  const lock = createConsoleLock({
    vaults: [memoryVault()],
    feed: { add: vi.fn(), interrupt: vi.fn() } as never,
    accounts: () => ({ state: () => ({ state: 'signed_in', accounts }), signIn }) as never,
    notifier: () => ({ clear: vi.fn() }),
    windows: () => ({ cleared: vi.fn(), settle: vi.fn() }),
    log: silentLog,
    cost: { N: 16, r: 1, p: 1 },
  })
  await lock.start()
  await lock.set({ current: null, pin: '4711', idleMinutes: 5 })
  lock.lock()
  return { lock, signIn, accounts }
}

test('the password of every account that is here opens it, and is shown to that server alone', async () => {
  const { lock, signIn } = await lockedWith(HOME, SIDE)
  await lock.unlock({ with: 'password', secret: 'of side', accountId: SIDE.id })
  expect(lock.isOpen()).toBe(true)
  expect(signIn.mock.calls.map(([{ email }]) => email)).toEqual([SIDE.email])
})

test('the password of another account, of one that is not here, or of nobody knows which does not', async () => {
  const { lock, signIn } = await lockedWith(HOME, SIDE)
  const tries = [
    { accountId: HOME.id, code: 'WRONG_CREDENTIALS' },
    { accountId: 'another', code: 'INVALID' },
    { accountId: '', code: 'INVALID' },
  ]
  for (const { accountId, code } of tries) {
    const wanted = lock.unlock({ with: 'password', secret: 'of side', accountId })
    await expect(wanted).rejects.toMatchObject({ code })
  }
  expect(lock.isOpen()).toBe(false)
  expect(signIn).toHaveBeenCalledOnce()
})

test('with one account there is nothing to say, and nothing is told of it', async () => {
  const { lock } = await lockedWith(HOME)
  expect(lock.state().accounts).toEqual([])
  await lock.unlock({ with: 'password', secret: 'of home' })
  expect(lock.isOpen()).toBe(true)
})

test('locked, it tells the workspaces to choose from and nobody’s name; open, nothing', async () => {
  const { lock } = await lockedWith(HOME, SIDE)
  expect(lock.state().accounts).toEqual([
    { id: 'home', workspace: 'Home', host: 'chat.home.example' },
    { id: 'side', workspace: 'Side', host: 'chat.side.example' },
  ])
  await lock.unlock({ with: 'pin', secret: '4711' })
  expect(lock.state().accounts).toEqual([])
})
