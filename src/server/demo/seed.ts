import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Db, inWorkspace, type Tx } from '../db/index.ts'
import { hashPassword } from '../domain/account/index.ts'
import {
  type ChangeRecord,
  customerChanged,
  messageAdded,
  participantChanged,
  recordChanges,
  sessionChanged,
  staffAdded,
} from '../domain/changes/index.ts'
import { DEMO_CUSTOMERS, DEMO_SESSIONS } from './content.ts'
import { type DemoIds, toRows } from './conversation.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_TEAMS } from './people.ts'

/** Any number: servers that start together on an empty database seed it once. */
const SEED_LOCK = 8_460_003
const DAY_MS = 86_400_000

/** Fills an empty database with the demo workspace; one that holds any workspace is left alone. */
export async function seedDemo(db: Db): Promise<void> {
  const workspaceId = uuidv7()
  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    await sql`select pg_advisory_xact_lock(${SEED_LOCK})`.execute(tx)
    const { rows } = await sql<{ taken: boolean }>`select has_workspaces() as taken`.execute(tx)
    if (rows[0]?.taken) return
    await tx.insertInto('workspaces').values({ id: workspaceId, name: 'Demo', slug: 'demo' }).execute()
    const { ids, changes } = await seedPeople(tx, workspaceId)
    await recordChanges(tx, workspaceId, [...changes, ...(await seedSessions(tx, ids))])
  })
}

async function seedPeople(tx: Tx, workspaceId: string): Promise<{ ids: DemoIds; changes: ChangeRecord[] }> {
  const teams = mapValues(DEMO_TEAMS, (name) => ({ id: uuidv7(), workspace_id: workspaceId, name }))
  // One hash for all of them: the password is the same, and no secret.
  const password_hash = await hashPassword(DEMO_PASSWORD)
  const users = mapValues(DEMO_PEOPLE, ({ name, role }, key) => ({
    ...{ id: uuidv7(), workspace_id: workspaceId, name, role, password_hash },
    email: `${key}@demo.parley.test`,
  }))
  const members = Object.entries(DEMO_PEOPLE).flatMap(([key, { team }]) => {
    const user = users[key as keyof typeof users]
    return team === null ? [] : { team_id: teams[team].id, user_id: user.id, workspace_id: workspaceId }
  })
  const now = Date.now()
  const customers = DEMO_CUSTOMERS.map(({ name, email, locale, timeZone, attributes }, index) => ({
    ...{ id: uuidv7(), workspace_id: workspaceId, name, email, locale },
    time_zone: timeZone,
    attributes: JSON.stringify(attributes),
    created_at: new Date(now - knownForDays(index) * DAY_MS),
  }))

  await tx.insertInto('teams').values(Object.values(teams)).execute()
  await tx.insertInto('users').values(Object.values(users)).execute()
  await tx.insertInto('team_members').values(members).execute()
  await tx.insertInto('customers').values(customers).execute()

  const ids: DemoIds = {
    workspace: workspaceId,
    teams: mapValues(teams, (team) => team.id),
    users: mapValues(users, (user) => user.id),
    customers: customers.map((customer) => customer.id),
  }
  const changes = [
    ...Object.values(teams).map((team) => staffAdded('team', team.id)),
    ...Object.values(users).map((user) => staffAdded('user', user.id)),
    ...ids.customers.map(customerChanged),
  ]
  return { ids, changes }
}

/** Spread over the last two years, all of them before their oldest chat. */
function knownForDays(index: number): number {
  return 30 + ((index * 37) % 700)
}

async function seedSessions(tx: Tx, ids: DemoIds): Promise<ChangeRecord[]> {
  const now = new Date()
  const conversations = DEMO_SESSIONS.map((session) => toRows(session, ids, now))
  const sessions = conversations.map((one) => one.session)
  const messages = conversations.flatMap((one) => one.messages)
  const participants = conversations.flatMap((one) => one.participants)
  await tx.insertInto('sessions').values(sessions).execute()
  await tx.insertInto('messages').values(messages).execute()
  await tx.insertInto('participants').values(participants).execute()
  return conversations.flatMap(({ session, messages, participants }) => [
    sessionChanged(null, session),
    ...participants.map((participant) => participantChanged(session, participant)),
    ...messages.map((message) => messageAdded(session, message)),
  ])
}

function mapValues<Key extends string, Value, Result>(
  record: Readonly<Record<Key, Value>>,
  map: (value: Value, key: Key) => Result,
): Record<Key, Result> {
  const entries = (Object.entries(record) as [Key, Value][]).map(([key, value]) => [key, map(value, key)])
  return Object.fromEntries(entries) as Record<Key, Result>
}
