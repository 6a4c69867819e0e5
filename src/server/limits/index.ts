import type { Command, Receipt } from '#shared/commands.ts'
import type { MessageType, SessionChannel } from '#shared/entities.ts'
import type { Caller } from '../domain/account/index.ts'
import type { Execute } from '../domain/commands/index.ts'
import type { Counted, Limiter } from './limiter.ts'
import type { LimitName } from './table.ts'

export { countersIn } from './counters.ts'
export { type Counted, createLimiter, type Limiter } from './limiter.ts'
export { createSignInGuard, type GuardSignIn } from './sign-in.ts'
export {
  LIMIT_NAMES,
  LIMITS,
  type LimitName,
  type LimitVariable,
  type Rates,
  type TrustPercent,
} from './table.ts'

/** A member on a device at an address. Somebody else's excess does not spend their share. */
export function memberAt(caller: Caller, address: string): Counted {
  return { key: `${caller.id} ${caller.deviceId} ${address}`, trust: caller.trust }
}

/** Whoever is at an address. */
export function anybodyAt(address: string): Counted {
  return { key: address, trust: 'known' }
}

export type Carry = (
  caller: Caller,
  address: string,
  command: Command,
  channel?: SessionChannel,
) => Promise<Receipt>

/** `execute` under the limits of what a command does, on whichever way it arrives. */
export function limited(execute: Execute, limiter: Limiter): Carry {
  return async (caller, address, command, channel) => {
    const member = memberAt(caller, address)
    for (const name of spentBy(command)) await limiter.consume(name, member)
    if (command.name === 'message.send') {
      await limiter.consume('sessionMessages', { key: command.input.sessionId, trust: 'known' })
    }
    return execute(caller, command, channel)
  }
}

/** What a message counts as besides, by its type. */
const BY_TYPE: Partial<Record<MessageType, LimitName>> = { audio: 'voice', emergency: 'notifications' }

function spentBy(command: Command): LimitName[] {
  if (command.name === 'session.start') return ['messages', 'notifications']
  if (command.name === 'message.edit') return ['messages']
  if (command.name !== 'message.send') return []
  const besides = BY_TYPE[command.input.type]
  return besides === undefined ? ['messages'] : ['messages', besides]
}
