import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Patch } from '#shared/ipc.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Engine } from '../engine/index.ts'

const NOT_CONNECTED: Patch = {
  kind: 'sync',
  sync: {
    connection: { state: 'closed' },
    completeTo: null,
    clock: { offsetMs: 0, isWrong: false },
    server: null,
    waitingToSend: 0,
    toConfirm: 0,
    pack: { complete: 0, wanted: 0 },
  },
}
const NEWER_FILES: Patch = { kind: 'notice', notice: { id: 'newer_files', kind: 'newer_files' } }

type KickReason = Parameters<Engine['kick']>[0]

export interface DeskOptions<Opening> {
  openEngine(opening: Opening): Promise<Engine>
  emit(patches: Patch[]): void
  log: Log
}

/** Where the engine of one account is, or is expected. */
export interface Desk<Opening> {
  open(opening: Opening): void
  /** There will be no engine before somebody signs in again. */
  shut(): void
  /** Waits for the engine that is being opened. Throws UNAUTHENTICATED when it is shut. */
  engine(): Promise<Engine>
  /** The engine, if it is open by now. */
  opened(): Engine | null
  /** What the engine holds now; while there is none, only why. */
  snapshot(): Promise<Patch[]>
  kick(reason: KickReason): void
  signedInAgain(): void
  notified(messageIds: readonly Id[]): void
  unsent(): Promise<number>
  stop(): Promise<void>
  /** Stops for good, and lets go of the account's files: they are about to be destroyed. */
  close(): Promise<void>
}

export function createDesk<Opening>({ openEngine, emit, log }: DeskOptions<Opening>): Desk<Opening> {
  let opened: Engine | null = null
  /** Why there is no engine, for a page that loads later and asks. */
  let failure: Patch[] = []
  let decide: (engine: Promise<Engine>) => void = () => undefined
  let expected: Promise<Engine>
  // Pending until the account's key has been looked for.
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

  async function openAndTell(opening: Opening): Promise<Engine> {
    try {
      opened = await openEngine(opening)
    } catch (error) {
      const isNewer = error instanceof ParleyError && error.code === 'UNSUPPORTED_CLIENT'
      failure = isNewer ? [NOT_CONNECTED, NEWER_FILES] : [NOT_CONNECTED]
      emit(failure)
      log.error('engine.not-opened', errorFacts(error))
      throw error
    }
    // Other accounts may have been told long ago: this one comes to them, and nothing of theirs is told again.
    await opened
      .snapshot()
      .then((patches) => emit([{ kind: 'reset' }, ...patches]))
      .catch((error: unknown) => log.error('engine.not-told', errorFacts(error)))
    return opened
  }

  return {
    open(opening) {
      failure = []
      settle(openAndTell(opening))
    },
    shut() {
      settle(Promise.reject(new ParleyError('UNAUTHENTICATED', 'Sign in again to open this workspace.')))
    },
    engine: () => expected,
    opened: () => opened,
    snapshot: async () => (opened ? opened.snapshot() : failure),
    kick: (reason) => opened?.kick(reason),
    signedInAgain: () => opened?.signedInAgain(),
    notified: (messageIds) => opened?.notified(messageIds),
    unsent: async () => (await expected).unsent(),
    stop: async () => opened?.stop(),
    async close() {
      const engine = opened ?? (await expected.catch(() => null))
      opened = null
      expect(Promise.reject(new ParleyError('UNAUTHENTICATED', 'You are not signed in here any more.')))
      await engine?.stop()
    },
  }
}
