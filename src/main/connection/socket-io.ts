import type { Socket } from 'socket.io-client'
import { errorBody, ParleyError } from '#shared/errors.ts'
import type { Dial } from './pipe.ts'

const PATH = '/v1/socket'
const DIAL_TIMEOUT_MS = 10_000

/** Socket.IO as a pipe: no reconnection and no buffer of its own, for what is sent is remembered elsewhere. */
export const dialSocketIo: Dial = ({ serverUrl, token }, events) => {
  let socket: Socket | null = null
  let isOver = false

  function end(reason: ParleyError): void {
    if (isOver) return
    close()
    events.onClose(reason)
  }

  function close(): void {
    isOver = true
    socket?.removeAllListeners()
    socket?.disconnect()
  }

  async function open(): Promise<void> {
    // Loaded when it is first needed: starting up does not wait for it.
    const { io } = await import('socket.io-client')
    if (isOver) return
    socket = io(serverUrl, {
      path: PATH,
      auth: { token },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: false,
      forceNew: true,
      timeout: DIAL_TIMEOUT_MS,
    })
    socket.on('connect', () => events.onOpen())
    socket.on('connect_error', (error) => end(refusal(error)))
    socket.on('disconnect', () => end(new ParleyError('OFFLINE', 'The connection was lost.')))
    socket.onAny((name: string, frame: unknown) => events.onFrame(name, frame))
  }

  open().catch((error: unknown) => end(refusal(error)))

  return {
    send(name, frame, onAnswer) {
      if (!socket?.connected) return
      if (onAnswer) socket.emit(name, frame, onAnswer)
      else socket.emit(name, frame)
    },
    close,
  }
}

/** The server's own words, where it said some before it closed the door. */
function refusal(error: unknown): ParleyError {
  const said = error instanceof Error && 'data' in error ? errorBody.safeParse(error.data) : null
  return said?.success
    ? ParleyError.from(said.data)
    : new ParleyError('OFFLINE', 'The server cannot be reached.')
}
