import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import { ParleyError } from '#shared/errors.ts'
import { HELLO_TIMEOUT_MS } from '#shared/protocol.ts'
import type { AccessTokens } from '../domain/account/index.ts'
import { API_PREFIX, addressOf, BODY_LIMIT, bareHeaders, type InNetworks } from '../http/index.ts'
import { anybodyAt } from '../limits/index.ts'
import { refusalOf } from '../refusal.ts'
import { type Connection, type ConnectionServices, cutExpired, serve } from './connection.ts'
import type { DownEvents, ParleySocket, SocketData, UpEvents } from './frames.ts'
import { tellHere } from './live.ts'
import { createRelay } from './relay.ts'

export interface Realtime {
  /** Tells every socket when to come back, waits for the frames in hand, and ends. */
  close(): Promise<void>
}

interface RealtimeServices extends Omit<ConnectionServices, 'track' | 'relay' | 'connections'> {
  readonly accessTokens: AccessTokens
  readonly allowedOrigins: readonly string[]
  readonly isTrustedProxy: InNetworks
  readonly redisUrl: string | null
  readonly production: boolean
}

/** Clients come back spread over this time, rather than all at once. */
const COME_BACK_WITHIN_MS = 3_000
/** How often it is looked whose token has run out. */
const EXPIRY_LOOK_MS = 1_000

export function createRealtime(httpServer: HttpServer, services: RealtimeServices): Realtime {
  const { db, pump, accessTokens, allowedOrigins, limiter, log } = services
  const connections = new Set<Connection>()
  const inHand = new Set<Promise<unknown>>()
  let draining = false

  const io = new Server<UpEvents, DownEvents, Record<string, never>, SocketData>(httpServer, {
    path: `${API_PREFIX}/socket`,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: BODY_LIMIT,
    connectTimeout: HELLO_TIMEOUT_MS,
    cors: { origin: [...allowedOrigins] },
    allowRequest: (request, decide) => {
      const allowed = isAllowedOrigin(request, allowedOrigins)
      decide(allowed ? null : 'origin not allowed', allowed)
    },
  })

  const headers = bareHeaders(services.production)
  io.engine.on('headers', (answer: Record<string, string>) => Object.assign(answer, headers))

  const relay = createRelay(services.redisUrl, log, async (event) => {
    if (pump.tells(event.sender.workspaceId)) await tellHere(db, pump, event, null)
  })

  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error: unknown) => next(Object.assign(new Error('refused'), { data: refusalOf(error, log) })),
    )
  })

  async function admit(socket: ParleySocket): Promise<void> {
    if (draining) throw restarting()
    const address = addressOf(socket.request, services.isTrustedProxy)
    await limiter.consume('connections', anybodyAt(address))
    socket.data.address = address
    const { token } = socket.handshake.auth as { token?: unknown }
    socket.data.caller = await accessTokens.verify(typeof token === 'string' ? token : '')
  }

  async function track<Result>(work: Promise<Result>): Promise<Result> {
    inHand.add(work)
    try {
      return await work
    } finally {
      inHand.delete(work)
    }
  }

  const served: ConnectionServices = { ...services, relay, connections, track }
  io.on('connection', (socket) => {
    forgetBeginning(socket)
    serve(socket, served)
  })
  const expiry = setInterval(cutExpired, EXPIRY_LOOK_MS, connections)

  return {
    async close() {
      draining = true
      clearInterval(expiry)
      for (const { outlet } of connections) outlet.cut(restarting())
      await Promise.allSettled(inHand)
      await relay?.close()
      io.engine.close()
    },
  }
}

function restarting(): ParleyError {
  const retryAfterMs = 500 + Math.floor(Math.random() * COME_BACK_WITHIN_MS)
  return new ParleyError('UNAVAILABLE', 'The server is restarting.', { retryAfterMs })
}

/**
 * What Socket.IO keeps of a socket's beginning, and of rooms that nobody uses here, is more than all we keep of it. It is
 * not read again, and a socket lives long.
 */
function forgetBeginning(socket: ParleySocket): void {
  Object.assign(socket.conn, { request: null })
  Object.assign(socket, { handshake: null })
  socket.nsp.adapter.delAll(socket.id)
}

/** Desktop applications send no origin; pages of this server send its own. */
function isAllowedOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
