import type { ChannelOutput, EventPayload, IpcResult } from '#shared/ipc.ts'

export type Snapshot = ChannelOutput<'store.snapshot'>
type Batch = EventPayload<'store.patch'>

interface FeedPorts {
  snapshot(): Promise<IpcResult<Snapshot>>
  /** Everything held so far is replaced by this. */
  onSnapshot(snapshot: Snapshot): void
  onChanges(changes: Batch['changes']): void
  wait(milliseconds: number): Promise<void>
}

/** How long to wait before asking again for a snapshot that was refused while the console runs. */
const RETRY_MS = 1_000

/**
 * Keeps the store in step with main: batches are applied in the order of `storeRev` and none is left out. When one
 * is missing, everything is asked for anew, and batches that come meanwhile are judged by the new snapshot.
 */
export function createFeed(ports: FeedPorts) {
  /** The last rev applied; null while a snapshot is awaited. */
  let rev: number | null = null
  let early: Batch[] = []

  async function start(): Promise<IpcResult<Snapshot>> {
    const answer = await ports.snapshot()
    if (!answer.ok) return answer
    rev = answer.value.storeRev
    ports.onSnapshot(answer.value)
    const waiting = early
    early = []
    waiting.forEach(receive)
    return answer
  }

  async function restart(): Promise<void> {
    let answer = await start()
    while (!answer.ok) {
      await ports.wait(RETRY_MS)
      answer = await start()
    }
  }

  function receive(batch: Batch): void {
    if (rev === null) {
      early.push(batch)
    } else if (batch.storeRev === rev + 1) {
      rev = batch.storeRev
      ports.onChanges(batch.changes)
    } else if (batch.storeRev > rev) {
      rev = null
      early.push(batch)
      void restart()
    }
  }

  return { start, receive }
}
