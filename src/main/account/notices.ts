import type { Patch } from '#shared/ipc.ts'
import type { AccountLease } from './lease.ts'

const LEASE_ENDING = 'lease'

export const LEASE_RENEWED: Patch = { kind: 'notice.gone', id: LEASE_ENDING }

/** What of an account is soon to be destroyed here. */
export async function leaseNotices(lease: AccountLease): Promise<Patch[]> {
  const state = await lease.check()
  if (state.state !== 'ending') return []
  const until = new Date(state.until).toISOString()
  return [{ kind: 'notice', notice: { id: LEASE_ENDING, kind: 'lease_ending', until } }]
}
