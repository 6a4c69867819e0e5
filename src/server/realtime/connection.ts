import { v7 as uuidv7 } from 'uuid'
import type { Receipt } from '#shared/commands.ts'
import { MAX_BODY } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import {
  HEARTBEAT_MS,
  HELLO_TIMEOUT_MS,
  MAX_PAGE,
  OLDEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION,
  UP,
  type UpName,
} from '#shared/protocol.ts'
import { isOlder } from '#shared/version.ts'
import type { Crash } from '../crash.ts'
import type { Db } from '../db/index.ts'
import type { Identity } from '../domain/access/index.ts'
import { tokenExpired } from '../domain/account/index.ts'
import { readRange } from '../domain/messages/index.ts'
import type { Presence } from '../domain/presence/index.ts'
import { type Outlet, type Pump, pull, queueChecksum } from '../domain/sync/index.ts'
import { type Carry, type Limiter, memberAt } from '../limits/index.ts'
import type { Log } from '../log.ts'
import { parse, refusalOf } from '../refusal.ts'
import { assertSound } from '../soundness.ts'
import type { FrameInput, FrameResult, ParleySocket } from './frames.ts'
import { type LiveEvent, tellHere } from './live.ts'
import { SocketOutlet } from './outlet.ts'
import type { Relay } from './relay.ts'

export interface ConnectionServices {
  readonly db: Db
  readonly pump: Pump
  readonly presence: Presence
  readonly carry: Carry
  readonly limiter: Limiter
  readonly log: Log
  readonly crash: Crash
  readonly minAppVersion: string
  readonly version: string
  readonly leaseDays: number
  /** To the other nodes; null where there are none to be reached. */
  readonly relay: Relay | null
  /** All that are served here. */
  readonly connections: Set<Connection>
  /** Work that a shutdown waits for. */
  track<Result>(work: Promise<Result>): Promise<Result>
}

/** What is kept of a socket as long as it lives. There are thousands: what they can share is not in it. */
export interface Connection {
  readonly services: ConnectionServices
  readonly socket: ParleySocket
  readonly outlet: Outlet
  /** Which of a device's connections speaks for it. */
  readonly id: string
  phase: 'silent' | 'greeting' | 'online'
  patience: NodeJS.Timeout | undefined
}

/** One socket from its handshake to its end: hello first, then whatever its frames ask for. */
export function serve(socket: ParleySocket, services: ConnectionServices): void {
  const outlet = new SocketOutlet(socket)
  const patience = setTimeout(tooSilent, HELLO_TIMEOUT_MS, outlet)
  const connection: Connection = { services, socket, outlet, id: uuidv7(), phase: 'silent', patience }
  services.connections.add(connection)
  // One listener for all frames: one for each would cost every socket more than the rest of this.
  socket.onAny((name: string, frame: unknown, ack: unknown) => take(connection, name, frame, ack))
  socket.on('disconnect', () => end(connection))
}

function end(connection: Connection): void {
  const { services, outlet, id, patience } = connection
  services.connections.delete(connection)
  clearTimeout(patience)
  services.pump.leave(outlet)
  services.presence.leave(id)
}

function tooSilent(outlet: Outlet): void {
  outlet.cut(new ParleyError('INVALID', 'No hello came in time.'))
}

/** Nobody stays longer than their token lasts. To be called every now and then, which costs sockets no timer each. */
export function cutExpired(connections: Iterable<Connection>): void {
  const now = Date.now()
  for (const { socket, outlet } of connections) {
    if (socket.data.caller.expiresAt.getTime() <= now) outlet.cut(tokenExpired())
  }
}

type FrameHandlers = {
  readonly [Name in UpName]: (connection: Connection, frame: FrameInput<Name>) => Promise<FrameResult<Name>>
}

