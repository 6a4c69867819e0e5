import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { AccountsState, StoreChange } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import type { AccountDesk } from '../../../../src/main/account/account.ts'
import { createAccounts } from '../../../../src/main/account/accounts.ts'
import { createDeviceKey } from '../../../../src/main/account/device-key.ts'
import type { SignedIn } from '../../../../src/main/account/signed-in.ts'
import { memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { createWiper } from '../../../../src/main/account/wipe.ts'
import { BLANK_USER } from '../../../support/blank.ts'
import { waysWithoutBrowser } from '../../../support/ways-in.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const serverUrl = 'http://localhost:8460'

const DEMO = { id: '0190a000-0000-4000-8000-000000000001', name: 'Demo', slug: 'demo' }
const ACME = { id: '0190a000-0000-4000-8000-0000000000ac', name: 'Acme', slug: 'acme' }

function person(name: string, id: string, workspace = DEMO): Me {
  return {
    workspace,
    user: { id, name, role: 'agent', ...BLANK_USER },
    email: `${name}@demo.test`,
  }
}
const mara = person('mara', '0190a000-0000-4000-8000-000000000002')
const jonas = person('jonas', '0190a000-0000-4000-8000-000000000003')
const maraAtAcme = person('mara.acme', '0190a000-0000-4000-8000-000000000004', ACME)
const people = [mara, jonas, maraAtAcme]
const maraSignsIn = { serverUrl, email: mara.email, password: 'right' }

interface Call {
  route: string
  body?: { email?: string; password?: string; refreshToken?: string }
  accessToken?: string
}

let userData: string
let keychain: Vault
let opened: SignedIn[]
let told: AccountsState[]
let memoryOnly: Id[]
let left: Id[]
let desk: AccountDesk
let asked: string[]
let renewedMe: Me | null
let isServerDown: boolean

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'parley-account-'))
  keychain = { ...memoryVault(), kind: 'keychain' }
  opened = []
  told = []
  memoryOnly = []
  left = []
  asked = []
  renewedMe = null
  isServerDown = false
  desk = {
    open: (signedIn) => {
      mkdirSync(signedIn.folder, { recursive: true })
      writeFileSync(join(signedIn.folder, 'journal.db'), 'drafts')
      opened.push(signedIn)
    },
    shut: vi.fn(),
    signedInAgain: vi.fn(),
    unsent: vi.fn(async () => 0),
    close: vi.fn(async () => undefined),
  }
})

/** The console's accounts as a start finds them; `keychain` and `userData` outlive them. */
function newConsole(vaults: Vault[] = [keychain, memoryVault()]) {
  let n = 0
  const api = async ({ route, body, accessToken }: Call) => {
    asked.push(route)
    if (isServerDown) throw new ParleyError('OFFLINE', 'Down.')
    const who =
      people.find(({ email }) => email === body?.email || body?.refreshToken?.endsWith(email)) ?? mara
    const tokens = {
      accessToken: `access-${++n}-${who.email}`,
      expiresIn: 600,
      refreshToken: `refresh-${n}-${who.email}`,
    }
    if (route === 'refresh') return { tokens }
    if (route === 'me') return renewedMe ?? people.find(({ email }) => accessToken?.endsWith(email))
    if (route === 'signOut') return undefined
    if (body?.password !== 'right') throw new ParleyError('WRONG_CREDENTIALS', 'Wrong.')
    return { tokens, me: who }
  }
  const common = { userData, vaults, api: api as never, log: silentLog }
  const deviceKey = createDeviceKey(vaults, silentLog)
  return createAccounts({
    ...common,
    deviceName: 'desk',
    deviceKey,
    ways: waysWithoutBrowser(api as never),
    wiper: createWiper({ ...common, deviceKey, clearTraces: async () => undefined }),
    countUnsent: async () => 3,
    deskOf: () => desk,
    onLeft: (id) => void left.push(id),
    emit: (changes) => changes.forEach(note),
  })
}

function note(change: StoreChange): void {
  if (change.kind === 'accounts') told.push(change.accounts)
  if (change.kind !== 'account' || change.patch.kind !== 'notice') return
  if (change.patch.notice.kind === 'vault_memory_only') memoryOnly.push(change.accountId)
}

