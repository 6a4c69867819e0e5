import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { Patch } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import { type AccountDesk, createAccount, type SignedIn } from '../../../../src/main/account/account.ts'
import { memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { BLANK_USER } from '../../../support/blank.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const serverUrl = 'http://localhost:8460'

function person(name: string, id: string): Me {
  return {
    workspace: { id: '0190a000-0000-4000-8000-000000000001', name: 'Demo', slug: 'demo' },
    user: { id, name, role: 'agent', ...BLANK_USER },
    email: `${name}@demo.test`,
  }
}
const mara = person('mara', '0190a000-0000-4000-8000-000000000002')
const jonas = person('jonas', '0190a000-0000-4000-8000-000000000003')
const maraSignsIn = { serverUrl, email: mara.email, password: 'right' }

let userData: string
let keychain: Vault
let opened: SignedIn[]
let told: Patch[]
let desk: AccountDesk
let asked: string[]
let renewedMe: Me
let isServerDown: boolean

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'parley-account-'))
  keychain = { ...memoryVault(), kind: 'keychain' }
  opened = []
  told = []
  asked = []
  renewedMe = mara
  isServerDown = false
  desk = {
    open: (signedIn) => {
      mkdirSync(signedIn.folder, { recursive: true })
      writeFileSync(join(signedIn.folder, 'journal.db'), 'drafts')
      opened.push(signedIn)
    },
    empty: vi.fn(),
    signedInAgain: vi.fn(),
    unsent: vi.fn(async () => 0),
    destroy: vi.fn(async () => undefined),
  }
})

/** The console's account as a start finds it; `keychain` and `userData` outlive it. */
function account(vaults: Vault[] = [keychain, memoryVault()]) {
  let n = 0
  const api = async ({ route, body }: { route: string; body?: { email?: string; password?: string } }) => {
    asked.push(route)
    if (isServerDown) throw new ParleyError('OFFLINE', 'Down.')
    const tokens = { accessToken: `access-${++n}`, expiresIn: 600, refreshToken: `refresh-${n}` }
    if (route === 'refresh') return { tokens }
    if (route === 'me') return renewedMe
    if (route === 'signOut') return undefined
    if (body?.password !== 'right') throw new ParleyError('WRONG_CREDENTIALS', 'Wrong.')
    return { tokens, me: body.email === jonas.email ? jonas : mara }
  }
  const emit = (patches: Patch[]) => told.push(...patches)
  return createAccount({
    userData,
    deviceName: 'desk',
    vaults,
    api: api as never,
    desk,
    emit,
    log: silentLog,
  })
}

async function signedIn(vaults?: Vault[]) {
  const one = account(vaults)
  await one.start()
  await one.signIn(maraSignsIn)
  return one
}

const accountFolders = () => readdirSync(join(userData, 'accounts'))
const recordText = () => readFileSync(join(userData, 'accounts.json'), 'utf8')

test('a first start is signed out, with nothing to fill in', async () => {
  const one = account()
  expect(one.state()).toEqual({ state: 'starting' })
  await one.start()
  expect(one.state()).toEqual({ state: 'signed_out', serverUrl: null, email: null })
  expect(desk.empty).toHaveBeenCalled()
})

test('signing in puts the secrets into the keychain and none on disk', async () => {
  const one = await signedIn()
  expect(one.state()).toMatchObject({ state: 'signed_in', vault: 'keychain', serverUrl, me: mara })
  const entry = JSON.parse((await keychain.read(`${serverUrl}|${mara.user.id}`)) ?? '')
  expect(Object.keys(entry).sort()).toEqual(['cacheKey', 'refreshToken'])
  expect(opened[0]?.key).toEqual(Buffer.from(entry.cacheKey, 'base64'))
  expect(opened[0]?.key).toHaveLength(32)
  expect(await opened[0]?.accessToken(false)).toBe('access-1')
  expect(recordText()).not.toMatch(/refresh-|access-|right/)
  expect(recordText()).not.toContain(entry.cacheKey)
})

