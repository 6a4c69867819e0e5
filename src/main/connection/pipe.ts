import type { ParleyError } from '#shared/errors.ts'

/** What a pipe tells whoever dialled it. Frames are what the other side sent: unknown until a schema has seen them. */
export interface PipeEvents {
  onOpen(): void
  onFrame(name: string, frame: unknown): void
  /** The last event of a pipe, also of one that never opened. */
  onClose(reason: ParleyError): void
}

/** One connection to the server, from dialling to its end. At most once, in order, and gone when it is gone. */
export interface Pipe {
  /** `onAnswer` may never be called. */
  send(name: string, frame: unknown, onAnswer?: (answer: unknown) => void): void
  /** Nothing is told after this. */
  close(): void
}

export type Dial = (target: { serverUrl: string; token: string }, events: PipeEvents) => Pipe
