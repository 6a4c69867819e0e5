import { type Db, inWorkspace, type Tx } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type ChangeRecord, recordChanges } from '../changes/index.ts'
import { takenOr } from '../unique.ts'

/** What a direct write has done. Audit details are facts, never what somebody wrote. */
export interface Written<Value> {
  readonly value: Value
  readonly changes: readonly ChangeRecord[]
  /** Null when all was as wanted before. */
  readonly audit: {
    readonly action: string
    readonly subjectId: string
    readonly details?: Readonly<Record<string, unknown>>
  } | null
}

export type DirectWrite = <Value>(
  identity: Identity,
  work: (tx: Tx, reader: Reader) => Promise<Written<Value>>,
) => Promise<Value>

/**
 * For writes that say how something shall be, of which doing them twice is doing them once: they need no receipt, and
 * are no commands. `committed` is called after a commit that left change records.
 */
export function createDirectWrite(db: Db, committed: () => void): DirectWrite {
  return async (identity, work) => {
    try {
      const { value, changes } = await inWorkspace(db, identity, async (tx) => {
        const reader = await loadReader(tx, identity)
        const written = await work(tx, reader)
        const { audit } = written
        if (audit !== null) await recordAudit(tx, reader, audit.action, audit.subjectId, audit.details)
        await recordChanges(tx, reader.workspaceId, written.changes)
        return written
      })
      if (changes.length > 0) committed()
      return value
    } catch (error) {
      throw takenOr(error)
    }
  }
}

/** For what is as it shall be already. */
export function unchanged<Value>(value: Value): Written<Value> {
  return { value, changes: [], audit: null }
}
