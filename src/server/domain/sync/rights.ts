import { ParleyError } from '#shared/errors.ts'
import { type Reader, scopesHash, staffScopes, wipeRefusal } from '../access/index.ts'
import type { States } from './project.ts'

/** Why a connected reader may not go on as who they were when they connected; null when nothing of theirs changed. */
export function rightsTaken(reader: Reader, states: States): ParleyError | null {
  const user = reader.kind === 'user' ? states.users.get(reader.id) : undefined
  if (user === undefined) return null
  const order = states.wipeOrders.find(({ user_id, id }) => user_id === reader.id && id === reader.deviceId)
  if (order !== undefined) return wipeRefusal(order)
  if (user.disabled_at !== null) {
    return new ParleyError('UNAUTHENTICATED', 'This account is no longer active.', { hint: 'Sign in again.' })
  }
  const devices = states.devices.get(reader.id)
  if (devices !== undefined && reader.deviceId !== undefined && !devices.has(reader.deviceId)) {
    return new ParleyError('UNAUTHENTICATED', 'You have been signed out on this device.', {
      hint: 'Sign in again.',
    })
  }
  const scopes = staffScopes(user.id, user.role, user.team_ids)
  if (user.role === reader.role && scopesHash(scopes) === scopesHash(reader.scopes)) return null
  return new ParleyError('UNAVAILABLE', 'Your teams or your role have changed.', { retryAfterMs: 0 })
}
