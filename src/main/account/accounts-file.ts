import { randomUUID } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { id } from '#shared/ids.ts'
import { accountState } from '#shared/ipc.ts'
import { me } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { writeAtomically } from './atomic-file.ts'

const [, , signedIn] = accountState.options

/** What is known before the keychain is asked. Nothing in it is secret. */
const accountsRecord = z.object({
  /** Names this installation to servers. */
  clientId: id,
  /** What the sign-in form is filled with. */
  serverUrl: z.string().nullable(),
  email: z.string().nullable(),
  signedIn: z.object({ me, vault: signedIn.shape.vault }).nullable(),
})
export type AccountsRecord = z.infer<typeof accountsRecord>

/** Reads the record; a damaged one is put aside and begun anew. */
export async function readAccounts(file: string, log: Log): Promise<AccountsRecord> {
  try {
    return accountsRecord.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      log.error('account.record-damaged', errorFacts(error))
      await rename(file, `${file}.damaged-${Date.now()}`).catch(() => undefined)
    }
    const fresh = { clientId: randomUUID(), serverUrl: null, email: null, signedIn: null }
    await writeAccounts(file, fresh)
    return fresh
  }
}

export async function writeAccounts(file: string, record: AccountsRecord): Promise<void> {
  await writeAtomically(file, JSON.stringify(record, null, 2))
}
