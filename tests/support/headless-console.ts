import { resolve } from 'node:path'
import type { Accounts, SignedIn } from '../../src/main/account/index.ts'
import { createAccounts, createApi, createDeviceKey, createWiper } from '../../src/main/account/index.ts'
import type { Vault } from '../../src/main/account/vault.ts'
import { dialSocketIo } from '../../src/main/connection/index.ts'
import { createDesks, type Desks } from '../../src/main/desks/index.ts'
import { type Arrival, openEngine } from '../../src/main/engine/index.ts'
import { applyChanges, type Held, NOTHING_HELD } from '../../src/renderer/store/held.ts'
import type { Id } from '../../src/shared/ids.ts'
import type { QueueRow, StoreChange } from '../../src/shared/ipc.ts'
import type { View } from '../../src/shared/queue.ts'
import { NO_FILTERS } from '../../src/shared/queue-filters.ts'
import { placeOf } from '../../src/shared/queue-order.ts'
import { waysWithoutBrowser } from './ways-in.ts'

/** Node runs the worker from its source. */
const WORKER_FILE = resolve(import.meta.dirname, '../../src/main/cache/worker.ts')

/** Main without Electron: accounts, desks and engines as the console puts them together. */
export interface HeadlessConsole {
  readonly accounts: Accounts
  readonly desks: Desks<SignedIn>
  readonly changes: readonly StoreChange[]
  readonly arrivals: readonly { accountId: Id; arrival: Arrival }[]
  /** What a renderer would hold that has heard everything. */
  held(): Held
  /** A view read page by page, to its end. */
  queue(view: View, accountId?: Id): Promise<QueueRow[]>
  stop(): Promise<void>
}

/** Starts on what an earlier one has left in `userData` and `vault`. */
export async function startHeadlessConsole(userData: string, vault: Vault): Promise<HeadlessConsole> {
  const changes: StoreChange[] = []
  const arrivals: { accountId: Id; arrival: Arrival }[] = []
  const silent = () => undefined
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const emit = (told: readonly StoreChange[]) => void changes.push(...told)
  const api = createApi(fetch)
  const desks = createDesks<SignedIn>({
    log,
    emit,
    openEngine: (signedIn, tell) =>
      openEngine({
        ...signedIn,
        workerFile: WORKER_FILE,
        sqliteBinding: undefined,
        appVersion: '0.1.0',
        dial: dialSocketIo,
        ...{ api, fetch },
        dialogs: { choose: async () => [], chooseTarget: async () => null },
        emit: tell,
        onNewMessages: (some) =>
          arrivals.push(...some.map((arrival) => ({ accountId: signedIn.me.workspace.id, arrival }))),
        log,
      }),
  })
  const common = { userData, vaults: [vault], api, log }
  const deviceKey = createDeviceKey([vault], log)
  const accounts = createAccounts({
    ...common,
    deviceName: 'test',
    deviceKey,
    ways: waysWithoutBrowser(api),
    wiper: createWiper({ ...common, deviceKey, clearTraces: async () => undefined }),
    countUnsent: async () => null,
    deskOf: desks.of,
    onLeft: desks.remove,
    emit,
  })
  await accounts.start()
  return {
    accounts,
    desks,
    changes,
    arrivals,
    held: () => applyChanges(NOTHING_HELD, changes),
    async queue(view, accountId) {
      const read: QueueRow[] = []
      for (;;) {
        const last = read.at(-1)?.session
        const after = last ? placeOf('lastMessage', last) : null
        const page = await desks.handlers['queue.page']({
          ...{ view, after, filters: NO_FILTERS, sort: 'lastMessage' },
          ...(accountId && { accountId }),
        })
        read.push(...page.rows)
        if (!page.more) return read
      }
    },
    stop: desks.stop,
  }
}
