import type { EventPayload, StoreChange } from '#shared/ipc.ts'
import type { Asker } from '../security/index.ts'
import { createPatchFeed, type PatchFeed } from './patch-feed.ts'
import { siftFor } from './sift.ts'

/** The streams of changes to all windows, each numbered for itself and with what its window needs. */
export interface PatchFeeds extends Pick<PatchFeed, 'add' | 'interrupt'> {
  open(asker: Asker, send: (payload: EventPayload<'store.patch'>) => void): void
  close(askerId: number): void
  snapshot(asker: Asker, read: () => Promise<StoreChange[]>): ReturnType<PatchFeed['snapshot']>
}

export function createPatchFeeds(): PatchFeeds {
  const feeds = new Map<number, { asker: Asker; feed: PatchFeed }>()
  return {
    open: (asker, send) => void feeds.set(asker.id, { asker, feed: createPatchFeed(send) }),
    close: (askerId) => void feeds.delete(askerId),
    add(changes) {
      for (const { asker, feed } of feeds.values()) {
        const theirs = siftFor(asker, changes)
        if (theirs.length > 0) feed.add(theirs)
      }
    },
    interrupt() {
      for (const { feed } of feeds.values()) feed.interrupt()
    },
    snapshot(asker, read) {
      const found = feeds.get(asker.id)
      if (!found) throw new Error('This window has been closed.')
      return found.feed.snapshot(async () => [...siftFor(asker, await read())])
    },
  }
}
