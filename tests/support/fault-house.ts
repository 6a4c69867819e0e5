import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { CommandName } from '#shared/commands.ts'
import { inWorkspace } from '../../src/server/db/index.ts'
import type { Identity } from '../../src/server/domain/access/index.ts'
import { LIMIT_NAMES, LIMITS } from '../../src/server/limits/index.ts'
import { DEVICE } from '../integration/server/client.ts'
import {
  createWorld,
  neighbourOf,
  signInStaff,
  TOKEN_SECRET,
  type World,
} from '../integration/server/world.ts'
import { createFarDesk, type FarDesk } from './far-desk.ts'
import { startTestPostgres } from './postgres.ts'
import { startTestServer, type TestServer } from './server.ts'
import { keepServer, type ServerKeeper } from './server-keeper.ts'

type Person = keyof World['staff']

/** A real server on a real PostgreSQL with one workspace, and desks in processes of their own. */
export interface FaultHouse {
  readonly world: World
  readonly server: TestServer
  /** Kills the server and brings it back: for a house whose tests run one after the other. */
  readonly keeper: ServerKeeper
  /** A desk that does not run yet. */
  desk(person: Person, more?: { seed?: number; serverUrl?: string }): Promise<FarDesk>
  /** Carries a command out, and has everybody told. */
  run(who: Identity, name: CommandName, input: object, id?: string): Promise<string>
  /** A chat of a customer of its own, in the team that Mara and Jonas are in. */
  chat(): Promise<{ id: string; customer: Identity; firstId: string }>
  /** Everybody is told of what has been written behind the server's back. */
  wake(): Promise<void>
  /** The same server and database with a workspace in which nothing has been said yet. It is closed with this one. */
  nextDoor(): Promise<FaultHouse>
  close(): Promise<void>
}

/** `serverProgram`: another server than the real one. */
export async function openFaultHouse({
  serverProgram,
}: {
  serverProgram?: string
} = {}): Promise<FaultHouse> {
  const postgres = await startTestPostgres()
  const world = await createWorld(postgres)
  const { database } = world.config
  const server = await startTestServer({
    ...(serverProgram !== undefined && { program: serverProgram }),
    env: {
      DATABASE_URL: database?.appUrl ?? '',
      DATABASE_OWNER_URL: database?.ownerUrl ?? '',
      PARLEY_TOKEN_SECRET: TOKEN_SECRET,
      // Half of what a start costs is to compile the same files again.
      NODE_COMPILE_CACHE: join(tmpdir(), 'parley-compiled-server'),
      // The faults are the network's and the disk's, and come faster than people.
      ...Object.fromEntries(LIMIT_NAMES.map((name) => [LIMITS[name].variable, '1000000'])),
    },
  })
  const desks = new Set<FarDesk>()
  const keeper = keepServer(server)
  const close = async () => {
    await keeper.calm()
    await Promise.all([...desks].map((desk) => desk.remove()))
    await server.remove()
    await world.close()
    await postgres.stop()
  }
  return houseIn({ world, server, keeper, desks, close })
}

interface Building {
  readonly world: World
  readonly server: TestServer
  readonly keeper: ServerKeeper
  readonly desks: Set<FarDesk>
  close(): Promise<void>
}

async function houseIn(building: Building): Promise<FaultHouse> {
  const { world, server, keeper, desks, close } = building
  await signInStaff(world, DEVICE.id)
  const wake = async () => {
    await sql`notify parley_written`.execute(world.db)
  }

  const house: FaultHouse = {
    ...{ world, server, keeper, wake, close },
    async desk(person, { seed = 1, serverUrl = server.url } = {}) {
      const who = world.staff[person]
      const opening = { name: person, userId: who.id, token: await tokenOf(who), serverUrl, seed }
      const desk = createFarDesk(opening)
      desks.add(desk)
      return {
        ...desk,
        async remove() {
          desks.delete(desk)
          await desk.remove()
        },
      }
    },
    async run(who, name, input, id = uuidv7()) {
      const command = { id, name, input } as Parameters<World['execute']>[1]
      await world.execute(who, command)
      await wake()
      return id
    },
    async chat() {
      const customer = await world.addCustomer()
      const id = await world.startSession(customer, world.teams.bookings)
      await wake()
      const [first] = await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
        tx
          .selectFrom('messages')
          .select('id')
          .where('session_id', '=', id)
          .where('sender_kind', '=', 'customer')
          .execute(),
      )
      return { id, customer, firstId: first?.id ?? '' }
    },
    nextDoor: async () => houseIn({ ...building, world: await neighbourOf(world), close: async () => {} }),
  }
  return house
}

export function tokenOf({ workspaceId, kind, id }: Identity): Promise<string> {
  return new SignJWT({ workspace: workspaceId, kind, device: DEVICE.id })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(id)
    .setIssuer('parley')
    .setAudience('parley')
    .setExpirationTime('12h')
    .sign(new TextEncoder().encode(TOKEN_SECRET))
}
