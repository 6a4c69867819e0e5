import { randomUUID } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { z } from 'zod'
import { id } from '#shared/ids.ts'
import { place, vaultKind } from '#shared/ipc.ts'
import { me } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { writeAtomically } from './atomic-file.ts'

/** An account as the next start finds it, before any keychain is asked. */
const remembered = z.object({ serverUrl: z.string(), me, vault: vaultKind })
export type Remembered = z.infer<typeof remembered>

const common = z.object({
  /** Names this installation to servers. */
  clientId: id,
  /** What the sign-in form is filled with. */
  serverUrl: z.string().nullable(),
  email: z.string().nullable(),
  /** Where one was signed in before. */
  places: z.array(place).default([]),
})

/** What is known before the keychain is asked. Nothing in it is secret. */
const accountsRecord = common.extend({ version: z.literal(2), accounts: z.array(remembered) })
export type AccountsRecord = z.infer<typeof accountsRecord>

/** Version 1 held one account, and no number. */
const firstRecord = common
  .extend({ signedIn: remembered.omit({ serverUrl: true }).nullable() })
  .transform(({ signedIn, ...rest }): AccountsRecord => {
    const { serverUrl } = rest
    const accounts = signedIn && serverUrl !== null ? [{ serverUrl, ...signedIn }] : []
    return { version: 2, ...rest, accounts }
  })

/** Reads the record; a damaged one is put aside and begun anew. */
export async function readAccounts(file: string, log: Log): Promise<AccountsRecord> {
  try {
    return z.union([accountsRecord, firstRecord]).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      log.error('account.record-damaged', errorFacts(error))
      await rename(file, `${file}.damaged-${Date.now()}`).catch(() => undefined)
    }
    const fresh: AccountsRecord = {
      ...{ version: 2, clientId: randomUUID(), serverUrl: null, email: null },
      ...{ places: [], accounts: [] },
    }
    await writeAccounts(file, fresh)
    return fresh
  }
}

export async function writeAccounts(file: string, record: AccountsRecord): Promise<void> {
  await writeAtomically(file, JSON.stringify(record, null, 2))
}
