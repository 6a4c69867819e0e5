import type { Log } from '../diagnostics/index.ts'
import { type AccountsRecord, readAccounts, writeAccounts } from './accounts-file.ts'

/** The record of who is remembered here, and whose turn it is to change it. */
export interface RecordKeeper {
  /** Null before it has been read. */
  record(): AccountsRecord | null
  /** Starting, signing in and signing out never overlap. */
  inTurn<Value>(action: (known: AccountsRecord) => Promise<Value>): Promise<Value>
  /** Answers the record as it is from now on. */
  change(more: Partial<AccountsRecord>): Promise<AccountsRecord>
}

export function keepRecord(file: string, log: Log): RecordKeeper {
  let record: AccountsRecord | null = null
  let lastTurn: Promise<unknown> = Promise.resolve()
  /** Nor do two writes. */
  let lastWrite: Promise<unknown> = Promise.resolve()

  return {
    record: () => record,
    inTurn(action) {
      const turn = lastTurn.then(async () => {
        record ??= await readAccounts(file, log)
        return action(record)
      })
      lastTurn = turn.catch(() => undefined)
      return turn
    },
    async change(more) {
      const known = { ...(record ?? (await readAccounts(file, log))), ...more }
      record = known
      const write = lastWrite.then(() => writeAccounts(file, known))
      lastWrite = write.catch(() => undefined)
      await write
      return known
    },
  }
}