test('a restart is signed in at once, with the same key and files', async () => {
  await signedIn()
  const slow = {
    ...keychain,
    async read(name: string) {
      // The role is on screen before the keychain has answered.
      expect(told).toContainEqual({ kind: 'account', account: expect.objectContaining({ me: mara }) })
      return keychain.read(name)
    },
  }
  told = []
  const two = account([slow, memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_in', me: mara })
  expect(opened[1]?.key).toEqual(opened[0]?.key)
  expect(opened[1]?.folder).toBe(opened[0]?.folder)
  expect(opened[1]?.clientId).toBe(opened[0]?.clientId)
})

test('a role that has changed is learned in the background and known at the next start', async () => {
  await signedIn()
  renewedMe = { ...mara, user: { ...mara.user, role: 'supervisor' } }
  const two = account()
  await two.start()
  await vi.waitFor(() => expect(recordText()).toContain('supervisor'))
  expect(two.state()).toMatchObject({ me: { user: { role: 'supervisor' } } })
})

test('a wrong password changes nothing', async () => {
  const one = account()
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

test('somebody else signs in only after signing out; their tokens are given back', async () => {
  const one = await signedIn()
  await expect(one.signIn({ ...maraSignsIn, email: jonas.email })).rejects.toMatchObject({
    body: { code: 'CONFLICT', message: 'mara is signed in at localhost:8460.' },
  })
  expect(asked.at(-1)).toBe('signOut')
  await expect(one.signIn({ ...maraSignsIn, serverUrl: 'chat.example.com' })).rejects.toMatchObject({
    body: { code: 'CONFLICT' },
  })
  expect(one.state()).toMatchObject({ state: 'signed_in', me: mara })
})

test('a keychain that has lost its entry: sign in again, and the old files are put aside', async () => {
  await signedIn()
  await keychain.remove(`${serverUrl}|${mara.user.id}`)
  const two = account()
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
  const two = account()
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
})

test('a keychain that does not answer loses nothing: the next start finds everything', async () => {
  await signedIn()
  const silent = { ...keychain, read: () => Promise.reject(new Error('locked')) }
  const two = account([silent, memoryVault()])
  await two.start()
  expect(two.state()).toEqual({ state: 'signed_out', serverUrl, email: mara.email })
  expect(accountFolders()).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
  const three = account()
  await three.start()
  expect(three.state()).toMatchObject({ state: 'signed_in' })
  expect(opened[1]?.key).toEqual(opened[0]?.key)
})

test('a locked keychain looks empty: nothing is lost either, and it is used again once it is open', async () => {
  await signedIn()
  const denied = () => Promise.reject(new Error('Cannot create an item in a locked collection'))
  const locked = { ...keychain, read: async () => null, write: denied }
  const two = account([locked, memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
  await two.signIn(maraSignsIn)
  expect(two.state()).toMatchObject({ state: 'signed_in', vault: 'memory' })
  const three = account()
  await three.start()
  await three.signIn(maraSignsIn)
  expect(three.state()).toMatchObject({ vault: 'keychain' })
  expect(opened[2]).toMatchObject({ folder: opened[0]?.folder, key: opened[0]?.key })
})

test('files whose key was in memory only do not pile up', async () => {
  for (let run = 0; run < 3; run++) await signedIn([memoryVault()])
  expect(accountFolders()).toHaveLength(1)
})

test('with no safe place, secrets stay in memory, and the agent is told', async () => {
  const one = await signedIn([memoryVault()])
  expect(one.state()).toMatchObject({ vault: 'memory' })
  expect(told).toContainEqual({ kind: 'notice', notice: { id: 'vault', kind: 'vault_memory_only' } })
  const two = account([memoryVault()])
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out', email: mara.email })
})

test('a damaged record is put aside; signing in finds the same files again', async () => {
  await signedIn()
  writeFileSync(join(userData, 'accounts.json'), '{"clientId": tru')
  const two = account()
  await two.start()
  expect(two.state()).toEqual({ state: 'signed_out', serverUrl: null, email: null })
  await two.signIn(maraSignsIn)
  expect(opened[1]).toMatchObject({ folder: opened[0]?.folder, key: opened[0]?.key })
  expect(readdirSync(userData).some((name) => name.startsWith('accounts.json.damaged-'))).toBe(true)
})

test('signing out is refused while something is unsent, unless it is to be discarded', async () => {
  const one = await signedIn()
  vi.mocked(desk.unsent).mockResolvedValue(2)
  await expect(one.signOut({ discardUnsent: false })).rejects.toMatchObject({ body: { code: 'CONFLICT' } })
  expect(one.state()).toMatchObject({ state: 'signed_in' })
  expect(desk.destroy).not.toHaveBeenCalled()
  await one.signOut({ discardUnsent: true })
  expect(one.state()).toMatchObject({ state: 'signed_out' })
})

test('signing out revokes, destroys, and forgets; the form stays filled', async () => {
  const one = await signedIn()
  told = []
  await one.signOut({ discardUnsent: false })
  expect(asked.at(-1)).toBe('signOut')
  expect(desk.destroy).toHaveBeenCalledOnce()
  expect(await keychain.read(`${serverUrl}|${mara.user.id}`)).toBeNull()
  expect(told).toEqual([
    { kind: 'reset' },
    { kind: 'account', account: { state: 'signed_out', serverUrl, email: mara.email } },
  ])
  expect(recordText()).not.toContain(mara.user.id)
  const two = account()
  await two.start()
  expect(two.state()).toMatchObject({ state: 'signed_out' })
})

test('a server that is down keeps nobody from signing out', async () => {
  const one = await signedIn()
  isServerDown = true
  await one.signOut({ discardUnsent: false })
  expect(one.state()).toMatchObject({ state: 'signed_out' })
})

test('two sign-ins at once happen one after the other', async () => {
  const one = account()
  await Promise.all([one.start(), one.signIn(maraSignsIn), one.signIn(maraSignsIn)])
  expect(opened).toHaveLength(1)
  expect(desk.signedInAgain).toHaveBeenCalledOnce()
})
