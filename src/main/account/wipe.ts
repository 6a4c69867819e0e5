import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WIPE_RECEIPT_AUDIENCE, type WipeReceipt } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import { type LastWipe, lastWipe } from '#shared/ipc.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Api } from './api.ts'
import { writeAtomically } from './atomic-file.ts'
import type { DeviceKey } from './device-key.ts'
import { leaseName } from './lease.ts'
import { accountFolder, vaultName } from './secrets.ts'
import type { Vault } from './vault.ts'
import {
  openShelf,
  type QueuedReceipt,
  queuedReceipt,
  removeFolder,
  type WipeJob,
  wipeJob,
} from './wipe-files.ts'

export type WipeRequest = Omit<WipeJob, 'id' | 'at'>

export interface WiperOptions {
  userData: string
  vaults: readonly Vault[]
  deviceKey: DeviceKey
  api: Api
  /** Forgets what is of no single account, when none is left but those that are being destroyed: `names`. */
  clearTraces(reason: WipeJob['reason'], names: ReadonlySet<string>): Promise<void>
  log: Log
  now?: () => number
  /** Ends the process at a named point, for the tests that prove what survives it. */
  crash?: (point: string) => void
}

/** The one way in which what an account holds on this computer is destroyed. */
export interface Wiper {
  /**
   * Writes down what is to be done, then does it: the key, the files, the traces, the receipt. What works with the
   * files must have been stopped. Throws when something could not be removed; the next start goes on with it.
   */
  destroy(request: WipeRequest): Promise<void>
  /** Goes on with what was interrupted. Answers the accounts, by the names of their secrets, that are no more. */
  finish(): Promise<string[]>
  /** Whether something of an account is still to be removed. */
  isPending(name: string): Promise<boolean>
  /** Sends the receipts that wait, to all servers or one; those that cannot be delivered go on waiting. */
  deliver(serverUrl?: string): Promise<void>
  /** The last wipe that nobody here asked for; null after the next sign-in. */
  last(): Promise<LastWipe | null>
  forgetLast(): Promise<void>
}

export function createWiper(options: WiperOptions): Wiper {
  const { userData, vaults, deviceKey, api, clearTraces, log, now = Date.now } = options
  const crash = options.crash ?? (() => undefined)
  const jobs = openShelf(join(userData, 'wipes'), wipeJob, log)
  const receipts = openShelf(join(userData, 'receipts'), queuedReceipt, log)
  const lastFile = join(userData, 'last-wipe.json')
  /** By server: one that does not answer holds up no other. */
  const deliveries = new Map<string, Promise<void>>()

  async function carryOut(job: WipeJob): Promise<void> {
    const name = vaultName(job.serverUrl, job.userId)
    // The key first: without it, files that cannot be removed are noise.
    const keyLeft = await failureOf(() => removeKeys(name, job.vault))
    crash('wipe-key-gone')
    for (const vault of vaults) await removeFolder(accountFolder(userData, vault, name))
    crash('wipe-files-gone')
    await clearTraces(job.reason, await pendingNames())
    if (keyLeft) throw keyLeft
    if (job.reason !== 'sign_out') {
      const { reason, unsent, at } = job
      await writeAtomically(lastFile, JSON.stringify({ reason, unsent, at } satisfies LastWipe))
    }
    await queueReceipt(job)
    crash('wipe-receipt-queued')
    await jobs.remove(job.id)
    log.info('account.wiped', { reason: job.reason, unsent: job.unsent })
  }

  /** From every vault, for an account may have had entries in several; the one it has now must say that it is gone. */
  async function removeKeys(name: string, kind: WipeJob['vault']): Promise<void> {
    for (const vault of vaults) {
      const failure = await failureOf(() => removeFrom(vault, [name, leaseName(name)]))
      if (failure && vault.kind === kind) throw failure
    }
  }

  async function queueReceipt(job: WipeJob): Promise<void> {
    const { id, serverUrl, userId, deviceId, at, vault: _, ...why } = job
    const claims: WipeReceipt = {
      jti: id,
      aud: WIPE_RECEIPT_AUDIENCE,
      sub: userId,
      device: deviceId,
      destroyed: ['key', 'files'],
      at,
      ...why,
    }
    try {
      await receipts.put(id, { serverUrl, deviceId, receipt: await deviceKey.sign(claims) })
    } catch (error) {
      // What matters is gone. Without its key the device cannot prove it.
      log.error('wipe.receipt-not-signed', errorFacts(error))
    }
  }

  async function pendingNames(): Promise<ReadonlySet<string>> {
    return new Set((await jobs.all()).map(({ item }) => vaultName(item.serverUrl, item.userId)))
  }

  function deliverTo(serverUrl: string): Promise<void> {
    const delivery = (deliveries.get(serverUrl) ?? Promise.resolve()).then(async () => {
      for (const { name, item } of await receipts.all()) {
        if (item.serverUrl === serverUrl && (await isSettled(item))) await receipts.remove(name)
      }
    })
    const logged = delivery.catch((error: unknown) => log.error('wipe.receipts-not-read', errorFacts(error)))
    deliveries.set(serverUrl, logged)
    return logged
  }

  async function isSettled({ serverUrl, deviceId, receipt }: QueuedReceipt): Promise<boolean> {
    try {
      await api({ serverUrl, route: 'wipeReceipt', params: { deviceId }, body: { receipt } })
      log.info('wipe.receipt-delivered')
      return true
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      log.info('wipe.receipt-not-delivered', { code: error.code })
      return isRefusedForGood(error)
    }
  }

  return {
    async destroy(request) {
      const job: WipeJob = { ...request, id: randomUUID(), at: new Date(now()).toISOString() }
      await jobs.put(job.id, job)
      crash('wipe-written')
      await carryOut(job)
    },
    async finish() {
      const names: string[] = []
      for (const { item } of await jobs.all()) {
        names.push(vaultName(item.serverUrl, item.userId))
        await carryOut(item).catch((error: unknown) => log.error('account.not-wiped', errorFacts(error)))
      }
      return names
    },
    async isPending(name) {
      return (await pendingNames()).has(name)
    },
    async deliver(serverUrl) {
      const waiting = (await receipts.all()).map(({ item }) => item.serverUrl)
      await Promise.all([...new Set(waiting)].filter((url) => (serverUrl ?? url) === url).map(deliverTo))
    },
    async last() {
      try {
        return lastWipe.parse(JSON.parse(await readFile(lastFile, 'utf8')))
      } catch {
        return null
      }
    },
    forgetLast: () => rm(lastFile, { force: true }),
  }
}

async function removeFrom(vault: Vault, entries: readonly string[]): Promise<void> {
  for (const entry of entries) {
    if ((await vault.read(entry)) === null) continue
    await vault.remove(entry)
    if ((await vault.read(entry)) !== null) throw new Error('The vault keeps what it was told to forget.')
  }
}

/** The server has read it and will never take it. A page of a hotel's network has not. */
function isRefusedForGood({ code, body }: ParleyError): boolean {
  return code === 'UNAUTHENTICATED' || (code === 'INVALID' && body.field === 'receipt')
}

async function failureOf(action: () => Promise<void>): Promise<unknown> {
  try {
    await action()
    return null
  } catch (error) {
    return error
  }
}
