import { z } from 'zod'
import { lockIdleMinutes } from '#shared/pin.ts'
import { firstUsable, type Vault } from '../account/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { pinHash } from './pin-hash.ts'

const ENTRY = 'app-lock'

const lockRecord = z.object({
  pin: pinHash,
  idleMinutes: lockIdleMinutes,
  /** Wrong ones in a row, counted before they are checked: to end the console in between wins nothing. */
  failures: z.int().nonnegative(),
  /** Milliseconds. */
  lastFailureAt: z.int(),
})
export type LockRecord = z.infer<typeof lockRecord>

/** Where the lock outlives a restart: in the vault, beside the keys of what it guards. */
export interface LockRecords {
  read(): Promise<LockRecord | null>
  write(record: LockRecord): Promise<void>
  remove(): Promise<void>
}

export function openLockRecords(vaults: readonly Vault[], log: Log): LockRecords {
  let home: Vault | null = null
  return {
    async read() {
      for (const vault of vaults) {
        const text = await vault.read(ENTRY).catch(() => null)
        if (text === null) continue
        home = vault
        try {
          return lockRecord.parse(JSON.parse(text))
        } catch (error) {
          log.error('lock.record-damaged', errorFacts(error))
        }
      }
      return null
    },
    async write(record) {
      home ??= await firstUsable(vaults, log)
      await home.write(ENTRY, JSON.stringify(record))
    },
    async remove() {
      await home?.remove(ENTRY)
      home = null
    },
  }
}
