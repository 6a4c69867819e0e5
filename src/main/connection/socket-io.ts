import type { ManagerOptions, Socket } from 'socket.io-client'
import { ParleyError } from '#shared/errors.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { causeOf, troubleOf, type Way } from '../network/index.ts'
import type { Dial } from './pipe.ts'
import { anyError } from './tolerant.ts'

const PATH = '/v1/socket'
const DIAL_TIMEOUT_MS = 10_000
/** On polling, how often it is tried whether WebSocket has become possible. */
const LOOK_AGAIN_MS = 5 * 60_000

type Transport = 'websocket' | 'polling'

export interface SocketIoOptions {
  way(serverUrl: string): Promise<Way>
  dialTimeoutMs?: number
  lookAgainMs?: number
  log?: Log
}

/** Directly, and trusting whom Node trusts. */
export const dialSocketIo = createSocketIoDial({
  way: async () => ({ agent: undefined, authorities: undefined }),
})

/**
 * Socket.IO as a pipe: no reconnection and no buffer of its own, for what is sent is remembered elsewhere. Where
 * something on the way lets no WebSocket through, it polls, and goes back once that has changed.
 */
export function createSocketIoDial({
  way,
  dialTimeoutMs = DIAL_TIMEOUT_MS,
  lookAgainMs = LOOK_AGAIN_MS,
  log,
}: SocketIoOptions): Dial {
  /** What worked the last time is tried first. */
  let preferred: Transport = 'websocket'

  return ({ serverUrl, token }, events) => {
    let socket: Socket | null = null
    let taken: Way['agent']
    let look: NodeJS.Timeout | undefined
    let isOver = false

    function end(reason: ParleyError): void {
      if (isOver) return
      close()
      events.onClose(reason)
    }

    function close(): void {
      isOver = true
      clearInterval(look)
      socket?.removeAllListeners()
      socket?.disconnect()
      taken?.destroy()
    }

    async function open(): Promise<void> {
      const { agent, authorities } = await way(serverUrl)
      // Loaded when it is first needed: starting up does not wait for it.
      const { io, Manager } = await import('socket.io-client')
      if (isOver) return agent?.destroy()
      taken = agent
      const settings: Partial<ManagerOptions> = {
        path: PATH,
        reconnection: false,
        timeout: dialTimeoutMs,
        ...(authorities && { ca: authorities }),
        // An agent of Node's, although the type says otherwise: it is handed to ws and to http.
        ...(agent && { agent: agent as unknown as boolean }),
      }

      function dial(transport: Transport, fallback: Transport | null): void {
        const dialled = io(serverUrl, {
          ...settings,
          transports: [transport],
          forceNew: true,
          auth: { token },
        })
        socket = dialled
        dialled.on('connect', () => {
          preferred = transport
          if (transport === 'polling') look = setInterval(lookForWebSocket, lookAgainMs)
          events.onOpen()
        })
        dialled.on('connect_error', (error) => {
          const reason = reasonOf(error, serverUrl)
          if (isOver) return
          if (fallback === null || isFinal(error, reason)) return end(reason)
          dialled.removeAllListeners()
          dialled.disconnect()
          dial(fallback, null)
        })
        dialled.on('disconnect', () => end(new ParleyError('OFFLINE', 'The connection was lost.')))
        dialled.onAny((name: string, frame: unknown) => events.onFrame(name, frame))
      }

      function lookForWebSocket(): void {
        const trial = new Manager(serverUrl, { ...settings, transports: ['websocket'], autoConnect: false })
        trial.open((error) => {
          if (error || isOver) return
          trial.engine.close()
          preferred = 'websocket'
          end(new ParleyError('OFFLINE', 'There is a better connection now.'))
        })
      }

      dial(preferred, preferred === 'websocket' ? 'polling' : 'websocket')
    }

    open().catch((error: unknown) => {
      // No way was found, or a mistake of ours: either is nothing that the network has said.
      log?.error('connection.not-dialled', errorFacts(error))
      end(reasonOf(error, serverUrl))
    })

    return {
      send(name, frame, onAnswer) {
        if (!socket?.connected) return
        if (onAnswer) socket.emit(name, frame, onAnswer)
        else socket.emit(name, frame)
      },
      close,
    }
  }
}

/** What another transport would meet as well: the server's own no, and a certificate that cannot be trusted. */
function isFinal(error: Error, { body }: ParleyError): boolean {
  return 'data' in error || String(body.details?.cause).startsWith('tls')
}

/** The server's own words, where it said some before it closed the door; otherwise what stood in the way. */
function reasonOf(error: unknown, serverUrl: string): ParleyError {
  if (!(error instanceof Error)) return troubleOf('unreachable', serverUrl)
  const said = anyError.safeParse('data' in error ? error.data : null)
  if (said.success) return ParleyError.from(said.data)
  const met = obstacle(error)
  if (met instanceof ParleyError) return met
  if (typeof met === 'number') return troubleOf(met >= 500 ? 'server_error' : 'not_parley', serverUrl)
  return troubleOf(causeOf(met), serverUrl)
}

/** What Socket.IO wraps: an HTTP status, a refusal of our own agent's, or the name of a failure. */
function obstacle(error: Error): ParleyError | number | string {
  // Its own word for a connection that took too long.
  if (error.message === 'timeout') return 'ETIMEDOUT'
  const { description, context } = error as { description?: unknown; context?: unknown }
  if (typeof description === 'number' && description >= 100) return description
  const cause = inner(description, 'error') ?? inner(context, 'statusText')
  if (cause instanceof ParleyError) return cause
  const status = /^Unexpected server response: (\d+)$/.exec(String(inner(cause, 'message')))?.[1]
  return status === undefined ? String(inner(cause, 'code')) : Number(status)
}

function inner(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
