import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import { ParleyError } from '#shared/errors.ts'
import type { AccessTokens } from '../domain/account/index.ts'
import type { Outlet } from '../domain/sync/index.ts'
import { API_PREFIX, BODY_LIMIT } from '../http/index.ts'
import { refusalOf } from '../refusal.ts'
import { type ConnectionServices, serve } from './connection.ts'
import type { DownEvents, ParleySocket, SocketData, UpEvents } from './frames.ts'

export interface Realtime {
  /** Tells every socket when to come back, waits for the frames in hand, and ends. */
  close(): Promise<void>
}

interface RealtimeServices extends Omit<ConnectionServices, 'track'> {
  readonly accessTokens: AccessTokens
  readonly allowedOrigins: readonly string[]
}

/** Clients come back spread over this time, rather than all at once. */
const COME_BACK_WITHIN_MS = 3_000

export function createRealtime(httpServer: HttpServer, services: RealtimeServices): Realtime {
  const { accessTokens, allowedOrigins, limiter, log } = services
  const outlets = new Set<Outlet>()
  const inHand = new Set<Promise<unknown>>()

  const io = new Server<UpEvents, DownEvents, Record<string, never>, SocketData>(httpServer, {
    path: `${API_PREFIX}/socket`,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: BODY_LIMIT,
    cors: { origin: [...allowedOrigins] },
    allowRequest: (request, decide) => {
      const allowed = isAllowedOrigin(request, allowedOrigins)
      decide(allowed ? null : 'origin not allowed', allowed)
    },
  })

  io.use((socket, next) => {
    admit(socket).then(
      () => next(),
      (error: unknown) => next(Object.assign(new Error('refused'), { data: refusalOf(error, log) })),
    )
  })

  async function admit(socket: ParleySocket): Promise<void> {
    limiter.take('connections', socket.handshake.address)
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

  io.on('connection', (socket) => {
    const outlet = serve(socket, { ...services, track })
    outlets.add(outlet)
    socket.once('disconnect', () => outlets.delete(outlet))
  })

  return {
    async close() {
      for (const outlet of outlets) {
        const retryAfterMs = 500 + Math.floor(Math.random() * COME_BACK_WITHIN_MS)
        outlet.cut(new ParleyError('UNAVAILABLE', 'The server is restarting.', { retryAfterMs }))
      }
      await Promise.allSettled(inHand)
      io.engine.close()
    },
  }
}

/** Desktop applications send no origin; pages of this server send its own. */
function isAllowedOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || allowed.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
