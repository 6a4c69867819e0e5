import { openStore, type StoreOptions } from '../cache/index.ts'

/** Messages that have not been sent, in files that nobody works with: opened for this alone. */
export async function countUnsent(
  files: Pick<StoreOptions, 'accountId' | 'folder' | 'key' | 'me' | 'workerFile' | 'sqliteBinding' | 'log'>,
): Promise<number> {
  const nothing = () => undefined
  const store = await openStore({
    ...files,
    isCrashEnabled: false,
    onRepaired: nothing,
    onUnwritable: nothing,
    onRestarted: nothing,
  })
  try {
    return await store.call('countUnsent')
  } finally {
    await store.close()
  }
}
