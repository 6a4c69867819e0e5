import { join } from 'node:path'
import { wipeOrder } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { AccountsState, ChannelInput, Patch, StoreChange } from '#shared/ipc.ts'
import type { RouteBody, RouteResponse } from '#shared/rest.ts'
import { type Account, createAccount, type Ending } from './account.ts'
import type { AccountsRecord, Remembered } from './accounts-file.ts'
import { revoke } from './api.ts'
import type { Accounts, AccountsOptions } from './contract.ts'
import { placeOf, withoutPlace, withPlace } from './places.ts'
import { keepRecord } from './record.ts'
import { othersFirst, refuseLoss, stillThere } from './refusals.ts'
import { vaultName } from './secrets.ts'
import { firstUsable, type Vault } from './vault.ts'
import type { WayIn } from './ways-in.ts'

const LEASE_OVER: Ending = { reason: 'lease', wipeToken: null }
const SIGNED_OUT: Ending = { reason: 'sign_out', wipeToken: null }

/** Who is signed in on this computer, and what happens when that changes. */
export function createAccounts(options: AccountsOptions): Accounts {
  const {
    userData,
    deviceName,
    vaults,
    api,
    deviceKey,
    ways,
    wiper,
    countUnsent,
    deskOf,
    onLeft,
    emit,
    log,
  } = options
  const accounts = new Map<Id, Account>()
  const { record: recorded, inTurn, change } = keepRecord(join(userData, 'accounts.json'), log)

  function state(): AccountsState {
    const record = recorded()
    if (record === null) return { state: 'starting' }
    const states = Array.from(accounts.values(), (account) => account.state())
    if (states.some(({ isShut }) => !isShut)) return { state: 'signed_in', accounts: states }
    const [shut] = states
    return {
      state: 'signed_out',
      serverUrl: shut?.serverUrl ?? record.serverUrl,
      email: shut?.me.email ?? record.email,
    }
  }

  async function remember(more: Partial<Omit<AccountsRecord, 'accounts'>> = {}): Promise<void> {
    const remembered = Array.from(accounts.values(), (account): Remembered => {
      const { serverUrl, me, vault } = account.state()
      return { serverUrl, me, vault }
    })
    await change({ ...more, accounts: remembered })
  }

  function create(remembered: Remembered, vault: Vault, { clientId }: AccountsRecord): Account {
    const { id } = remembered.me.workspace
    const account = createAccount({
      ...{ userData, clientId, remembered, vault, api, wiper, countUnsent, log },
      desk: deskOf(id),
      onChanged() {
        if (accounts.get(id) !== account) return
        tellState()
        void remember()
      },
      onOrder: (order) => void inTurn(() => destroy(account, order)),
      emit: (patches) => tellOf(id, patches),
    })
    return account
  }

  function tellState(): void {
    emit([{ kind: 'accounts', accounts: state() }])
  }

  function tellOf(accountId: Id, patches: readonly Patch[]): void {
    if (accounts.has(accountId)) emit(patches.map((patch) => ({ kind: 'account', accountId, patch })))
  }

  /** Afterwards it is signed out, whatever of it could not be removed yet. The others do not notice. */
  async function destroy(account: Account, ending: Ending): Promise<void> {
    const { id } = account.state()
    if (accounts.get(id) !== account) return
    await account.destroy(ending)
    accounts.delete(id)
    await remember(ending.reason === 'sign_out' ? leftBehind(account) : forgotten(account))
    onLeft(id)
    tellState()
    tellPlaces()
    if (ending.reason !== 'sign_out') await tellWiped()
    void wiper.deliver()
  }

  /** Signed out of, it stays on the list of places. */
  function leftBehind(account: Account): Partial<AccountsRecord> {
    return { places: withPlace(recorded()?.places ?? [], placeOf(account.state())) }
  }

  /** Destroyed by order or for want of contact, it leaves no name. */
  function forgotten(account: Account): Partial<AccountsRecord> {
    const { serverUrl, me } = account.state()
    return {
      places: withoutPlace(recorded()?.places ?? [], serverUrl, me.user.id),
      ...(recorded()?.email === me.email && { email: null }),
    }
  }

  function places(): StoreChange {
    return { kind: 'places', places: recorded()?.places ?? [] }
  }

  function tellPlaces(): void {
    emit([places()])
  }

  async function tellWiped(): Promise<void> {
    emit([{ kind: 'wiped', wiped: await wiper.last() }])
  }

  async function checkLeases(): Promise<void> {
    const checks = Array.from(accounts.values(), async (account) => {
      if (await account.isOver()) await destroy(account, LEASE_OVER)
      else tellOf(account.state().id, await account.notices())
    })
    await Promise.all(checks)
  }

  /** What a run before this one began to destroy, and could not tell the record of. */
  async function forgetWiped(known: AccountsRecord, names: ReadonlySet<string>): Promise<AccountsRecord> {
    const wiped = known.accounts.filter((one) => names.has(nameOf(one)))
    if (wiped.length === 0) return known
    const isForgotten = wiped.some(({ me }) => me.email === known.email)
    return change({
      accounts: known.accounts.filter((one) => !wiped.includes(one)),
      ...(isForgotten && { email: null }),
    })
  }

  async function start(found: AccountsRecord): Promise<void> {
    const known = await forgetWiped(found, new Set(await wiper.finish()))
    void wiper.deliver()
    for (const remembered of known.accounts) {
      const vault = vaults.find(({ kind }) => kind === remembered.vault)
      if (vault) accounts.set(remembered.me.workspace.id, create(remembered, vault, known))
    }
    // Everybody's role is known before any keychain has answered, and so before the first paint.
    tellState()
    const starts = Array.from(accounts.values(), async (account) => {
      if (await account.start()) tellOf(account.state().id, await account.notices())
      else await destroy(account, LEASE_OVER)
    })
    await Promise.all(starts)
  }

  /** One way in or another: what it asks the server is all that is different. */
  async function enter<Answer extends RouteResponse<'signIn'>>(
    { serverUrl, ask }: WayIn<Answer>,
    known: AccountsRecord,
  ): Promise<Answer> {
    // Before the server takes this for a new beginning: what was destroyed before it is told before it.
    await wiper.finish()
    await wiper.deliver(serverUrl)
    const answer = await ask(await deviceOf(known)).catch(async (error: unknown) => {
      if (error instanceof ParleyError && error.code === 'DEVICE_WIPED') await obey(serverUrl, error, known)
      throw error
    })
    const there = accounts.get(answer.me.workspace.id)
    const isOpen = there !== undefined && !there.state().isShut
    if (isOpen && !isSame(there, serverUrl, answer)) {
      await revoke(api, serverUrl, answer.tokens.refreshToken, log)
      throw othersFirst(there.state())
    }
    if (await wiper.isPending(vaultName(serverUrl, answer.me.user.id))) {
      await revoke(api, serverUrl, answer.tokens.refreshToken, log)
      throw stillThere()
    }
    const account = isOpen ? there : await createFor(serverUrl, answer, known)
    await account.keep(answer.tokens)
    accounts.set(answer.me.workspace.id, account)
    const { email, user } = answer.me
    await remember({ serverUrl, email, places: withoutPlace(known.places, serverUrl, user.id) })
    await wiper.forgetLast()
    await tellWiped()
    // Told before it works, so that nothing is told of an account that nobody knows.
    if (!isOpen) tellState()
    account.enter(answer)
    if (isOpen) tellState()
    const { id, vault } = account.state()
    if (vault === 'memory') {
      tellOf(id, [{ kind: 'notice', notice: { id: 'vault', kind: 'vault_memory_only' } }])
    }
    log.info('account.signed-in', { vault, again: isOpen, accounts: accounts.size })
    return answer
  }

  async function deviceOf({ clientId }: AccountsRecord): Promise<RouteBody<'signIn'>['device']> {
    return { id: clientId, name: deviceName, receiptKey: await deviceKey.publicKey() }
  }

  /** What is here of this user is to be destroyed before they may sign in. */
  async function obey(serverUrl: string, refusal: ParleyError, { clientId }: AccountsRecord): Promise<void> {
    const order = wipeOrder.safeParse(refusal.body.details)
    if (!order.success || order.data.deviceId !== clientId) return
    const { userId, reason, wipeToken } = order.data
    const name = vaultName(serverUrl, userId)
    const there = [...accounts.values()].find((account) => nameOf(account.state()) === name)
    if (there) {
      await destroy(there, order.data)
    } else {
      const { kind } = await firstUsable(vaults, log)
      const about = { serverUrl, userId, deviceId: clientId, vault: kind }
      await wiper.destroy({ ...about, reason, wipeToken, unsent: null, lastContact: null })
      await tellWiped()
    }
    await wiper.deliver(serverUrl)
  }

  async function createFor(
    serverUrl: string,
    { me }: RouteResponse<'signIn'>,
    known: AccountsRecord,
  ): Promise<Account> {
    const vault = await firstUsable(vaults, log)
    return create({ serverUrl, me, vault: vault.kind }, vault, known)
  }

  async function signOut({ accountId, discardUnsent }: ChannelInput<'account.signOut'>): Promise<void> {
    const account = accounts.get(accountId)
    if (!account) return
    if (!discardUnsent) refuseLoss(await account.unsent())
    await account.revoke()
    await destroy(account, SIGNED_OUT)
    log.info('account.signed-out', { accounts: accounts.size })
  }

  return {
    state,
    start: () => inTurn(start),
    signIn: (input) => inTurn(async (known) => void (await enter(ways.password(input), known))),
    signInWithCode: ({ code }) =>
      inTurn(async (known) => {
        const { recoveryCodes } = await enter(ways.code(code), known)
        return { recoveryCodes }
      }),
    enrol: () => ways.enrol(),
    async signInWithProvider({ serverUrl }) {
      // However long somebody takes there, nobody waits for their turn meanwhile.
      const way = await ways.provider(serverUrl)
      await inTurn((known) => enter(way, known))
    },
    leaveProvider: () => ways.leaveProvider(),
    checkServer: ({ serverUrl }) => ways.check(serverUrl),
    signOut: (input) => inTurn(() => signOut(input)),
    forget: ({ serverUrl, userId }) =>
      inTurn(async ({ places: before }) => {
        await remember({ places: withoutPlace(before, serverUrl, userId) })
        tellPlaces()
      }),
    async call(accountId, route, body) {
      const account = accounts.get(accountId)
      if (!account) throw new ParleyError('NOT_FOUND', 'This account is not here.')
      return account.call(route, body)
    },
    checkLeases: () => inTurn(checkLeases),
    async notices() {
      const changes = Array.from(accounts, async ([accountId, account]) =>
        (await account.notices()).map((patch): StoreChange => ({ kind: 'account', accountId, patch })),
      )
      const wiped: StoreChange = { kind: 'wiped', wiped: await wiper.last() }
      return [wiped, places(), ...(await Promise.all(changes)).flat()]
    },
    hasOthers: (names) => recorded()?.accounts.some((one) => !names.has(nameOf(one))) ?? false,
  }
}

function nameOf({ serverUrl, me }: Remembered): string {
  return vaultName(serverUrl, me.user.id)
}

/** Signing in again is for the same person at the same address: their files and their server stay what they were. */
function isSame(account: Account, serverUrl: string, { me }: RouteResponse<'signIn'>): boolean {
  const there = account.state()
  return there.serverUrl === serverUrl && there.me.user.id === me.user.id
}
