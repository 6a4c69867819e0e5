import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CallDesk } from '../../src/main/cache/call-desk.ts'
import type { CallInput, CallName, CallOutput } from '../../src/main/cache/calls/index.ts'
import { DeskFiles } from '../../src/main/cache/desk-files.ts'
import { Writer } from '../../src/main/cache/files/connection.ts'
import { unlock } from '../../src/main/cache/files/open.ts'
import type { Repair } from '../../src/main/cache/messages.ts'
import type { Id } from '../../src/shared/ids.ts'

const ACCOUNT = '0190a000-0000-7000-8000-0000000000aa'

/** The two files without the worker around them: every call is over when it returns. */
export interface LocalFiles {
  readonly folder: string
  readonly key: Buffer
  readonly repairs: Repair[]
  call<Name extends CallName>(name: Name, ...input: CallInput<Name>): CallOutput<Name>
  cache(): Writer
  journal(): Writer
  /** Closes the files, and opens them again. */
  reopen(more?: { key?: Buffer }): void
  close(): void
  /** After {@link close}. */
  open(more?: { key?: Buffer }): void
  remove(): void
}

export function openLocalFiles(me: Id, crash: (point: string) => void = () => undefined): LocalFiles {
  const folder = mkdtempSync(join(tmpdir(), 'parley-files-'))
  const key = randomBytes(32)
  const repairs: Repair[] = []
  let files: DeskFiles
  let desk: CallDesk

  function open(secret: Buffer): void {
    const data = { folder, key: secret, binding: undefined, me, accountId: ACCOUNT, isCrashEnabled: false }
    files = new DeskFiles(data, crash)
    repairs.push(...files.repairs)
    desk = new CallDesk(files, { me, accountId: ACCOUNT }, crash, (repair) => void repairs.push(repair))
  }

  function close(): void {
    desk.answer({ id: 0, name: 'close', input: null })
  }

  open(key)
  return {
    folder,
    key,
    repairs,
    call: (name, ...[input]) => desk.answer({ id: 0, name, input }) as CallOutput<typeof name>,
    cache: () => new Writer(files.cache),
    journal: () => new Writer(files.journal),
    reopen({ key: secret = key } = {}) {
      close()
      open(secret)
    },
    close,
    open: ({ key: secret = key } = {}) => open(secret),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

interface Closed {
  readonly folder: string
  readonly key: Buffer
}

function withFile<Value>({ folder, key }: Closed, name: string, use: (file: Writer) => Value): Value {
  const connection = unlock(join(folder, name), key, undefined)
  try {
    return use(new Writer(connection))
  } finally {
    connection.close()
  }
}

/** Looks into, or meddles with, a file of a desk on which no engine is open. */
export function cacheOf<Value>(desk: Closed, use: (cache: Writer) => Value): Value {
  return withFile(desk, 'cache.db', use)
}

export function journalOf<Value>(desk: Closed, use: (journal: Writer) => Value): Value {
  return withFile(desk, 'journal.db', use)
}
