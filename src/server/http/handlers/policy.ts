import type { POLICY_ROUTES } from '#shared/routes/policy.ts'
import { inSnapshot } from '../../db/index.ts'
import { loadReader } from '../../domain/access/index.ts'
import { putPolicy, readPolicy } from '../../domain/policy/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function policyHandlers({ db, write }: HandlerServices): Handlers<keyof typeof POLICY_ROUTES> {
  return {
    readPolicy: ({ caller }) =>
      inSnapshot(db, caller, async (tx) => readPolicy(tx, await loadReader(tx, caller))),
    putPolicy: ({ caller, body }) => write(caller, (tx, reader) => putPolicy(tx, reader, body)),
  }
}
