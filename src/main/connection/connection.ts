import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ConnectionState } from '#shared/ipc.ts'
import {
  type Cursor,
  HELLO_TIMEOUT_MS,
  PROTOCOL_VERSION,
  type UpFrame,
  type Welcome,
} from '#shared/protocol.ts'
import type { Log } from '../diagnostics/index.ts'
import { backoffDelay } from './backoff.ts'
import { type AskName, type AskValue, type Down, type Line, openLine } from './line.ts'
import type { Dial } from './pipe.ts'

const RECONNECT = { first: 500, longest: 30_000 } as const
const ASK_TIMEOUT_MS = 10_000
/** A poke, empty if need be, comes every heartbeat; after this many without one the line is dead. */
const SILENT_HEARTBEATS = 2.5
/** What a new token may help against. */
const TOKEN_REFUSED: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'TOKEN_EXPIRED'])

export interface ConnectionOptions {
  dial: Dial
  serverUrl: string
  clientId: Id
  appVersion: string
  accessToken(refresh: boolean): Promise<string>
  /** Where the cache is, for `hello`. */
  cursor(): Cursor | null
  onState(state: ConnectionState): void
  onWelcome(welcome: Welcome): void
  onDown(down: Exclude<Down, { name: 'error' }>): void
  /** Something was said that could not be understood. */
  onBadFrame(): void
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
  tell<Name extends 'typing' | 'presence'>(name: Name, frame: UpFrame<Name>): void
  /** Stops waiting: tries now, and leaves `needs_auth` and `unsupported`. */
  retry(): void
  close(): void
}

export function createConnection(options: ConnectionOptions): Connection {
  const { dial, serverUrl, clientId, appVersion, accessToken, cursor, log, random = Math.random } = options
  let state: ConnectionState = { state: 'connecting', attempt: 0 }
  let line: Line | null = null
  let timer: NodeJS.Timeout | undefined
  let attempt = 0
  /** Counts the tries to connect: what belongs to an earlier one is not listened to. */
  let turn = 0
  /** The server has refused a token since it last welcomed us. */
  let isTokenRefused = false

  function become(next: ConnectionState): void {
    state = next
    log.info('connection.state', { state: next.state, attempt })
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
      if (turn === mine) fail(asRefusal(error), true)
      return
    }
    if (turn !== mine) return
    const opened = openLine(
      dial,
      { serverUrl, token },
      {
        onOpen: () => void greet(opened),
        onDown: (down) => {
          if (opened !== line) return
          if (down.name === 'error') opened.close(ParleyError.from(down.frame))
          else options.onDown(down)
        },
        onBadFrame: () => {
          if (opened === line) options.onBadFrame()
        },
        onClose: (reason) => {
          if (opened !== line) return
          line = null
          fail(reason, false)
        },
      },
      log,
    )
    line = opened
  }

  async function greet(opened: Line): Promise<void> {
    try {
      const hello = { protocol: PROTOCOL_VERSION, clientId, appVersion, cursor: cursor() }
      const welcome = await opened.ask('hello', hello, HELLO_TIMEOUT_MS)
      if (opened !== line) return
      opened.expectFrames(welcome.limits.heartbeatMs * SILENT_HEARTBEATS)
      attempt = 0
      isTokenRefused = false
      become({ state: 'online' })
      options.onWelcome(welcome)
    } catch (error) {
      opened.close(asRefusal(error))
    }
  }

  /** What follows when there is no line: another try at once or later, or none until somebody acts. */
  function fail(reason: ParleyError, isFromKeeper: boolean): void {
    log.info('connection.lost', { code: reason.code })
    if (TOKEN_REFUSED.has(reason.code)) {
      const isNewTokenOfNoUse = isFromKeeper || isTokenRefused
      isTokenRefused = true
      if (isNewTokenOfNoUse) become({ state: 'needs_auth' })
      else void connect(true)
    } else if (reason.code === 'UNSUPPORTED_CLIENT') {
      const minAppVersion = reason.body.details?.minAppVersion
      become({ state: 'unsupported', minAppVersion: typeof minAppVersion === 'string' ? minAppVersion : '' })
    } else {
      const delay = Math.max(reason.body.retryAfterMs ?? 0, backoffDelay(RECONNECT, attempt++, random))
      timer = setTimeout(() => void connect(), delay)
      become({
        state: 'offline',
        reason: reason.message,
        retryAt: new Date(Date.now() + delay).toISOString(),
      })
    }
  }

  function drop(): void {
    clearTimeout(timer)
    turn++
    const dropped = line
    line = null
    dropped?.close(new ParleyError('OFFLINE', 'The connection was closed.'))
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
        if (error instanceof ParleyError && TOKEN_REFUSED.has(error.code)) asked.close(error)
        throw error
      }
    },
    tell(name, frame) {
      if (state.state === 'online') line?.tell(name, frame)
    },
    retry() {
      if (state.state === 'online' || state.state === 'closed') return
      drop()
      attempt = 0
      isTokenRefused = false
      void connect()
    },
    close() {
      drop()
      become({ state: 'closed' })
    },
  }
}

function asRefusal(error: unknown): ParleyError {
  return error instanceof ParleyError ? error : new ParleyError('OFFLINE', 'The server cannot be reached.')
}
