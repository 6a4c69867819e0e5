import type { Receipt } from '#shared/commands.ts'
import { type Message, UNTOUCHED } from '#shared/entities.ts'
import { type ErrorBody, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Commit, Leased, Setback, Store } from '../cache/index.ts'
import { backoffDelay, type Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { judgeRefusal } from './verdict.ts'

/** Messages in flight at a time, each of another session. */
const PARALLEL = 8
const RETRY = { first: 1_000, longest: 60_000 } as const
/** After an outage, replies older than this ask before they go out. */
const ASK_AFTER_MS = 15 * 60_000
/** When the server wants less and does not say how long. */
const PAUSE_MS = 5_000
/** On a slow line a message takes its time; sent again, it would take twice as long. A dead line is noticed before. */
const SEND_TIMEOUT_MS = 45_000
/** Nothing is in flight for longer: a question ends before, one way or the other. */
const LEASE_MS = 60_000
/** A file that the server does not have after so many uploads, it does not want. */
const MAX_NEW_UPLOADS = 3
/** When the journal cannot be written. */
const BROKEN_MS = 5_000
/**
 * Replies that were confirmed after an outage leave this far apart: at 60 a minute they stay below the 100 that a server
 * takes from one sender by default, and leave room for what is written now.
 */
const PACE_MS = 1_000

export interface OutboxOptions {
  store: Pick<Store, 'call'>
  ask: Connection['ask']
  me: Id
  onCommit(commit: Commit): void
  /** What a message carries has to go up again. */
  onFileGone(): void
  crash(point: string): void
  log: Log
  now?: () => number
  random?: () => number
  paceMs?: number
}

export interface Outbox {
  /** The line is up: what waits goes out, after asking about what has waited for long. */
  connected(): void
  disconnected(): void
  /** Something may be due. */
  wake(): void
  /** Resolves when nothing is in flight. */
  quiet(): Promise<unknown>
  /** Waits for what is in flight: with the line closed, that is back in the journal at once. */
  stop(): Promise<void>
}

/** Sends what the journal holds: in order and one at a time in each session, several sessions at once. */
export function createOutbox(options: OutboxOptions): Outbox {
  const {
    store,
    ask,
    me,
    onCommit,
    onFileGone,
    crash,
    log,
    now = Date.now,
    random = Math.random,
    paceMs = PACE_MS,
  } = options
  let isConnected = false
  /** Counts connections. */
  let connection = 0
  let isBusy = false
  let isWoken = false
  const inFlight = new Set<Promise<void>>()
  /** Nothing is sent before, on the clock that no one sets. */
  let pausedUntil = 0
  /** No confirmed reply leaves before, on the same clock. */
  let pacedFrom = 0
  let timer: NodeJS.Timeout | undefined

  async function work(): Promise<void> {
    isWoken = true
    if (isBusy) return
    isBusy = true
    try {
      while (isWoken && isConnected) {
        isWoken = false
        await sendDue()
      }
    } catch (error) {
      log.error('outbox.failed', errorFacts(error))
      wakeIn(BROKEN_MS)
    } finally {
      isBusy = false
    }
  }

  async function sendDue(): Promise<void> {
    const pause = pausedUntil - performance.now()
    if (pause > 0) return wakeIn(pause)
    const limit = PARALLEL - inFlight.size
    if (limit <= 0) return
    const { leased, nextAt, commit } = await store.call('leaseDue', {
      now: now(),
      limit,
      leaseFor: LEASE_MS,
      horizon: RETRY.longest,
      pacedFrom: now() + Math.max(0, pacedFrom - performance.now()),
    })
    onCommit(commit)
    if (leased.some(({ isPaced }) => isPaced)) pacedFrom = performance.now() + paceMs
    if (nextAt !== null) wakeIn(Math.max(0, nextAt - now()))
    for (const message of leased) {
      const flight = send(message).finally(() => {
        inFlight.delete(flight)
        void work()
      })
      inFlight.add(flight)
    }
  }

  async function send(message: Leased): Promise<void> {
    try {
      const receipt = await deliver(message).catch((refusal: unknown) => putBack(message, refusal))
      if (receipt) await take(message, receipt)
    } catch (error) {
      // A file could not be written. The message goes out again when its lease has ended: the server knows it.
      log.error('outbox.not-settled', errorFacts(error))
    }
  }

  function deliver({ id, attachment, attempts: _, isPaced: __, ...message }: Leased): Promise<Receipt> {
    const input = attachment ? { ...message, attachmentId: attachment.id } : message
    const receipt = ask('command', { id, name: 'message.send', input }, SEND_TIMEOUT_MS)
    crash('emitted')
    return receipt
  }

  async function take(message: Leased, { seq, at }: Receipt): Promise<void> {
    crash('acked')
    if (seq === null) throw new Error('A receipt for a message says no place.')
    onCommit(await store.call('settleSent', { message: sentMessage(message, seq, at) }))
  }

  async function putBack(message: Leased, refusal: unknown): Promise<null> {
    const setback = setbackOf(message, refusal)
    onCommit(await store.call('settleSetback', { id: message.id, setback }))
    if (setback.kind === 'file_gone') onFileGone()
    return null
  }

  function setbackOf(message: Leased, refusal: unknown): Setback {
    const { attempts } = message
    const { body: error } =
      refusal instanceof ParleyError ? refusal : new ParleyError('INTERNAL', 'Something went wrong.')
    const verdict = isFileGone(message, error) ? 'file_gone' : judgeRefusal(error.code)
    log.info('outbox.setback', { verdict, code: error.code, attempts })
    switch (verdict) {
      case 'waits':
        // Until the line is up again: trying on would change nothing.
        isConnected = false
        return { kind: 'released', error }
      case 'pauses':
        pausedUntil = Math.max(pausedUntil, performance.now() + (error.retryAfterMs ?? PAUSE_MS))
        return { kind: 'released', error }
      case 'later':
        return {
          kind: 'later',
          nextAt: now() + Math.max(error.retryAfterMs ?? 0, backoffDelay(RETRY, attempts, random)),
          error,
        }
      case 'stale':
      case 'failed':
      case 'file_gone':
        return { kind: verdict, error }
    }
  }

  function sentMessage(message: Leased, seq: number, at: string): Message {
    const { id, sessionId, type, body, attachment, replyTo } = message
    return {
      ...UNTOUCHED,
      id,
      sessionId,
      seq,
      senderKind: 'user',
      senderId: me,
      type,
      body,
      attachment,
      replyTo,
      createdAt: at,
    }
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void work(), milliseconds)
  }

  async function resume(): Promise<void> {
    const mine = ++connection
    const askBefore = new Date(now() - ASK_AFTER_MS).toISOString()
    try {
      onCommit(await store.call('resumeAfterOutage', { askBefore }))
    } catch (error) {
      log.error('outbox.failed', errorFacts(error))
    }
    if (mine !== connection) return
    isConnected = true
    await work()
  }

  return {
    connected: () => void resume(),
    disconnected() {
      connection++
      isConnected = false
    },
    wake: () => void work(),
    quiet: () => Promise.all(inFlight),
    async stop() {
      connection++
      isConnected = false
      clearTimeout(timer)
      await Promise.all(inFlight)
    },
  }
}

/** The server keeps a file that no message carries for a day: this one has waited for longer, and goes up again. */
function isFileGone({ attachment, attempts }: Leased, { code, field }: ErrorBody): boolean {
  return attachment !== null && code === 'INVALID' && field === 'attachmentId' && attempts < MAX_NEW_UPLOADS
}