async function signedIn(vaults?: Vault[]) {
  const one = newConsole(vaults)
  await one.start()
  await one.signIn(maraSignsIn)
  return one
}

const accountFolders = () => readdirSync(join(userData, 'accounts'))
const recordText = () => readFileSync(join(userData, 'accounts.json'), 'utf8')

test('a first start is signed out, with nothing to fill in', async () => {
  const one = newConsole()
  expect(one.state()).toEqual({ state: 'starting' })
  await one.start()
  expect(one.state()).toEqual({ state: 'signed_out', serverUrl: null, email: null })
  expect(desk.shut).not.toHaveBeenCalled()
})

test('signing in puts the secrets into the keychain and none on disk', async () => {
  const one = await signedIn()
  expect(one.state()).toEqual({
    state: 'signed_in',
    accounts: [{ id: DEMO.id, me: mara, serverUrl, vault: 'keychain', isShut: false }],
  })
  const entry = JSON.parse((await keychain.read(`${serverUrl}|${mara.user.id}`)) ?? '')
  expect(Object.keys(entry).sort()).toEqual(['cacheKey', 'refreshToken'])
  expect(opened[0]?.key).toEqual(Buffer.from(entry.cacheKey, 'base64'))
  expect(opened[0]?.key).toHaveLength(32)
  expect(await opened[0]?.accessToken(false)).toBe(`access-1-${mara.email}`)
  expect(recordText()).not.toMatch(/refresh-|access-|right/)
  expect(recordText()).not.toContain(entry.cacheKey)
})

test('a restart is signed in at once, with the same key and files', async () => {
  await signedIn()
  const slow = {
    ...keychain,
    async read(name: string) {
      // The role is on screen before the keychain has answered.
      expect(told.at(-1)).toMatchObject({ accounts: [{ me: mara, isShut: false }] })
      return keychain.read(name)
    },
  }
  told = []
  const two = newConsole([slow, memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_in', accounts: [{ me: mara }] })
  expect(opened[1]?.key).toEqual(opened[0]?.key)
  expect(opened[1]?.folder).toBe(opened[0]?.folder)
  expect(opened[1]?.clientId).toBe(opened[0]?.clientId)
})

test('a role that has changed is learned in the background and known at the next start', async () => {
  await signedIn()
  renewedMe = { ...mara, user: { ...mara.user, role: 'supervisor' } }
  const two = newConsole()
  await two.start()
  await vi.waitFor(() => expect(recordText()).toContain('supervisor'))
  expect(two.state()).toMatchObject({ accounts: [{ me: { user: { role: 'supervisor' } } }] })
})

test('a wrong password changes nothing', async () => {
  const one = newConsole()
  await one.start()
  await expect(one.signIn({ ...maraSignsIn, password: 'wrong' })).rejects.toMatchObject({
    body: { code: 'WRONG_CREDENTIALS' },
  })
  expect(one.state()).toMatchObject({ state: 'signed_out' })
  expect(opened).toEqual([])
})

test('signing in again keeps the key, and the engine hears of it', async () => {
  const one = await signedIn()
  const before = await keychain.read(`${serverUrl}|${mara.user.id}`)
  await one.signIn(maraSignsIn)
  const after = await keychain.read(`${serverUrl}|${mara.user.id}`)
  expect(JSON.parse(after ?? '').cacheKey).toBe(JSON.parse(before ?? '').cacheKey)
  expect(JSON.parse(after ?? '').refreshToken).not.toBe(JSON.parse(before ?? '').refreshToken)
  expect(desk.signedInAgain).toHaveBeenCalledOnce()
  expect(opened).toHaveLength(1)
})

test('somebody else signs in to a workspace only after signing out of it; their tokens are given back', async () => {
  const one = await signedIn()
  await expect(one.signIn({ ...maraSignsIn, email: jonas.email })).rejects.toMatchObject({
    body: { code: 'CONFLICT', message: 'mara is signed in to Demo at localhost:8460.' },
  })
  expect(asked.at(-1)).toBe('signOut')
  // The same workspace under another address would bring every session twice.
  await expect(one.signIn({ ...maraSignsIn, serverUrl: 'chat.example.com' })).rejects.toMatchObject({
    body: { code: 'CONFLICT' },
  })
  expect(one.state()).toMatchObject({ state: 'signed_in', accounts: [{ me: mara }] })
})

test('a keychain that has lost its entry: sign in again, and the old files are put aside', async () => {
  await signedIn()
  await keychain.remove(`${serverUrl}|${mara.user.id}`)
  const two = newConsole()
  await two.start()
  expect(two.state()).toEqual({ state: 'signed_out', serverUrl, email: mara.email })
  expect(accountFolders()).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.locked-\d+$/)])
  await two.signIn(maraSignsIn)
  expect(opened[1]?.key).not.toEqual(opened[0]?.key)
  expect(accountFolders()).toHaveLength(2)
})

