import { randomUUID } from 'node:crypto'
import type { VaultKind } from '#shared/ipc.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'

/** A place for secrets. Every method throws when the place cannot be used. */
export interface Vault {
  kind: VaultKind
  read(name: string): Promise<string | null>
  write(name: string, secret: string): Promise<void>
  remove(name: string): Promise<void>
}

/** Long enough to type the keychain's password: the question for it is on screen while we wait. */
const PATIENCE_MS = 30_000

/** A vault that answers in time, or throws: a keychain service that hangs must not hang the console. */
export function impatient(vault: Vault, patience = PATIENCE_MS): Vault {
  return {
    kind: vault.kind,
    read: (name) => inTime(vault.read(name), patience),
    write: (name, secret) => inTime(vault.write(name, secret), patience),
    remove: (name) => inTime(vault.remove(name), patience),
  }
}

/** The first of `vaults`, best first, that can be used. The last one must never fail. */
export async function firstUsable(vaults: readonly Vault[], log: Log): Promise<Vault> {
  for (const vault of vaults) if (await isUsable(vault, log)) return vault
  throw new Error('No vault is usable.')
}

/** Whether a vault gives back what it is given. A locked keychain does not say so: it looks empty. */
export async function isUsable(vault: Vault, log: Log): Promise<boolean> {
  // Of one's own, for two consoles may try the same keychain at once.
  const probe = `probe-${randomUUID()}`
  try {
    await vault.write(probe, probe)
    const kept = await vault.read(probe)
    await vault.remove(probe)
    if (kept === probe) return true
    log.warn('vault.unusable', { vault: vault.kind, message: 'forgets what it is given' })
  } catch (error) {
    log.warn('vault.unusable', { vault: vault.kind, ...errorFacts(error) })
  }
  return false
}

/** Keeps secrets until the console ends. */
export function memoryVault(): Vault {
  const secrets = new Map<string, string>()
  return {
    kind: 'memory',
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  }
}

function inTime<Value>(promise: Promise<Value>, patience: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The vault does not answer.')), patience)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
