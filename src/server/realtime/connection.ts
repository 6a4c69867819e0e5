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
import type { Crash } from '../crash.ts'
import type { Db } from '../db/index.ts'
import { tokenExpired } from '../domain/account/index.ts'
import { readRange } from '../domain/messages/index.ts'
import type { Presence } from '../domain/presence/index.ts'
import { type Outlet, type Pump, pull, queueChecksum } from '../domain/sync/index.ts'
import { type Carry, type Limiter, memberAt } from '../limits/index.ts'
import type { Log } from '../log.ts'
import { parse, refusalOf } from '../refusal.ts'
import { assertSound } from '../soundness.ts'
import type { FrameHandlers, FrameResult, ParleySocket } from './frames.ts'
import { type LiveEvent, tellHere } from './live.ts'
import { createOutlet } from './outlet.ts'
import type { Relay } from './relay.ts'
import { isOlder } from './version.ts'

export interface ConnectionServices {
  readonly db: Db
  readonly pump: Pump
  readonly presence: Presence
  readonly carry: Carry
  readonly limiter: Limiter
  readonly log: Log
  readonly crash: Crash
  readonly minAppVersion: string
  /** To the other nodes; null where there are none to be reached. */
  readonly relay: Relay | null
  /** Work that a shutdown waits for. */
  track<Result>(work: Promise<Result>): Promise<Result>
}

/** One socket from its handshake to its end: hello first, then whatever its frames ask for. */
export function serve(socket: ParleySocket, services: ConnectionServices): Outlet {
  const { db, pump, presence, carry, limiter, relay, log } = services
  const { caller, address } = socket.data
  const member = memberAt(caller, address)
  const { workspaceId, kind, id } = caller
  const identity = { workspaceId, kind, id }
  const outlet = createOutlet(socket)
  /** Which of a device's connections speaks for it. */
  const connectionId = uuidv7()
  let phase: 'silent' | 'greeting' | 'online' = 'silent'

  const patience = setTimeout(() => {
    outlet.cut(new ParleyError('INVALID', 'No hello came in time.'))
  }, HELLO_TIMEOUT_MS)
  const expiry = setTimeout(() => outlet.cut(tokenExpired()), caller.expiresAt.getTime() - Date.now())

  const handlers: FrameHandlers = {
    async hello({ protocol, appVersion }) {
      if (phase !== 'silent') throw new ParleyError('INVALID', 'Hello has been said.')
      phase = 'greeting'
      clearTimeout(patience)
      refuseUnsupported(protocol, appVersion, services.minAppVersion)
      const { epoch, head } = await pump.join(caller, outlet)
      if (socket.disconnected) pump.leave(outlet)
      phase = 'online'
      return {
        protocol: PROTOCOL_VERSION,
        epoch,
        head,
        serverTime: new Date().toISOString(),
        limits: { maxBody: MAX_BODY, maxPage: MAX_PAGE, heartbeatMs: HEARTBEAT_MS },
        minAppVersion: services.minAppVersion,
      }
    },
    pull: (frame) => pull(db, caller, frame),
    range: (frame) => readRange(db, caller, frame),
    checksum: () => queueChecksum(db, caller),
    command: (frame): Promise<Receipt> => carry(caller, address, frame),
    typing: (frame) => tell({ sender: identity, name: 'typing', frame }),
    viewing: (frame) => tell({ sender: identity, name: 'viewing', frame }),
    async presence({ status }) {
      if (caller.kind !== 'user')
        throw new ParleyError('FORBIDDEN', 'Only staff say how they are to be found.')
      const { workspaceId, id: userId, deviceId } = caller
      await presence.say({ workspaceId, userId, deviceId, connectionId }, status)
      if (socket.disconnected) presence.leave(connectionId)
      return undefined
    },
  }

  async function tell(event: LiveEvent): Promise<undefined> {
    await tellHere(db, pump, event, outlet)
    relay?.tell(event)
    return undefined
  }

  async function receive<Name extends UpName>(name: Name, frame: unknown): Promise<FrameResult<Name>> {
    if (phase !== 'online' && name !== 'hello')
      throw new ParleyError('INVALID', 'The first frame must be a hello.')
    await limiter.consume('requests', member)
    if (UP[name].ack === null) await limiter.consume('events', member)
    // The table ties a frame to its handler by name, which the compiler cannot follow through this look-up.
    const handler = handlers[name] as unknown as (frame: unknown) => Promise<FrameResult<Name>>
    return handler(parse(UP[name].frame, frame))
  }

  for (const name of Object.keys(UP) as UpName[]) {
    socket.on(name, (frame: unknown, ack: unknown) => {
      const answer = typeof ack === 'function' ? (value: object) => ack(value) : () => {}
      const unsound = refusalOfUnsound(frame)
      if (unsound !== null) return outlet.cut(unsound)
      services.track(receive(name, frame)).then(
        (value) => {
          answer({ ok: true, value })
          if (name === 'command') setImmediate(() => services.crash('after-ack'))
        },
        (error: unknown) => {
          const body = refusalOf(error, log)
          answer({ ok: false, error: body })
          if (phase !== 'online') outlet.cut(ParleyError.from(body))
        },
      )
    })
  }
  socket.onAny((name: string) => {
    if (!Object.hasOwn(UP, name)) outlet.cut(new ParleyError('INVALID', 'There is no such frame.'))
  })
  socket.once('disconnect', () => {
    clearTimeout(patience)
    clearTimeout(expiry)
    pump.leave(outlet)
    presence.leave(connectionId)
  })
  return outlet
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
  throw new ParleyError('UNSUPPORTED_CLIENT', 'This version is no longer served.', {
    hint: 'Update the application.',
    details: { minAppVersion },
  })
}
