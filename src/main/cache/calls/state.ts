import type { Cursor } from '#shared/protocol.ts'
import type { Reader, Writer } from '../files/connection.ts'

/** How far the cache has come. */
export interface SyncPlace {
  /** Null before the first pull is through. */
  cursor: Cursor | null
  /** Complete up to this moment, by the server's clock. */
  completeTo: string | null
  /** Where a pull of everything that is under way goes on. */
  resume: string | null
}

/** The pull of everything that is under way: its cursor, and the generation that its rows get. */
export interface SyncState extends SyncPlace {
  generation: number
  reset: Cursor | null
}

interface Row {
  epoch: string | null
  rev: number | null
  complete_to: string | null
  generation: number
  reset_epoch: string | null
  reset_rev: number | null
  reset_resume: string | null
}

export function readSyncState(cache: Reader): SyncState {
  const row = cache.get<Row>('select * from sync_state')
  if (!row) throw new Error('The row of sync_state is missing.')
  return {
    cursor: cursorOf(row.epoch, row.rev),
    completeTo: row.complete_to,
    resume: row.reset_resume,
    generation: row.generation,
    reset: cursorOf(row.reset_epoch, row.reset_rev),
  }
}

export function writeSyncState(cache: Writer, state: SyncState): void {
  cache.run(
    `update sync_state set epoch = :epoch, rev = :rev, complete_to = :completeTo,
       generation = :generation, reset_epoch = :resetEpoch, reset_rev = :resetRev, reset_resume = :resume`,
    {
      epoch: state.cursor?.epoch ?? null,
      rev: state.cursor?.rev ?? null,
      completeTo: state.completeTo,
      generation: state.generation,
      resetEpoch: state.reset?.epoch ?? null,
      resetRev: state.reset?.rev ?? null,
      resume: state.resume,
    },
  )
}

function cursorOf(epoch: string | null, rev: number | null): Cursor | null {
  return epoch === null || rev === null ? null : { epoch, rev }
}

/** The later of two moments. ISO 8601 in UTC sorts as it reads. */
export function laterOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