const HANDLERS: FrameHandlers = {
  async hello(connection, { protocol, appVersion }) {
    const { services, socket, outlet } = connection
    if (connection.phase !== 'silent') throw new ParleyError('INVALID', 'Hello has been said.')
    connection.phase = 'greeting'
    clearTimeout(connection.patience)
    connection.patience = undefined
    refuseUnsupported(protocol, appVersion, services.minAppVersion)
    const { epoch, head, policy, workspace } = await services.pump.join(socket.data.caller, outlet)
    if (socket.disconnected) services.pump.leave(outlet)
    connection.phase = 'online'
    const serverTime = new Date().toISOString()
    return {
      // What we say to this client is in its version: it refuses one that it does not know.
      protocol,
      epoch,
      head,
      serverTime,
      limits: { maxBody: MAX_BODY, maxPage: MAX_PAGE, heartbeatMs: HEARTBEAT_MS },
      minAppVersion: services.minAppVersion,
      policy,
      ...(socket.data.caller.kind === 'user' && {
        workspace,
        serverVersion: services.version,
        lease: { days: services.leaseDays, from: serverTime },
      }),
    }
  },
  pull: ({ services, socket }, frame) => pull(services.db, socket.data.caller, frame),
  range: ({ services, socket }, frame) => readRange(services.db, socket.data.caller, frame),
  checksum: ({ services, socket }) => queueChecksum(services.db, socket.data.caller),
  command: ({ services, socket: { data } }, frame): Promise<Receipt> =>
    services.carry(data.caller, data.address, frame),
  typing: (connection, frame) => tell(connection, { sender: senderOf(connection), name: 'typing', frame }),
  viewing: (connection, frame) => tell(connection, { sender: senderOf(connection), name: 'viewing', frame }),
  async presence({ services, socket, id: connectionId }, { status }) {
    const { workspaceId, kind, id: userId, deviceId } = socket.data.caller
    if (kind !== 'user') throw new ParleyError('FORBIDDEN', 'Only staff say how they are to be found.')
    await services.presence.say({ workspaceId, userId, deviceId, connectionId }, status)
    if (socket.disconnected) services.presence.leave(connectionId)
    return undefined
  },
}

function senderOf({ socket }: Connection): Identity {
  const { workspaceId, kind, id } = socket.data.caller
  return { workspaceId, kind, id }
}

async function tell({ services, outlet }: Connection, event: LiveEvent): Promise<undefined> {
  await tellHere(services.db, services.pump, event, outlet)
  services.relay?.tell(event)
  return undefined
}

function take(connection: Connection, name: string, frame: unknown, ack: unknown): void {
  const { services, outlet } = connection
  if (!isFrame(name)) {
    outlet.cut(new ParleyError('INVALID', 'There is no such frame.'))
    return
  }
  const unsound = refusalOfUnsound(frame)
  if (unsound !== null) {
    outlet.cut(unsound)
    return
  }
  const answer = typeof ack === 'function' ? (value: object) => ack(value) : () => {}
  services.track(receive(connection, name, frame)).then(
    (value) => {
      answer({ ok: true, value })
      if (name === 'command') setImmediate(() => services.crash('after-ack'))
    },
    (error: unknown) => {
      const body = refusalOf(error, services.log)
      answer({ ok: false, error: body })
      if (connection.phase !== 'online') outlet.cut(ParleyError.from(body))
    },
  )
}

function isFrame(name: string): name is UpName {
  return Object.hasOwn(UP, name)
}

async function receive<Name extends UpName>(
  connection: Connection,
  name: Name,
  frame: unknown,
): Promise<FrameResult<Name>> {
  const { services, socket } = connection
  if (connection.phase !== 'online' && name !== 'hello')
    throw new ParleyError('INVALID', 'The first frame must be a hello.')
  const member = memberAt(socket.data.caller, socket.data.address)
  await services.limiter.consume('requests', member)
  if (UP[name].ack === null) await services.limiter.consume('events', member)
  // The table ties a frame to its handler by name, which the compiler cannot follow through this look-up.
  const handler = HANDLERS[name] as unknown as (
    connection: Connection,
    frame: unknown,
  ) => Promise<FrameResult<Name>>
  return handler(connection, parse(UP[name].frame, frame))
}

/** No client of ours makes such frames: whoever does is not listened to any more. */
function refusalOfUnsound(frame: unknown): ParleyError | null {
  try {
    assertSound(frame)
    return null
  } catch (error) {
    if (error instanceof ParleyError) return error
    throw error
  }
}

function refuseUnsupported(protocol: number, appVersion: string, minAppVersion: string): void {
  const isServed = protocol >= OLDEST_PROTOCOL_VERSION && protocol <= PROTOCOL_VERSION
  if (isServed && !isOlder(appVersion, minAppVersion)) return
  const details = { minAppVersion, protocol: PROTOCOL_VERSION }
  if (protocol > PROTOCOL_VERSION) {
    throw new ParleyError('UNSUPPORTED_CLIENT', 'This server is older than the application.', {
      hint: 'Ask whoever runs the server to update it.',
      details,
    })
  }
  throw new ParleyError('UNSUPPORTED_CLIENT', 'This version is no longer served.', {
    hint: 'Update the application.',
    details,
  })
}
