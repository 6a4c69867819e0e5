import type { Socket } from 'socket.io'
import type { z } from 'zod'
import type { DownFrame, DownName, UP, UpName } from '#shared/protocol.ts'
import type { Caller } from '../domain/account/index.ts'

/** Frames as they arrive: nothing is believed of them before they have been parsed. */
export type UpEvents = { [Name in UpName]: (frame: unknown, ack?: unknown) => void }
export type DownEvents = { [Name in DownName]: (frame: DownFrame<Name>) => void }
export interface SocketData {
  caller: Caller
  /** Where it comes from. */
  address: string
}
export type ParleySocket = Socket<UpEvents, DownEvents, Record<string, never>, SocketData>

/** A frame in, and what its acknowledgement carries when all went well. */
export type FrameInput<Name extends UpName> = z.output<(typeof UP)[Name]['frame']>
export type FrameResult<Name extends UpName> = (typeof UP)[Name]['ack'] extends z.ZodType
  ? Extract<z.output<(typeof UP)[Name]['ack']>, { ok: true }>['value']
  : undefined
