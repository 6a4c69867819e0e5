import { createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { type WipeOrder, wipeReceipt } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { StoreChange } from '#shared/ipc.ts'
import type { Me } from '#shared/rest.ts'
import { createAccounts } from '../../../../src/main/account/accounts.ts'
import { createDeviceKey } from '../../../../src/main/account/device-key.ts'
import { leaseName } from '../../../../src/main/account/lease.ts'
import { vaultName } from '../../../../src/main/account/secrets.ts'
import type { SignedIn } from '../../../../src/main/account/signed-in.ts'
import { memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { createWiper } from '../../../../src/main/account/wipe.ts'
import { BLANK_USER } from '../../../support/blank.ts'
import { findInClear } from '../../../support/profile.ts'
import { waysWithoutBrowser } from '../../../support/ways-in.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

export const CANARIES = [
  'canary of a message 8811',
  'canary of a draft 8812',
  'canary of what was put aside 8813',
]
export const serverUrl = 'http://localhost:8460'
export const mara: Me = {
  workspace: { id: '0190a000-0000-4000-8000-000000000001', name: 'Demo', slug: 'demo' },
  user: { id: '0190a000-0000-4000-8000-000000000002', name: 'mara', role: 'agent', ...BLANK_USER },
  email: 'mara@demo.test',
}
export const NAME = vaultName(serverUrl, mara.user.id)
/** Somebody else's, on the same server and in the same window. */
export const acme: Me = {
  workspace: { id: '0190a000-0000-4000-8000-0000000000ac', name: 'Acme', slug: 'acme' },
  user: { id: '0190a000-0000-4000-8000-0000000000ad', name: 'mara', role: 'agent', ...BLANK_USER },
  email: 'mara@acme.test',
}
export const ACME = vaultName(serverUrl, acme.user.id)
export const FORM = { serverUrl, email: mara.email, password: 'right' }

export let userData: string
export let keychain: Vault
export let told: StoreChange[]
export let opened: SignedIn[]
export let receipts: string[]
let registered: string
/** What the server answers a refresh or a sign-in with. */
export let refusal: ParleyError | null
export let isServerDown: boolean

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'parley-wipe-'))
  keychain = { ...memoryVault(), kind: 'keychain' }
  told = []
  opened = []
  receipts = []
  refusal = null
  isServerDown = false
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(userData, { recursive: true, force: true })
})

interface Call {
  route: string
  body?: { email?: string; refreshToken?: string; device?: { receiptKey: string }; receipt?: string }
  accessToken?: string
}

async function api({ route, body, accessToken }: Call) {
  const isAcme = [body?.email, body?.refreshToken, accessToken].some((text) => text?.endsWith(acme.email))
  if (isServerDown) throw new ParleyError('OFFLINE', 'Down.')
  if (route === 'wipeReceipt') return void receipts.push(body?.receipt ?? '')
  if (refusal && !isAcme) throw refusal
  const lease = { days: 30, from: new Date().toISOString() }
  const who = isAcme ? acme : mara
  const tokens = {
    ...{ accessToken: `access-${who.email}`, refreshToken: `refresh-${who.email}` },
    ...{ expiresIn: 600, lease },
  }
  if (route === 'me') return who
  if (route === 'refresh') return { tokens }
  if (route !== 'signIn') return undefined
  registered = body?.device?.receiptKey ?? ''
  return { tokens, me: who }
}

/** The console as a start finds it; `userData` and the keychain outlive it. */
export function start(crash: (point: string) => void = () => undefined) {
  const vaults = [keychain, memoryVault()]
  const common = { userData, vaults, api: api as never, log: silentLog }
  const deviceKey = createDeviceKey(vaults, silentLog)
  const clearTraces = vi.fn(async (_reason: string, _names: ReadonlySet<string>) => undefined)
  const wiper = createWiper({ ...common, deviceKey, clearTraces, crash })
  const makeDesk = () => ({
    open: (signedIn: SignedIn) => void opened.push(signedIn),
    shut: vi.fn(),
    signedInAgain: vi.fn(),
    unsent: vi.fn(async () => 2),
    close: vi.fn(async () => undefined),
  })
  const [desk, other] = [makeDesk(), makeDesk()]
  const onLeft = vi.fn()
  const emit = (changes: StoreChange[]) => void told.push(...changes)
  const countUnsent = async () => 3
  const deskOf = (id: string) => (id === acme.workspace.id ? other : desk)
  const account = createAccounts({
    ways: waysWithoutBrowser(common.api),
    ...{ ...common, deviceKey, wiper, deskOf, countUnsent, emit, onLeft },
    deviceName: 'desk',
  })
  return { account, wiper, desk, other, onLeft, clearTraces }
}

/** Signed in, with files as an account that was used leaves them; in clear, for what counts is that they go. */
export async function used() {
  const console = start()
  await console.account.start()
  await console.account.signIn(FORM)
  const { folder } = opened.at(-1) as SignedIn
  const [message, draft, aside] = CANARIES as [string, string, string]
  mkdirSync(folder, { recursive: true })
  for (const file of ['cache.db', 'cache.db-wal', 'cache.db-shm']) writeFileSync(join(folder, file), message)
  writeFileSync(join(folder, 'journal.db'), draft)
  writeFileSync(join(folder, 'journal.db.damaged-1'), draft)
  mkdirSync(`${folder}.locked-1`)
  writeFileSync(join(`${folder}.locked-1`, 'journal.db'), aside)
  const clientId = (opened.at(-1) as SignedIn).clientId
  const order: WipeOrder = {
    ...{ userId: mara.user.id, deviceId: clientId, reason: 'remote_wipe' },
    wipeToken: '0190a000-0000-4000-8000-00000000000f',
  }
  return { ...console, folder, order }
}

export const wiped = (order: object) => new ParleyError('DEVICE_WIPED', 'Wiped.', { details: { ...order } })
export const remaining = () => findInClear(userData, [...CANARIES, mara.user.id, mara.email])

export function claimsOf(receipt: string) {
  const [head, claims, signature] = receipt.split('.') as [string, string, string]
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: registered }, format: 'jwk' })
  expect(verify(null, Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true)
  return wipeReceipt.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()))
}

export async function expectNothingLeft() {
  expect(await remaining()).toEqual([])
  expect(readdirSync(join(userData, 'accounts'))).toEqual([])
  expect(await keychain.read(NAME)).toBeNull()
  expect(await keychain.read(leaseName(NAME))).toBeNull()
  for (const folder of ['wipes', 'receipts']) {
    if (existsSync(join(userData, folder))) expect(readdirSync(join(userData, folder))).toEqual([])
  }
}

export function refuseWith(next: ParleyError | null): void {
  refusal = next
}

export function setServerDown(next: boolean): void {
  isServerDown = next
}
