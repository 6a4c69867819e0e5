import type { z } from 'zod'
import type { UP } from '#shared/protocol.ts'
import { type Db, inSnapshot } from '../db/index.ts'
import { type Identity, loadReader, withoutCustomers } from '../domain/access/index.ts'
import { findSession } from '../domain/sessions/index.ts'
import type { Outlet, Pump } from '../domain/sync/index.ts'

/** What somebody does in a session right now. Never stored, never ordered. */
export type LiveName = 'typing' | 'viewing'

/** As the sender's socket brought it. */
export type LiveEvent = {
  [Name in LiveName]: {
    readonly sender: Identity
    readonly name: Name
    readonly frame: z.output<(typeof UP)[Name]['frame']>
  }
}[LiveName]

/**
 * Tells those of this server who may see the session; customers are not told who looks at them. `outlet` is the
 * sender's, null when they are connected to another server.
 */
export async function tellHere(
  db: Db,
  pump: Pump,
  { sender, name, frame }: LiveEvent,
  outlet: Outlet | null,
): Promise<void> {
  const { scopes } = await inSnapshot(db, sender, async (tx) =>
    findSession(tx, await loadReader(tx, sender), frame.sessionId),
  )
  const from = { kind: sender.kind, memberId: sender.id }
  const audience = name === 'viewing' ? withoutCustomers(scopes) : scopes
  pump.relay(sender.workspaceId, audience, name, { ...frame, ...from }, outlet)
}
