import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Command, type CommandInput, type CommandName, command, type Receipt } from '#shared/commands.ts'
import type { StaffRole } from '#shared/entities.ts'
import type { Page } from '#shared/protocol.ts'
import { type Config, readConfig } from '../../../src/server/config/index.ts'
import { type Db, inWorkspace, openDatabase, type Tx } from '../../../src/server/db/index.ts'
import { type Identity, sessionScopes } from '../../../src/server/domain/access/index.ts'
import { hashPassword } from '../../../src/server/domain/account/index.ts'
import {
  customerChanged,
  recordChanges,
  sessionChanged,
  staffAdded,
} from '../../../src/server/domain/changes/index.ts'
import { createExecute } from '../../../src/server/domain/commands/index.ts'
import { pull } from '../../../src/server/domain/sync/index.ts'
import { LIMIT_NAMES, LIMITS } from '../../../src/server/limits/index.ts'
import { createLog } from '../../../src/server/log.ts'
import type { TestPostgres } from '../../support/postgres.ts'

export const PASSWORD = 'a password for tests'
export const TOKEN_SECRET = 'Qm9vZ2llV29vZ2llMTIzNDU2Nzg5MFhZWg'

type Person = 'mara' | 'jonas' | 'omar' | 'nora'

/** A workspace on a database of its own: two agents in Bookings, one in Orders, a supervisor, and customers. */
export interface World {
  readonly config: Config
  readonly db: Db
  readonly superuserUrl: string
  readonly slug: string
  readonly workspaceId: string
  readonly teams: { bookings: string; orders: string }
  readonly staff: Readonly<Record<Person, Identity>>
  readonly customer: Identity
  addCustomer(): Promise<Identity>
  /** Carries a command out under a fresh id. */
  run<Name extends CommandName>(who: Identity, name: Name, input: InputOf<Name>): Promise<SessionReceipt>
  execute(who: Identity, command: Command): Promise<Receipt>
  startSession(customer?: Identity, teamId?: string | null): Promise<string>
  /** Gives everything committed so far its rev, as the sequencer would. */
  number(): Promise<void>
  pullAll(who: Identity, since?: Page | null, limit?: number): Promise<Page[]>
  close(): Promise<void>
}

/** Of a command that was about a session. */
export type SessionReceipt = Receipt & { readonly sessionId: string }

type InputOf<Name extends CommandName> = Partial<CommandInput<Name>> &
  Pick<CommandInput<Name>, Extract<keyof CommandInput<Name>, 'sessionId'>>

export function emailOf(person: Person, slug: string): string {
  return `${person}@${slug}.test`
}

export async function createWorld(
  postgres: TestPostgres,
  settings: Record<string, string> = {},
): Promise<World> {
  const { appUrl, ownerUrl, superuserUrl } = await postgres.createDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-world-'))
  const config = readConfig({
    PARLEY_DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    PARLEY_TOKEN_SECRET: TOKEN_SECRET,
    PARLEY_PORT: '0',
    PARLEY_LOG_LEVEL: 'silent',
    // Tests come from one address, and faster than people: what is not about limits does not meet them.
    ...Object.fromEntries(LIMIT_NAMES.map((name) => [LIMITS[name].variable, '1000000'])),
    ...settings,
  })
  const database = await openDatabase(config, createLog('silent'))
  return furnish({
    ...{ config, db: database.db, superuserUrl },
    async close() {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  })
}

/** Another workspace on the database of a world. It is closed with that. */
export function neighbourOf({ config, db, superuserUrl }: World): Promise<World> {
  return furnish({ config, db, superuserUrl, close: async () => {} })
}

type Ground = Pick<World, 'config' | 'db' | 'superuserUrl' | 'close'>

async function furnish(ground: Ground): Promise<World> {
  const { db } = ground
  const workspaceId = uuidv7()
  const slug = `w-${workspaceId.slice(-8)}`
  const { teams, staff, customer } = await populate(db, workspaceId, slug)
  const execute = createExecute(
    db,
    () => {},
    () => {},
  )

  const world: World = {
    ...{ ...ground, slug, workspaceId, teams, staff, customer, execute },
    async addCustomer() {
      const id = uuidv7()
      await inWorkspace(db, { workspaceId, id }, (tx) => insertCustomer(tx, workspaceId, id))
      return { workspaceId, kind: 'customer', id }
    },
    async run(who, name, input) {
      const full = { ...(name === 'message.send' && WORDS), ...input }
      const receipt = await execute(who, command.parse({ id: uuidv7(), name, input: full }))
      return { ...receipt, sessionId: receipt.sessionId ?? '' }
    },
    async startSession(by = customer, teamId = null) {
      const { sessionId } = await world.run(by, 'session.start', {
        message: { id: uuidv7(), body: 'Hello?' },
      })
      if (teamId !== null) await assignTeam(db, workspaceId, sessionId, teamId)
      return sessionId
    },
    async number() {
      await sql`select number_changes(100000)`.execute(db)
    },
    async pullAll(who, since = null, limit = 500) {
      const pages: Page[] = []
      let cursor = since && { epoch: since.epoch, rev: since.to }
      let resume: string | undefined
      for (;;) {
        const page = await pull(db, who, { since: cursor, resume, limit })
        pages.push(page)
        if (!page.more) return pages
        resume = page.resume ?? undefined
        if (!page.reset) cursor = { epoch: page.epoch, rev: page.to }
      }
    },
  }
  return world
}

const WORDS = { type: 'text', body: 'Words', baseSeq: null }

/** Puts another workspace on the database, with people and a customer of its own. */
export async function populate(db: Db, workspaceId: string, slug: string) {
  const teams = { bookings: uuidv7(), orders: uuidv7() }
  const roles: Record<Person, StaffRole> = {
    mara: 'agent',
    jonas: 'agent',
    omar: 'agent',
    nora: 'supervisor',
  }
  const people = Object.keys(roles) as Person[]
  const ids: Record<Person, string> = { mara: uuidv7(), jonas: uuidv7(), omar: uuidv7(), nora: uuidv7() }
  const identity = (person: Person): Identity => ({ workspaceId, kind: 'user', id: ids[person] })
  const customerId = uuidv7()
  const password_hash = await hashPassword(PASSWORD)

  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    await tx.insertInto('workspaces').values({ id: workspaceId, name: 'Test', slug }).execute()
    await tx
      .insertInto('teams')
      .values([
        { id: teams.bookings, workspace_id: workspaceId, name: 'Bookings' },
        { id: teams.orders, workspace_id: workspaceId, name: 'Orders' },
      ])
      .execute()
    await tx
      .insertInto('users')
      .values(
        people.map((person) => ({
          id: ids[person],
          workspace_id: workspaceId,
          name: person,
          email: emailOf(person, slug),
          role: roles[person],
          password_hash,
        })),
      )
      .execute()
    await tx
      .insertInto('team_members')
      .values([
        { team_id: teams.bookings, user_id: ids.mara, workspace_id: workspaceId },
        { team_id: teams.bookings, user_id: ids.jonas, workspace_id: workspaceId },
        { team_id: teams.orders, user_id: ids.omar, workspace_id: workspaceId },
      ])
      .execute()
    await recordChanges(tx, workspaceId, [
      ...Object.values(teams).map((id) => staffAdded('team', id)),
      ...Object.values(ids).map((id) => staffAdded('user', id)),
    ])
    await insertCustomer(tx, workspaceId, customerId)
  })
  const staff = {
    mara: identity('mara'),
    jonas: identity('jonas'),
    omar: identity('omar'),
    nora: identity('nora'),
  }
  const customer: Identity = { workspaceId, kind: 'customer', id: customerId }
  return { teams, staff, customer }
}

