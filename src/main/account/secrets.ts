import { createHash, randomBytes } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Id } from '#shared/ids.ts'
import type { Vault } from './vault.ts'

/** One account's entry in a vault. */
const secrets = z.object({
  refreshToken: z.string(),
  /** What the account's files are encrypted with: 32 bytes in base64. */
  cacheKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
})
export type Secrets = z.infer<typeof secrets>

export function vaultName(serverUrl: string, userId: Id): string {
  return `${serverUrl}|${userId}`
}

/** Null when the vault holds no entry, or none that can be read. Throws when the vault does not answer. */
export async function readSecrets(vault: Vault, name: string): Promise<Secrets | null> {
  const text = await vault.read(name)
  if (text === null) return null
  try {
    return secrets.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function writeSecrets(vault: Vault, name: string, value: Secrets): Promise<void> {
  return vault.write(name, JSON.stringify(value))
}

export function newCacheKey(): string {
  return randomBytes(32).toString('base64')
}

/** Where an account's files lie. The name follows from the account, so that a lost record cannot orphan a journal. */
export function accountFolder(userData: string, name: string): string {
  return join(userData, 'accounts', createHash('sha256').update(name).digest('hex').slice(0, 16))
}

/** The key to these files is gone, but it may come back: what was written here is never deleted unasked. */
export async function setAside(folder: string): Promise<void> {
  await rename(folder, `${folder}.locked-${Date.now()}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
