import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { wipeReason } from '#shared/devices.ts'
import { id, timestamp } from '#shared/ids.ts'
import { vaultKind } from '#shared/ipc.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { writeAtomically } from './atomic-file.ts'

/** What is to be destroyed and why. It lies beside the files until that is done, so that a crash cannot stop it. */
export const wipeJob = z.object({
  /** The receipt's as well. */
  id: z.uuid(),
  serverUrl: z.string(),
  userId: id,
  deviceId: id,
  /** Where its key is, and must be gone from. */
  vault: vaultKind,
  reason: wipeReason,
  wipeToken: z.uuid().nullable(),
  /** Messages that are lost with it; null when they could not be counted. */
  unsent: z.int().nonnegative().nullable(),
  lastContact: timestamp.nullable(),
  at: timestamp,
})
export type WipeJob = z.infer<typeof wipeJob>

/** A receipt on its way to its server. The file holds no secret: it was signed before it was put here. */
export const queuedReceipt = z.object({ serverUrl: z.string(), deviceId: id, receipt: z.string() })
export type QueuedReceipt = z.infer<typeof queuedReceipt>

/** A folder of small files of one shape, each written as a whole. */
export interface Shelf<Item> {
  put(name: string, item: Item): Promise<void>
  all(): Promise<{ name: string; item: Item }[]>
  remove(name: string): Promise<void>
}

export function openShelf<Item>(folder: string, schema: z.ZodType<Item>, log: Log): Shelf<Item> {
  const file = (name: string) => join(folder, `${name}.json`)

  async function read(entry: string): Promise<{ name: string; item: Item }[]> {
    try {
      const text = await readFile(join(folder, entry), 'utf8')
      return [{ name: basename(entry, '.json'), item: schema.parse(JSON.parse(text)) }]
    } catch (error) {
      log.error('wipe.file-damaged', errorFacts(error))
      return []
    }
  }

  return {
    put: (name, item) => writeAtomically(file(name), JSON.stringify(item)),
    async all() {
      const entries = await readdir(folder).catch(() => [])
      return (await Promise.all(entries.filter((entry) => entry.endsWith('.json')).map(read))).flat()
    },
    remove: (name) => rm(file(name), { force: true }),
  }
}

/** Removes an account's folder and what was put aside of it. Throws when any of it is still there. */
export async function removeFolder(folder: string): Promise<void> {
  const parent = dirname(folder)
  await mkdir(parent, { recursive: true })
  const theirs = async () =>
    (await readdir(parent)).filter(
      (name) => name === basename(folder) || name.startsWith(`${basename(folder)}.`),
    )
  for (const name of await theirs()) {
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  if ((await theirs()).length > 0) throw new Error('Files of the account are still there.')
}
