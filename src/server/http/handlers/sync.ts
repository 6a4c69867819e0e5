import type { SYNC_ROUTES } from '#shared/routes/sync.ts'
import { pull } from '../../domain/sync/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function syncHandlers({ db }: HandlerServices): Handlers<keyof typeof SYNC_ROUTES> {
  return {
    sync: ({ caller, query: { epoch, since, resume, limit } }) =>
      pull(db, caller, {
        since: epoch === undefined || since === undefined ? null : { epoch, rev: since },
        resume,
        limit,
      }),
  }
}
