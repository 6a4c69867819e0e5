import { type Db, inSnapshot } from '../db/index.ts'
import { type Identity, loadReader } from '../domain/access/index.ts'
import { findSession } from '../domain/sessions/index.ts'
import type { Outlet, Pump } from '../domain/sync/index.ts'
import type { FrameInput } from './frames.ts'

/** Tells those who may see a session that somebody is writing in it. Nothing of it is kept. */
export async function relayTyping(
  db: Db,
  pump: Pump,
  sender: Identity,
  outlet: Outlet,
  { sessionId, typing }: FrameInput<'typing'>,
): Promise<void> {
  const { scopes } = await inSnapshot(db, sender, async (tx) =>
    findSession(tx, await loadReader(tx, sender), sessionId),
  )
  pump.relayTyping(
    sender.workspaceId,
    scopes,
    { sessionId, kind: sender.kind, memberId: sender.id, typing },
    outlet,
  )
}
