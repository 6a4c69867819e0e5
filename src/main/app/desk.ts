import { rm } from 'node:fs/promises'
import { ParleyError } from '#shared/errors.ts'
import type { Patch } from '#shared/ipc.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Engine } from '../engine/index.ts'

const NEWER_FILES: Patch = { kind: 'notice', notice: { id: 'newer_files', kind: 'newer_files' } }

type KickReason = Parameters<Engine['kick']>[0]

export interface DeskOptions<Opening extends { folder: string }> {
  openEngine(opening: Opening): Promise<Engine>
  /** An engine has been opened: what a snapshot brings is another than before. */
  onOpened(): void
  log: Log
}

/** The engine of whoever is signed in. */
export interface Desk<Opening> {
  open(opening: Opening): void
  empty(): void
  /** Waits for the engine that is being opened. Throws UNAUTHENTICATED when nobody is signed in. */
  engine(): Promise<Engine>
  /** What the engine holds now; while there is none, only why. */
  snapshot(): Promise<Patch[]>
  kick(reason: KickReason): void
  signedInAgain(): void
  unsent(): Promise<number>
  stop(): Promise<void>
  /** Removes the account's files, whether or not the engine could be opened. */
  destroy(): Promise<void>
}

export function createDesk<Opening extends { folder: string }>(options: DeskOptions<Opening>): Desk<Opening> {
  const { openEngine, onOpened, log } = options
  let folder: string | null = null
  let opened: Engine | null = null
  /** Why there is no engine, for a page that loads later and asks. */
  let failure: Patch[] = []
  let decide: (engine: Promise<Engine>) => void = () => undefined
  let expected: Promise<Engine>
  // Pending until the account has said who is signed in.
  expect(new Promise((resolve) => (decide = resolve)))

  function expect(engine: Promise<Engine>): void {
    expected = engine
    // Whoever asks for it sees the failure; with nobody asking, it is no crash.
    engine.catch(() => undefined)
  }

  function settle(engine: Promise<Engine>): void {
    decide(engine)
    expect(engine)
  }

  async function openLogged(opening: Opening): Promise<Engine> {
    try {
      opened = await openEngine(opening)
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'UNSUPPORTED_CLIENT') failure = [NEWER_FILES]
      log.error('engine.not-opened', errorFacts(error))
      throw error
    }
    onOpened()
    return opened
  }

  return {
    open(opening) {
      folder = opening.folder
      failure = []
      settle(openLogged(opening))
    },
    empty() {
      folder = null
      opened = null
      failure = []
      settle(Promise.reject(new ParleyError('UNAUTHENTICATED', 'Nobody is signed in.')))
    },
    engine: () => expected,
    snapshot: async () => (opened ? opened.snapshot() : failure),
    kick: (reason) => opened?.kick(reason),
    signedInAgain: () => opened?.signedInAgain(),
    unsent: async () => (await expected).unsent(),
    stop: async () => opened?.stop(),
    async destroy() {
      const engine = await expected.catch(() => null)
      opened = null
      if (engine) await engine.destroy()
      else if (folder !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}
