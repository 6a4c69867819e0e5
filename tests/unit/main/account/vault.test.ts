import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { encryptedFileVault } from '../../../../src/main/account/encrypted-file-vault.ts'
import { keychainVault } from '../../../../src/main/account/keychain-vault.ts'
import { firstUsable, impatient, memoryVault, type Vault } from '../../../../src/main/account/vault.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

function fakeVault(kind: Vault['kind'], changes: Partial<Vault> = {}): Vault {
  return { ...memoryVault(), kind, ...changes }
}

const broken = async () => {
  throw new Error('no such service')
}
const hanging = () => new Promise<never>(() => undefined)

function fakeKeychain() {
  const passwords = new Map<string, string>()
  return {
    passwords,
    getPassword: async (service: string, account: string) => passwords.get(`${service}/${account}`) ?? null,
    setPassword: async (service: string, account: string, password: string) =>
      void passwords.set(`${service}/${account}`, password),
    deletePassword: async (service: string, account: string) => passwords.delete(`${service}/${account}`),
  }
}

function fakeSafeStorage(changes: object = {}) {
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(text.split('').reverse().join('')),
    decryptString: (sealed: Buffer) => sealed.toString().split('').reverse().join(''),
    ...changes,
  }
}

test.each<[string, Vault['kind'], Vault[]]>([
  ['the keychain comes first', 'keychain', [fakeVault('keychain'), fakeVault('os_encrypted'), memoryVault()]],
  [
    'a keychain that fails is passed over',
    'os_encrypted',
    [fakeVault('keychain', { write: broken }), fakeVault('os_encrypted'), memoryVault()],
  ],
  [
    'so is one that hangs',
    'os_encrypted',
    [impatient(fakeVault('keychain', { write: hanging }), 10), fakeVault('os_encrypted'), memoryVault()],
  ],
  [
    'and one that forgets',
    'memory',
    [
      fakeVault('keychain', { read: async () => null }),
      fakeVault('os_encrypted', { read: broken }),
      memoryVault(),
    ],
  ],
])('%s', async (_name, kind, vaults) => {
  expect((await firstUsable(vaults, silentLog)).kind).toBe(kind)
})

test('trying a vault leaves nothing in it', async () => {
  const keychain = fakeKeychain()
  await firstUsable([keychainVault(async () => keychain)], silentLog)
  expect(keychain.passwords.size).toBe(0)
})

test('the keychain keeps entries under the service Parley', async () => {
  const keychain = fakeKeychain()
  const vault = keychainVault(async () => keychain)
  await vault.write('name', 'secret')
  expect([...keychain.passwords]).toEqual([['Parley/name', 'secret']])
  expect(await vault.read('name')).toBe('secret')
  await vault.remove('name')
  expect(await vault.read('name')).toBeNull()
})

test('a native module that cannot be loaded is a vault that fails', async () => {
  const vault = keychainVault(() =>
    Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
  )
  await expect(vault.read('name')).rejects.toThrow('libsecret')
})

function fileVault(safeStorage: object, platform: NodeJS.Platform) {
  const file = join(mkdtempSync(join(tmpdir(), 'parley-vault-')), 'vault.json')
  return { file, vault: encryptedFileVault({ file, safeStorage: safeStorage as never, platform }) }
}

test('entries that are written at once are all kept', async () => {
  const { vault } = fileVault(fakeSafeStorage(), 'darwin')
  const names = Array.from({ length: 8 }, (_, index) => `account ${index}`)
  await Promise.all(names.map((name) => vault.write(name, `secret of ${name}`)))
  await Promise.all([vault.remove('account 0'), vault.write('account 1', 'newer')])
  expect(await Promise.all(names.slice(0, 3).map((name) => vault.read(name)))).toEqual([
    null,
    'newer',
    'secret of account 2',
  ])
})

test('the file holds what it is given, encrypted, for its owner only', async () => {
  const { file, vault } = fileVault(fakeSafeStorage(), 'darwin')
  expect(await vault.read('a')).toBeNull()
  await vault.write('a', 'first secret')
  await vault.write('b', 'second secret')
  expect(await vault.read('a')).toBe('first secret')
  expect(readFileSync(file, 'utf8')).not.toContain('secret')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await vault.remove('a')
  expect(await vault.read('a')).toBeNull()
  expect(await vault.read('b')).toBe('second secret')
})

test.each<[string, object, NodeJS.Platform]>([
  ['Electron has no encryption', { isEncryptionAvailable: () => false }, 'darwin'],
  ['Linux would use a known password', { getSelectedStorageBackend: () => 'basic_text' }, 'linux'],
  ['Linux does not know what it uses', { getSelectedStorageBackend: () => 'unknown' }, 'linux'],
  ['this Electron cannot tell', {}, 'linux'],
])('nothing is written when %s', async (_name, changes, platform) => {
  const safeStorage = fakeSafeStorage(changes)
  const encryptString = vi.spyOn(safeStorage, 'encryptString')
  const { file, vault } = fileVault(safeStorage, platform)
  await expect(vault.write('a', 'secret')).rejects.toThrow()
  await expect(vault.read('a')).rejects.toThrow()
  expect(encryptString).not.toHaveBeenCalled()
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
})

test('a desktop keyring behind safeStorage is good enough', async () => {
  const { vault } = fileVault(
    fakeSafeStorage({ getSelectedStorageBackend: () => 'gnome_libsecret' }),
    'linux',
  )
  await vault.write('a', 'secret')
  expect(await vault.read('a')).toBe('secret')
})
