import type { ConnectionState, SyncState } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { allAccounts, type Held, openAccounts } from '../store/held.ts'

/** The worst first. */
const BADNESS: readonly ConnectionState['state'][] = [
  'unsupported',
  'needs_auth',
  'closed',
  'offline',
  'connecting',
  'online',
]

export interface SyncSummary
  extends Pick<SyncState, 'connection' | 'completeTo' | 'waitingToSend' | 'toConfirm'> {
  /** Whose line is the worst; null when there is one account only, or nothing is wrong. */
  workspace: string | null
  /** How far the worst line's server is ahead of this computer's clock. */
  offsetMs: number
}

/** What the foot of the queue says over all accounts: the worst line, the oldest freshness, everything that waits. */
export function syncSummary(state: Held): SyncSummary {
  const lines = openAccounts(state).flatMap((account) => {
    const sync = state.held[account.id]?.sync
    return sync ? [{ account, sync }] : []
  })
  const [worst] = lines.sort((a, b) => badnessOf(a.sync) - badnessOf(b.sync))
  // An account whose files cannot be opened will not get any fresher.
  const alive = lines.filter(({ sync }) => sync.connection.state !== 'closed').map(({ sync }) => sync)
  return {
    connection: worst?.sync.connection ?? { state: 'closed' },
    workspace:
      worst && lines.length > 1 && worst.sync.connection.state !== 'online'
        ? workspaceLabel(worst.account, allAccounts(state))
        : null,
    completeTo: oldest(alive.map(({ completeTo }) => completeTo)),
    offsetMs: worst?.sync.clock.offsetMs ?? 0,
    waitingToSend: lines.reduce((sum, { sync }) => sum + sync.waitingToSend, 0),
    toConfirm: lines.reduce((sum, { sync }) => sum + sync.toConfirm, 0),
  }
}

function badnessOf({ connection }: SyncState): number {
  return BADNESS.indexOf(connection.state)
}

/** ISO 8601 in UTC sorts as it reads. Null while one of them has never been complete. */
function oldest(moments: readonly (string | null)[]): string | null {
  return moments.reduce((a, b) => (a === null || b === null ? null : a < b ? a : b), moments[0] ?? null)
}
