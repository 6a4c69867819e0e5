import { readFile } from 'node:fs/promises'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { writeAtomically } from './atomic-file.ts'
import type { Vault } from './vault.ts'

/** Secrets by name, each encrypted and in base64. */
const vaultFile = z.record(z.string(), z.string())

export interface EncryptedFileOptions {
  file: string
  safeStorage: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
    Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>
  platform: NodeJS.Platform
}

/** A file encrypted with a key that the operating system keeps for this user. */
export function encryptedFileVault({ file, safeStorage, platform }: EncryptedFileOptions): Vault {
  async function secrets(): Promise<z.infer<typeof vaultFile>> {
    if (!isSafe(safeStorage, platform)) throw new Error('The operating system offers no encryption.')
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}'
      throw error
    })
    return vaultFile.parse(JSON.parse(text))
  }

  /** One after the other: each account writes its own entry, and each write is of the whole file. */
  let last: Promise<unknown> = Promise.resolve()
  function change(edit: (secrets: z.infer<typeof vaultFile>) => z.infer<typeof vaultFile>): Promise<void> {
    const turn = last.then(async () => writeAtomically(file, JSON.stringify(edit(await secrets()))))
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    kind: 'os_encrypted',
    async read(name) {
      const sealed = (await secrets())[name]
      return sealed === undefined ? null : safeStorage.decryptString(Buffer.from(sealed, 'base64'))
    },
    write: (name, secret) =>
      change((others) => ({ ...others, [name]: safeStorage.encryptString(secret).toString('base64') })),
    remove: (name) => change(({ [name]: _removed, ...others }) => others),
  }
}

/** On Linux Electron may "encrypt" with a password that everybody knows; a version that cannot tell counts as that. */
function isSafe(safeStorage: EncryptedFileOptions['safeStorage'], platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  if (platform !== 'linux') return true
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown'
  return backend !== 'basic_text' && backend !== 'unknown'
}
