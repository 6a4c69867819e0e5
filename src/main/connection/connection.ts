import type { Lease } from '#shared/devices.ts'
import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { type ConnectionState, offlineCause } from '#shared/ipc.ts'
import {
  type Cursor,
  HELLO_TIMEOUT_MS,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  type UpFrame,
  type Welcome,
} from '#shared/protocol.ts'
import type { Log } from '../diagnostics/index.ts'
import { type Diagnose, troubleOf } from '../network/index.ts'
import { backoffDelay } from './backoff.ts'
import type { ServerClock } from './clock.ts'
import { type AskName, type AskValue, type Down, type Line, openLine } from './line.ts'
import type { Dial } from './pipe.ts'
import { unknownProtocol, unsupported } from './unsupported.ts'

const RECONNECT = { first: 500, longest: 30_000 } as const
const ASK_TIMEOUT_MS = 10_000
/** A poke, empty if need be, comes every heartbeat; after this many without one the line has to show that it lives. */
const SILENT_HEARTBEATS = 1.25
/** How long it may take to do so; and how much longer if it brings something meanwhile, for it may only be slow. */
const PROBE_TIMEOUT_MS = 5_000
const SLOW_PROBE_TIMEOUT_MS = 15_000
/** What a new token may help against. */
const TOKEN_REFUSED: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED'])
/** What ends a line that is up: it does not go on as whom it was opened for. */
const ENDS_LINE: ReadonlySet<ErrorCode> = new Set([...TOKEN_REFUSED, 'DEVICE_WIPED'])

export interface ConnectionOptions {
  dial: Dial
  serverUrl: string
  clientId: Id
  appVersion: string
  accessToken(refresh: boolean): Promise<string>
  /** Where the cache is, for `hello`. */
  cursor(): Cursor | null
  onState(state: ConnectionState): void
  /** The server has said hello, and what is so there. */
  onWelcome(welcome: Welcome): void
  /** The line is up, or has shown that it still is: whatever may have been missed is to be asked for. */
  onOnline(): void
  onDown(down: Exclude<Down, { name: 'error' }>): void
  /** Changes were told that could not be understood. */
  onBadFrame(): void
  /** The server has welcomed us, and says how long the lease on what is kept here is. */
  onContact(lease: Lease): void
  /** The server has told this device to wipe itself: there is nothing left to connect for. */
  onWiped(refusal: ParleyError): void
  /** The server says things that are newer than this console. */
  onUnknown(): void
  /** Learns the server's time from what it says. */
  clock: ServerClock
  /** Finds out why the server cannot be reached; without it, what the pipe said has to do. */
  diagnose?: Diagnose
  log: Log
  random?: () => number
}

/** The one connection to the server, kept up until it is closed. */
export interface Connection {
  state(): ConnectionState
  /** Connects, and connects again whenever the line is lost. */
  start(): void
  /** Throws {@link ParleyError}: OFFLINE, TIMEOUT, or what the server said. */
  ask<Name extends AskName>(name: Name, frame: UpFrame<Name>, timeout?: number): Promise<AskValue<Name>>
  /** Said if somebody listens. */
  tell<Name extends 'typing' | 'presence' | 'viewing'>(name: Name, frame: UpFrame<Name>): void
  /** Stops waiting: tries now, and leaves `needs_auth` and `unsupported`. */
  retry(): void
  /** The line may be dead and not know it: nothing is said to be online until the server has answered. */
  probe(): void
  close(): void
}

