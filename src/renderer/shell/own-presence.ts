import type { OwnPresence } from '#shared/ipc.ts'
import { NO_ENTITIES } from '../store/entities.ts'
import { type Held, openAccounts } from '../store/held.ts'

/** How one has chosen to be found: it is chosen for all workspaces together, so the first one knows. */
export function ownPresence(state: Held): OwnPresence {
  const [first] = openAccounts(state)
  return ((first && state.held[first.id]) ?? NO_ENTITIES).ownPresence
}
