import type { POLICY_ROUTES } from '#shared/routes/policy.ts'
import { inSnapshot } from '../../db/index.ts'
import { loadReader } from '../../domain/access/index.ts'
import { putSettings, readSettings } from '../../domain/policy/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function policyHandlers({ db, write }: HandlerServices): Handlers<keyof typeof POLICY_ROUTES> {
  return {
    readPolicy: ({ caller }) =>
      inSnapshot(db, caller, async (tx) => readSettings(tx, await loadReader(tx, caller))),
    putPolicy: ({ caller, body }) => write(caller, (tx, reader) => putSettings(tx, reader, body)),
  }
}
