import type { Command, Receipt } from '#shared/commands.ts'
import type { Caller } from '../domain/account/index.ts'
import type { Execute } from '../domain/commands/index.ts'
import type { Limiter } from './limiter.ts'

export { createLimiter, type Limiter } from './limiter.ts'

/** Who is counted: a member on a device at an address. Somebody else's excess does not spend their share. */
export function countedAs(caller: Caller, address: string): string {
  return `${caller.id} ${caller.deviceId} ${address}`
}

export type Carry = (caller: Caller, address: string, command: Command) => Promise<Receipt>

/** `execute` under the limit of messages, on whichever way a command arrives. */
export function limited(execute: Execute, limiter: Limiter): Carry {
  return async (caller, address, command) => {
    const isMessage = command.name === 'message.send' || command.name === 'session.start'
    if (isMessage) limiter.take('messages', countedAs(caller, address))
    return execute(caller, command)
  }
}
