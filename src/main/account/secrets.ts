import { createHash, randomBytes } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
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

/**
 * Where an account's files lie. It follows from the account, so that a lost record cannot orphan a journal, and from
 * the vault that holds their key: what a keychain that is out of reach can open waits there until it is back.
 */
export function accountFolder(userData: string, vault: Vault, name: string): string {
  const digest = createHash('sha256').update(`${vault.kind}|${name}`).digest('hex')
  return join(userData, 'accounts', digest.slice(0, 16))
}

/**
 * Takes files out of the way whose key is gone. What was written here is never deleted unasked, for a key may come
 * back; one that was only ever in memory cannot.
 */
export async function makeWay(folder: string, vault: Vault): Promise<void> {
  if (vault.kind === 'memory') return rm(folder, { recursive: true, force: true })
  await rename(folder, `${folder}.locked-${Date.now()}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
