import { io, type Socket } from 'socket.io-client'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { errorBody, ParleyError } from '#shared/errors.ts'
import { type Answer, DOWN, PROTOCOL_VERSION, UP, type UpFrame, type UpName } from '#shared/protocol.ts'
import type { Account } from './account.ts'
import { refusal } from './api.ts'
import { retryDelay } from './backoff.ts'
import type { Replica } from './replica.ts'

/** From package.json, put in by the build. */
declare const __APP_VERSION__: string

export type ConnectionState =
  | { kind: 'closed' }
  /** `again`: it was lost, or could not be had, before. */
  | { kind: 'connecting'; again: boolean }
  | { kind: 'online' }
  | { kind: 'offline' }
  /** The account is no longer accepted. */
  | { kind: 'signedOut' }
  /** The server no longer speaks this page's protocol. */
  | { kind: 'unsupported' }

type Asked = Exclude<UpName, 'typing' | 'presence' | 'viewing'>
type Value<Name extends Asked> = Extract<z.output<(typeof UP)[Name]['ack']>, { ok: true }>['value']

interface Listeners {
  /** The state or the replica has changed. */
  changed: () => void
  /** The account is no longer accepted. */
  signedOut: () => void
  typing: (frame: z.infer<typeof DOWN.typing>) => void
}

const OPEN_TIMEOUT_MS = 10_000
const ANSWER_TIMEOUT_MS = 15_000

/**
 * The one socket. Every connection is hello, then pull, then pokes; Socket.IO is a pipe, and neither its own
 * reconnecting nor its buffers are relied on.
 */
export class Connection {
  readonly #account: Account
  readonly #replica: Replica
  readonly #listeners: Listeners
  readonly #clientId = newId()
  #state: ConnectionState = { kind: 'closed' }
  #socket: Socket | null = null
  #attempt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined
  #heartbeatMs = 0

  constructor(account: Account, replica: Replica, listeners: Listeners) {
    this.#account = account
    this.#replica = replica
    this.#listeners = listeners
  }

  get state(): ConnectionState {
    return this.#state
  }

