import type { FixtureDatabase } from '../lib/scene.ts'
import type { Person } from '../load/sockets.ts'
import type { Sender } from '../peers/raw-send.ts'

/** Customers with a chat of their own in which they may write. */
export function senders({ fixture }: FixtureDatabase, count: number): Sender[] {
  // Those that no team has, so that all staff see them.
  const open = fixture.sessions
    .filter(({ status, teamId }) => status !== 'ended' && teamId === null)
    .slice(0, count)
  if (open.length < count) throw new Error(`The profile has no ${count} open chats.`)
  return open.map(({ id, customerId }) => ({ workspaceId: fixture.workspaceId, customerId, sessionId: id }))
}

export function signedIn(database: FixtureDatabase, all: readonly Sender[]): Promise<Person[]> {
  return Promise.all(
    all.map(async ({ customerId, sessionId }) => ({
      token: await database.tokenOf({ kind: 'customer', id: customerId }),
      sessionId,
    })),
  )
}

/** Staff of all teams who write nothing. */
export function readers(database: FixtureDatabase, count: number): Promise<Person[]> {
  const { userIds } = database.fixture
  return Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      token: await database.tokenOf({ kind: 'user', id: userIds[index % userIds.length] ?? '' }),
      sessionId: null,
    })),
  )
}