export function createConnection(options: ConnectionOptions): Connection {
  const { dial, serverUrl, clientId, appVersion, accessToken, cursor, clock, diagnose, log } = options
  const { random = Math.random } = options
  let state: ConnectionState = { state: 'connecting', attempt: 0 }
  let line: Line | null = null
  let timer: NodeJS.Timeout | undefined
  let attempt = 0
  /** Counts the tries to connect: what belongs to an earlier one is not listened to. */
  let turn = 0
  /** The server has refused a token since it last welcomed us. */
  let isTokenRefused = false
  /** Why the tries since the last welcome have failed, as far as somebody has looked. */
  let diagnosed: ParleyError | null = null
  let isDiagnosing = false

  function become(next: ConnectionState): void {
    state = next
    log.info('connection.state', {
      state: next.state,
      attempt,
      ...('cause' in next && { cause: next.cause }),
    })
    options.onState(next)
  }

  async function connect(refresh = false): Promise<void> {
    clearTimeout(timer)
    const mine = ++turn
    become({ state: 'connecting', attempt })
    let token: string
    try {
      token = await accessToken(refresh)
    } catch (error) {
      if (turn === mine) fail(asRefusal(error), { isFromKeeper: true, wasOnline: false })
      return
    }
    if (turn !== mine) return
    let wasOnline = false
    const opened = openLine(
      dial,
      { serverUrl, token },
      {
        onOpen: () =>
          void greet(opened).then((isWelcome) => {
            wasOnline = isWelcome
          }),
        onDown: (down) => {
          if (opened !== line) return
          if (down.name === 'error') return opened.close(ParleyError.from(down.frame))
          if (down.name === 'poke') clock.heard(down.frame.at)
          options.onDown(down)
        },
        onBadFrame: () => {
          if (opened === line) options.onBadFrame()
        },
        onUnknown: options.onUnknown,
        onClose: (reason) => {
          if (opened !== line) return
          line = null
          fail(reason, { isFromKeeper: false, wasOnline })
        },
      },
      log,
    )
    line = opened
  }

  /** Whether we are welcome. */
  async function greet(opened: Line): Promise<boolean> {
    try {
      const hello = { protocol: PROTOCOL_VERSION, clientId, appVersion, cursor: cursor() }
      const askedAt = performance.now()
      const welcome = await opened.ask('hello', hello, HELLO_TIMEOUT_MS)
      if (opened !== line) return false
      if (welcome.protocol < OLDEST_PROTOCOL_VERSION || welcome.protocol > PROTOCOL_VERSION)
        throw unknownProtocol(welcome.protocol)
      clock.learn(welcome.serverTime, performance.now() - askedAt)
      opened.expectFrames(welcome.limits.heartbeatMs * SILENT_HEARTBEATS, () => void probe())
      attempt = 0
      isTokenRefused = false
      diagnosed = null
      become({ state: 'online' })
      options.onWelcome(welcome)
      if (welcome.lease) options.onContact(welcome.lease)
      options.onOnline()
      return true
    } catch (error) {
      opened.close(asRefusal(error))
      return false
    }
  }

  async function probe(): Promise<void> {
    if (line === null || state.state !== 'online') return
    const probed = line
    const mine = turn
    become({ state: 'connecting', attempt })
    // Any answer will do, a refusal too. What comes unasked proves only the way down.
    let isAnswered = await answers(probed, PROBE_TIMEOUT_MS)
    if (!isAnswered && line === probed) isAnswered = await answers(probed, SLOW_PROBE_TIMEOUT_MS)
    if (turn !== mine) return
    if (line === probed && isAnswered) {
      become({ state: 'online' })
      options.onOnline()
    } else if (!isAnswered) {
      probed.close(new ParleyError('OFFLINE', 'The server does not answer.'))
      retry()
    }
  }

  /** What follows when there is no line: another try at once or later, or none until somebody acts. */
  function fail(reason: ParleyError, at: { isFromKeeper: boolean; wasOnline: boolean }): void {
    log.info('connection.lost', { code: reason.code })
    if (TOKEN_REFUSED.has(reason.code)) {
      const isNewTokenOfNoUse = at.isFromKeeper || isTokenRefused
      isTokenRefused = true
      if (isNewTokenOfNoUse) become({ state: 'needs_auth' })
      else void connect(true)
    } else if (reason.code === 'DEVICE_WIPED') {
      become({ state: 'needs_auth' })
      options.onWiped(reason)
    } else if (reason.code === 'UNSUPPORTED_CLIENT') {
      become(unsupported(reason, appVersion))
    } else {
      const delay = Math.max(reason.body.retryAfterMs ?? 0, backoffDelay(RECONNECT, attempt++, random))
      timer = setTimeout(() => void connect(), delay)
      become(offline(diagnosed ?? reason, new Date(clock.now() + delay).toISOString()))
      // A line that was up is back in a moment, as a rule: then nobody needs to know why it broke.
      // The keeper has looked already.
      if (!at.wasOnline && !at.isFromKeeper && reason.code !== 'RATE_LIMITED') void explain()
    }
  }

  async function explain(): Promise<void> {
    if (!diagnose || isDiagnosing) return
    isDiagnosing = true
    const found = await diagnose(serverUrl).catch(() => null)
    isDiagnosing = false
    if (state.state === 'online' || state.state === 'closed') return
    diagnosed = found
    if (found && state.state === 'offline') become(offline(found, state.retryAt))
  }

  function offline(reason: ParleyError, retryAt: string | null): ConnectionState {
    const named = offlineCause.safeParse(reason.body.details?.cause)
    const cause = named.success ? named.data : reason.code === 'OFFLINE' ? 'unreachable' : 'server_error'
    const hint = reason.body.hint ?? troubleOf(cause, serverUrl).body.hint ?? ''
    return { state: 'offline', cause, reason: reason.message, hint, retryAt }
  }

  function drop(): void {
    clearTimeout(timer)
    turn++
    const dropped = line
    line = null
    dropped?.close(new ParleyError('OFFLINE', 'The connection was closed.'))
  }

  function retry(): void {
    if (state.state === 'online' || state.state === 'closed') return
    drop()
    attempt = 0
    isTokenRefused = false
    void connect()
  }

  return {
    state: () => state,
    start: () => void connect(),
    async ask(name, frame, timeout = ASK_TIMEOUT_MS) {
      if (line === null || state.state !== 'online') throw new ParleyError('OFFLINE', 'You are offline.')
      const asked = line
      try {
        return await asked.ask(name, frame, timeout)
      } catch (error) {
        // The token has ended while the line was up: the line's end makes us come back with a new one.
        if (error instanceof ParleyError && ENDS_LINE.has(error.code)) asked.close(error)
        // What comes down says nothing about what goes up.
        if (error instanceof ParleyError && error.code === 'TIMEOUT' && asked === line) void probe()
        throw error
      }
    },
    tell(name, frame) {
      if (state.state === 'online') line?.tell(name, frame)
    },
    retry,
    probe: () => void probe(),
    close() {
      drop()
      become({ state: 'closed' })
    },
  }
}

/** Whether a line answers in time. True of one that was closed by what was said on it: it has spoken. */
async function answers(line: Line, timeout: number): Promise<boolean> {
  const failure = await line.ask('checksum', {}, timeout).then(() => null, asRefusal)
  return failure?.code !== 'TIMEOUT'
}

function asRefusal(error: unknown): ParleyError {
  return error instanceof ParleyError ? error : new ParleyError('OFFLINE', 'The server cannot be reached.')
}