test('an entry that cannot be read counts as lost', async () => {
  await signedIn()
  await keychain.write(`${serverUrl}|${mara.user.id}`, '{"refreshToken":"x","cacheKey":"c2hvcnQ="}')
  const two = newConsole()
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
})

test('a keychain that does not answer loses nothing: the next start finds everything', async () => {
  await signedIn()
  const silent = { ...keychain, read: () => Promise.reject(new Error('locked')) }
  const two = newConsole([silent, memoryVault()])
  await two.start()
  expect(two.state()).toEqual({ state: 'signed_out', serverUrl, email: mara.email })
  expect(accountFolders()).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
  const three = newConsole()
  await three.start()
  expect(three.state()).toMatchObject({ state: 'signed_in' })
  expect(opened[1]?.key).toEqual(opened[0]?.key)
})

test('a locked keychain looks empty: nothing is lost either, and it is used again once it is open', async () => {
  await signedIn()
  const denied = () => Promise.reject(new Error('Cannot create an item in a locked collection'))
  const locked = { ...keychain, read: async () => null, write: denied }
  const two = newConsole([locked, memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
  await two.signIn(maraSignsIn)
  expect(two.state()).toMatchObject({ state: 'signed_in', accounts: [{ vault: 'memory' }] })
  const three = newConsole()
  await three.start()
  await three.signIn(maraSignsIn)
  expect(three.state()).toMatchObject({ accounts: [{ vault: 'keychain' }] })
  expect(opened[2]).toMatchObject({ folder: opened[0]?.folder, key: opened[0]?.key })
})

test('files whose key was in memory only do not pile up', async () => {
  for (let run = 0; run < 3; run++) await signedIn([memoryVault()])
  expect(accountFolders()).toHaveLength(1)
})

test('with no safe place, secrets stay in memory, and the agent is told', async () => {
  const one = await signedIn([memoryVault()])
  expect(one.state()).toMatchObject({ accounts: [{ vault: 'memory' }] })
  expect(memoryOnly).toEqual([DEMO.id])
  const two = newConsole([memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out', email: mara.email })
})

test('a damaged record is put aside; signing in finds the same files again', async () => {
  await signedIn()
  writeFileSync(join(userData, 'accounts.json'), '{"clientId": tru')
  const two = newConsole()
  await two.start()
  expect(two.state()).toEqual({ state: 'signed_out', serverUrl: null, email: null })
  await two.signIn(maraSignsIn)
  expect(opened[1]).toMatchObject({ folder: opened[0]?.folder, key: opened[0]?.key })
  expect(readdirSync(userData).some((name) => name.startsWith('accounts.json.damaged-'))).toBe(true)
})

test('signing out is refused while something is unsent, unless it is to be discarded', async () => {
  const one = await signedIn()
  vi.mocked(desk.unsent).mockResolvedValue(2)
  await expect(one.signOut({ accountId: DEMO.id, discardUnsent: false })).rejects.toMatchObject({
    body: { code: 'CONFLICT' },
  })
  expect(one.state()).toMatchObject({ state: 'signed_in' })
  expect(desk.close).not.toHaveBeenCalled()
  await one.signOut({ accountId: DEMO.id, discardUnsent: true })
  expect(one.state()).toMatchObject({ state: 'signed_out' })
})

test('signing out revokes, destroys, and forgets; the form stays filled', async () => {
  const one = await signedIn()
  told = []
  await one.signOut({ accountId: DEMO.id, discardUnsent: false })
  expect(asked).toContain('signOut')
  expect(desk.close).toHaveBeenCalledOnce()
  expect(accountFolders()).toEqual([])
  expect(await keychain.read(`${serverUrl}|${mara.user.id}`)).toBeNull()
  expect(told).toEqual([{ state: 'signed_out', serverUrl, email: mara.email }])
  expect(left).toEqual([DEMO.id])
  expect(JSON.parse(recordText())).toMatchObject({ accounts: [], places: [{ serverUrl, email: mara.email }] })
  const two = newConsole()
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
})

test('a place one has signed out of is kept until one is back, or wants it forgotten', async () => {
  const one = await signedIn()
  await one.signOut({ accountId: DEMO.id, discardUnsent: false })
  const place = {
    ...{ serverUrl, email: mara.email },
    user: { id: mara.user.id, name: mara.user.name },
    workspace: { id: DEMO.id, name: DEMO.name },
  }
  const two = newConsole()
  await two.start()
  expect(await two.notices()).toContainEqual({ kind: 'places', places: [place] })
  await two.signIn(maraSignsIn)
  expect(await two.notices()).toContainEqual({ kind: 'places', places: [] })
  await two.signOut({ accountId: DEMO.id, discardUnsent: false })
  await two.forget({ serverUrl, userId: jonas.user.id })
  expect(await two.notices()).toContainEqual({ kind: 'places', places: [place] })
  await two.forget({ serverUrl, userId: mara.user.id })
  expect(await two.notices()).toContainEqual({ kind: 'places', places: [] })
  expect(recordText()).not.toContain(mara.user.id)
})

test('a server that is down keeps nobody from signing out', async () => {
  const one = await signedIn()
  isServerDown = true
  await one.signOut({ accountId: DEMO.id, discardUnsent: false })
  expect(one.state()).toMatchObject({ state: 'signed_out' })
})

test('two sign-ins at once happen one after the other', async () => {
  const one = newConsole()
  await Promise.all([one.start(), one.signIn(maraSignsIn), one.signIn(maraSignsIn)])
  expect(opened).toHaveLength(1)
  expect(desk.signedInAgain).toHaveBeenCalledOnce()
})

const acmeSignsIn = { ...maraSignsIn, email: maraAtAcme.email }
const vaultEntry = (me: Me) => `${serverUrl}|${me.user.id}`

async function signedInToBoth(vaults?: Vault[]) {
  const one = await signedIn(vaults)
  await one.signIn(acmeSignsIn)
  return one
}

test('a second workspace is added, with files, key and tokens of its own', async () => {
  const one = await signedInToBoth()
  expect(one.state()).toMatchObject({
    accounts: [
      { id: DEMO.id, me: mara },
      { id: ACME.id, me: maraAtAcme },
    ],
  })
  expect(accountFolders()).toHaveLength(2)
  expect(opened[0]?.key).not.toEqual(opened[1]?.key)
  expect(await opened[0]?.accessToken(false)).toContain(mara.email)
  expect(await opened[1]?.accessToken(false)).toContain(maraAtAcme.email)
  expect(recordText()).not.toMatch(/refresh-|access-/)
})

test('who is signed in is told before anything works for them', async () => {
  const one = await signedIn()
  const open = desk.open
  desk.open = (signedInNow) => {
    expect(told.at(-1)).toMatchObject({ accounts: [{ me: mara }, { me: signedInNow.me }] })
    open(signedInNow)
  }
  await one.signIn(acmeSignsIn)
  expect(opened).toHaveLength(2)
})

test('a restart opens all of them; one whose key is lost is shut, and holds up none', async () => {
  await signedInToBoth()
  await keychain.remove(vaultEntry(mara))
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const slow = {
    ...keychain,
    async read(name: string) {
      // The first account's vault does not answer before the second account is open.
      if (name === vaultEntry(mara)) await answered
      return keychain.read(name)
    },
  }
  told = []
  const two = newConsole([slow, memoryVault()])
  const started = two.start()
  await vi.waitFor(() => expect(opened).toHaveLength(3))
  expect(opened[2]?.me).toEqual(maraAtAcme)
  expect(told).toEqual([
    {
      state: 'signed_in',
      accounts: [expect.objectContaining({ isShut: false }), expect.objectContaining({})],
    },
  ])
  answer()
  await started
  expect(two.state()).toMatchObject({ accounts: [{ me: mara, isShut: true }, { isShut: false }] })
  expect(desk.shut).toHaveBeenCalledOnce()
  // Signing in again opens it in its old place.
  await two.signIn(maraSignsIn)
  expect(two.state()).toMatchObject({ accounts: [{ me: mara, isShut: false }, { me: maraAtAcme }] })
})

test('signing out of one leaves the other, and its key', async () => {
  const one = await signedInToBoth()
  await one.signOut({ accountId: DEMO.id, discardUnsent: false })
  expect(left).toEqual([DEMO.id])
  expect(one.state()).toMatchObject({ state: 'signed_in', accounts: [{ id: ACME.id }] })
  expect(await keychain.read(vaultEntry(mara))).toBeNull()
  expect(await keychain.read(vaultEntry(maraAtAcme))).not.toBeNull()
  const two = newConsole()
  await two.start()
  expect(two.state()).toMatchObject({ accounts: [{ id: ACME.id }] })
})

test('one that cannot be opened is signed out of only after saying that something may be lost', async () => {
  await signedInToBoth()
  await keychain.remove(vaultEntry(mara))
  const two = newConsole()
  await two.start()
  vi.mocked(desk.unsent).mockRejectedValue(new Error('shut'))
  await expect(two.signOut({ accountId: DEMO.id, discardUnsent: false })).rejects.toMatchObject({
    body: { code: 'CONFLICT', message: 'Parley cannot tell whether all of your messages have been sent.' },
  })
  await two.signOut({ accountId: DEMO.id, discardUnsent: true })
  expect(two.state()).toMatchObject({ accounts: [{ id: ACME.id }] })
})

test('somebody else may sign in to a workspace whose account is shut', async () => {
  await signedInToBoth()
  await keychain.remove(vaultEntry(mara))
  const two = newConsole()
  await two.start()
  await two.signIn({ ...maraSignsIn, email: jonas.email })
  expect(two.state()).toMatchObject({ accounts: [{ id: DEMO.id, me: jonas }, { id: ACME.id }] })
})

test('a server cannot make an account somebody else’s', async () => {
  await signedInToBoth()
  renewedMe = { ...maraAtAcme, user: { ...maraAtAcme.user, role: 'admin' } }
  const two = newConsole()
  await two.start()
  await vi.waitFor(() => expect(recordText()).toContain('admin'))
  expect(two.state()).toMatchObject({ accounts: [{ me: mara }, { me: { user: { role: 'admin' } } }] })
})

test('what a version with one account has left is taken over', async () => {
  await signedIn()
  const { version: _version, accounts, ...rest } = JSON.parse(recordText())
  const [{ me, vault }] = accounts
  writeFileSync(join(userData, 'accounts.json'), JSON.stringify({ ...rest, signedIn: { me, vault } }))
  const two = newConsole()
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_in', accounts: [{ me: mara, serverUrl }] })
  expect(opened[1]).toMatchObject({ folder: opened[0]?.folder, key: opened[0]?.key })
  await two.signIn(acmeSignsIn)
  expect(JSON.parse(recordText())).toMatchObject({ version: 2, accounts: [{ me: mara }, { me: maraAtAcme }] })
})

test.each([
  ['signed out', { serverUrl, email: mara.email, signedIn: null }],
  ['never used', { serverUrl: null, email: null, signedIn: null }],
])('a record of the first version that is %s stays so', async (_name, rest) => {
  const clientId = '0190a000-0000-4000-8000-000000000099'
  writeFileSync(join(userData, 'accounts.json'), JSON.stringify({ clientId, ...rest }))
  const one = newConsole()
  await one.start()
  expect(one.state()).toEqual({ state: 'signed_out', serverUrl: rest.serverUrl, email: rest.email })
  await one.signIn(maraSignsIn)
  expect(opened[0]?.clientId).toBe(clientId)
})