  start(): void {
    if (this.#state.kind === 'closed' || this.#state.kind === 'signedOut') void this.#connect()
  }

  /** The network may be back, or the page is looked at again: do not wait for the next attempt. */
  kick(): void {
    if (this.#state.kind === 'offline') void this.#connect()
  }

  /** The network is gone: say so now, rather than when the silence has lasted long enough. */
  cut(): void {
    if (this.#socket) this.#lose(this.#socket, undefined)
  }

  async ask<Name extends Asked>(name: Name, frame: UpFrame<Name>): Promise<Value<Name>> {
    const socket = this.#socket
    if (!socket) throw new ParleyError('OFFLINE', 'There is no connection.')
    const raw: unknown = await socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck(name, frame)
      .catch(() => {
        const error = new ParleyError('TIMEOUT', 'The server has not answered.')
        this.#lose(socket, error)
        throw error
      })
    const answer = UP[name].ack.parse(raw) as Answer<Value<Name>>
    if (answer.ok) return answer.value
    const error = ParleyError.from(answer.error)
    if (isAboutAccount(error)) this.#lose(socket, error)
    throw error
  }

  /** Says that the customer types. Worth nothing later, so it is not kept when it cannot go now. */
  sayTyping(frame: UpFrame<'typing'>): void {
    if (this.#state.kind === 'online') this.#socket?.volatile.emit('typing', frame)
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#retry)
    this.#become({ kind: 'connecting', again: this.#attempt > 0 })
    let token = ''
    try {
      token = await this.#account.accessToken()
      await this.#open(token)
    } catch (error) {
      const expired = error instanceof ParleyError && error.code === 'TOKEN_EXPIRED'
      // Our clock disagrees with the server's: what it calls expired is.
      const cause: unknown = expired
        ? await this.#account.renew(token).then(
            () => error,
            (later) => later,
          )
        : error
      this.#lose(null, cause)
    }
  }

  async #open(token: string): Promise<void> {
    const socket = io({
      path: '/v1/socket',
      auth: { token },
      forceNew: true,
      reconnection: false,
      timeout: OPEN_TIMEOUT_MS,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    })
    await opened(socket)
    this.#socket = socket
    let cause: unknown
    socket.on('error', (frame: unknown) => {
      cause = refusal(frame)
    })
    socket.on('disconnect', () => this.#lose(socket, cause))
    socket.on('poke', (frame: unknown) => this.#takePoke(frame))
    socket.on('typing', (frame: unknown) => {
      const typing = DOWN.typing.safeParse(frame)
      if (typing.success) this.#listeners.typing(typing.data)
    })
    try {
      await this.#greet()
    } catch (error) {
      this.#lose(socket, error)
    }
  }

  async #greet(): Promise<void> {
    const welcome = await this.ask('hello', {
      protocol: PROTOCOL_VERSION,
      clientId: this.#clientId,
      appVersion: __APP_VERSION__,
      cursor: this.#replica.cursor,
    })
    this.#heartbeatMs = welcome.limits.heartbeatMs
    this.#listenForSilence()
    await this.#pull()
    this.#attempt = 0
    this.#become({ kind: 'online' })
  }

  async #pull(): Promise<void> {
    let next: UpFrame<'pull'> | null = this.#replica.beginPull()
    while (next) next = this.#replica.takePage(await this.ask('pull', next))
  }

  #takePoke(frame: unknown): void {
    this.#listenForSilence()
    const socket = this.#socket
    const poke = DOWN.poke.safeParse(frame)
    // A poke we cannot read leaves a hole: the same cure as for one that begins after our cursor.
    const outcome = poke.success ? this.#replica.takePoke(poke.data) : 'gap'
    if (outcome === 'gap') {
      this.#pull().then(this.#listeners.changed, (error: unknown) => this.#lose(socket, error))
    } else if (outcome === 'applied') {
      this.#listeners.changed()
    }
  }

  /** A poke comes at every heartbeat. When even those stop, the line is dead, whatever the socket believes. */
  #listenForSilence(): void {
    clearTimeout(this.#silence)
    const socket = this.#socket
    this.#silence = setTimeout(() => this.#lose(socket, undefined), this.#heartbeatMs * 2.5)
  }

  /** Gives up a connection, or an attempt at one, and decides what comes next. `cause` is why, where anybody said. */
  #lose(socket: Socket | null, cause: unknown): void {
    // What is heard of a connection that was given up before says nothing about its successor.
    if (socket !== this.#socket) return
    clearTimeout(this.#silence)
    this.#socket = null
    socket?.removeAllListeners()
    socket?.disconnect()

    const error = cause instanceof ParleyError ? cause : null
    if (error?.code === 'UNAUTHENTICATED') {
      this.#become({ kind: 'signedOut' })
      this.#listeners.signedOut()
    } else if (error?.code === 'UNSUPPORTED_CLIENT') {
      this.#become({ kind: 'unsupported' })
    } else {
      this.#attempt += 1
      const delay = retryDelay(this.#attempt, error?.body.retryAfterMs)
      this.#retry = setTimeout(() => void this.#connect(), delay)
      this.#become({ kind: 'offline' })
    }
  }

  #become(state: ConnectionState): void {
    this.#state = state
    this.#listeners.changed()
  }
}

/** The token is at fault, not what was asked with it. */
export function isAboutAccount(error: ParleyError): boolean {
  return error.code === 'UNAUTHENTICATED' || error.code === 'TOKEN_EXPIRED'
}

/** Resolves when the socket is up; rejects with what the server's gate said, or OFFLINE. */
function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      const body = errorBody.safeParse(error.data)
      socket.disconnect()
      reject(
        body.success
          ? ParleyError.from(body.data)
          : new ParleyError('OFFLINE', 'The server cannot be reached.'),
      )
    })
  })
}
