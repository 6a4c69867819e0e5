import type { STAFF_ROUTES } from '#shared/routes/staff.ts'
import { changePassword } from '../../domain/account/index.ts'
import { createUser, listUsers, putTeam, updateUser } from '../../domain/staff/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function staffHandlers({
  db,
  write,
  limiter,
  wipesRemoved,
}: HandlerServices): Handlers<keyof typeof STAFF_ROUTES> {
  return {
    listUsers: ({ caller }) => listUsers(db, caller),
    createUser: ({ caller, body }) => write(caller, (tx, reader) => createUser(tx, reader, body)),
    updateUser: ({ caller, params, body }) =>
      write(caller, (tx, reader) => updateUser(tx, reader, params.userId, body, wipesRemoved)),
    putTeam: ({ caller, params, body }) =>
      write(caller, (tx, reader) => putTeam(tx, reader, params.teamId, body)),
    async changePassword({ caller, address, body }) {
      // Guessing it here is no easier than at the door.
      await limiter.consume('signIn', { key: `${caller.id} ${address}`, trust: caller.trust })
      return write(caller, (tx, reader) => changePassword(tx, reader, body))
    },
  }
}
