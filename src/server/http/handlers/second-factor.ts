import type { SECOND_FACTOR_ROUTES } from '#shared/routes/second-factor.ts'
import { inSnapshot } from '../../db/index.ts'
import { loadReader } from '../../domain/access/index.ts'
import {
  beginSecondFactor,
  type Caller,
  confirmSecondFactor,
  putSecondFactorPolicy,
  readSecondFactor,
  readSecondFactorPolicy,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} from '../../domain/account/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function secondFactorHandlers({
  db,
  keys,
  write,
  limiter,
}: HandlerServices): Handlers<keyof typeof SECOND_FACTOR_ROUTES> {
  /** Guessing a password or a code here is no easier than at the door. */
  function guard(caller: Caller, address: string): Promise<void> {
    return limiter.consume('signIn', { key: `${caller.id} ${address}`, trust: caller.trust })
  }

  return {
    readSecondFactor: ({ caller }) =>
      inSnapshot(db, caller, async (tx) => readSecondFactor(tx, await loadReader(tx, caller))),
    async beginSecondFactor({ caller, body, address }) {
      await guard(caller, address)
      return write(caller, (tx, reader) => beginSecondFactor(tx, keys, reader, body))
    },
    async confirmSecondFactor({ caller, body, address }) {
      await guard(caller, address)
      return write(caller, (tx, reader) => confirmSecondFactor(tx, keys, reader, body))
    },
    async renewRecoveryCodes({ caller, body, address }) {
      await guard(caller, address)
      return write(caller, (tx, reader) => renewRecoveryCodes(tx, keys, reader, body))
    },
    async removeSecondFactor({ caller, body, address }) {
      await guard(caller, address)
      return write(caller, (tx, reader) => removeSecondFactor(tx, reader, body))
    },
    resetSecondFactor: ({ caller, params }) =>
      write(caller, (tx, reader) => resetSecondFactor(tx, reader, params.userId)),
    readSecondFactorPolicy: ({ caller }) =>
      inSnapshot(db, caller, async (tx) => readSecondFactorPolicy(tx, await loadReader(tx, caller))),
    putSecondFactorPolicy: ({ caller, body }) =>
      write(caller, (tx, reader) => putSecondFactorPolicy(tx, reader, body)),
  }
}
