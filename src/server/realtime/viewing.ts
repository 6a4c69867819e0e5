import { type Db, inSnapshot } from '../db/index.ts'
import { type Identity, loadReader, withoutCustomers } from '../domain/access/index.ts'
import { findSession } from '../domain/sessions/index.ts'
import type { Outlet, Pump } from '../domain/sync/index.ts'
import type { FrameInput } from './frames.ts'

/** Tells staff who may see a session that somebody looks at it; customers are not told who looks at them. */
export async function relayViewing(
  db: Db,
  pump: Pump,
  sender: Identity,
  outlet: Outlet,
  { sessionId, viewing }: FrameInput<'viewing'>,
): Promise<void> {
  const { scopes } = await inSnapshot(db, sender, async (tx) =>
    findSession(tx, await loadReader(tx, sender), sessionId),
  )
  const seen = { sessionId, kind: sender.kind, memberId: sender.id, viewing }
  pump.relay(sender.workspaceId, withoutCustomers(scopes), 'viewing', seen, outlet)
}