export async function insertCustomer(tx: Tx, workspaceId: string, id: string) {
  const profile = { name: 'Visitor', email: `${id}@example.test`, locale: 'en', time_zone: 'Europe/Berlin' }
  await tx
    .insertInto('customers')
    .values({ id, workspace_id: workspaceId, ...profile, attributes: '{"tier":"gold"}' })
    .execute()
  await recordChanges(tx, workspaceId, [customerChanged(id)])
}

/** Routing is not there yet: what it will do, done by hand. */
export async function assignTeam(
  db: Db,
  workspaceId: string,
  sessionId: string,
  teamId: string,
): Promise<void> {
  await inWorkspace(db, { workspaceId, id: null }, async (tx) => {
    const before = await tx
      .selectFrom('sessions')
      .selectAll()
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow()
    const scopes = sessionScopes({ ...before, team_id: teamId })
    const after = await tx
      .updateTable('sessions')
      .set({ team_id: teamId, scopes })
      .where('id', '=', sessionId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await recordChanges(tx, workspaceId, [sessionChanged(before, after)])
  })
}

/** As an admin would, without a server to ask. */
/** As if they had signed in there: access tokens that a test makes hold as long as their device is signed in. */
export async function signInStaff(world: World, deviceId: string): Promise<void> {
  const { db, workspaceId } = world
  await inWorkspace(db, { workspaceId, id: null }, (tx) =>
    tx
      .insertInto('refresh_tokens')
      .values(
        Object.values(world.staff).map(({ id }) => ({
          ...{ id: uuidv7(), workspace_id: workspaceId, user_id: id, family_id: uuidv7() },
          ...{ device_id: deviceId, device_name: 'test', token_hash: randomBytes(32) },
          expires_at: new Date(Date.now() + 3_600_000),
        })),
      )
      .execute(),
  )
}

export async function setNeedsApproval(db: Db, user: Identity, needed: boolean): Promise<void> {
  await inWorkspace(db, { workspaceId: user.workspaceId, id: null }, (tx) =>
    tx.updateTable('users').set({ needs_approval: needed }).where('id', '=', user.id).execute(),
  )
}

/** What a client holds after it has applied some pages: the client rule of the protocol, in its simplest form. */
export function apply(held: Map<string, unknown>, pages: readonly Page[]): Map<string, unknown> {
  for (const { changes } of pages) {
    for (const change of changes) {
      if (change.op === 'put') held.set(`${change.entity} ${change.value.id}`, change.value)
      else {
        held.delete(`${change.entity} ${change.id}`)
        if (change.entity !== 'session') continue
        for (const [key, value] of held) {
          if ((value as { sessionId?: string }).sessionId === change.id) held.delete(key)
        }
      }
    }
  }
  return held
}
