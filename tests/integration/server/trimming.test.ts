import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inWorkspace } from '../../../src/server/db/index.ts'
import { trimLog } from '../../../src/server/domain/changes/index.ts'
import { pull } from '../../../src/server/domain/sync/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { apply, createWorld, type World } from './world.ts'

const DAY_MS = 86_400_000

let postgres: TestPostgres
let world: World

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(() => postgres?.stop())

beforeEach(async () => {
  world = await createWorld(postgres)
  return () => world.close()
})

const daysFromNow = (days: number) => () => Date.now() + days * DAY_MS
const kept = { changeLogDays: 30, receiptDays: 180 }

async function rowsOf(table: 'changes' | 'commands'): Promise<number> {
  const rows = await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.selectFrom(table).select('id').execute(),
  )
  return rows.length
}

it('forgets what is older than it must keep, and nothing younger', async () => {
  await world.startSession()
  await world.number()
  const [changes, receipts] = [await rowsOf('changes'), await rowsOf('commands')]
  expect(Math.min(changes, receipts)).toBeGreaterThan(0)

  await trimLog(world.db, kept, daysFromNow(29)).run()
  expect([await rowsOf('changes'), await rowsOf('commands')]).toEqual([changes, receipts])
  await trimLog(world.db, kept, daysFromNow(31)).run()
  expect([await rowsOf('changes'), await rowsOf('commands')]).toEqual([0, receipts])
  await trimLog(world.db, kept, daysFromNow(181)).run()
  expect(await rowsOf('commands')).toBe(0)
})

it('leaves alone what has no rev yet: nobody has been told of it', async () => {
  await world.number()
  await trimLog(world.db, kept, daysFromNow(31)).run()
  await world.startSession()
  const unnumbered = await rowsOf('changes')
  expect(unnumbered).toBeGreaterThan(0)
  await trimLog(world.db, kept, daysFromNow(31)).run()
  expect(await rowsOf('changes')).toBe(unnumbered)
})

it('resets who was away for longer, who then has what a fresh reader has', async () => {
  const { nora } = world.staff
  const sessionId = await world.startSession()
  await world.number()
  const before = await world.pullAll(nora)
  const left = before.at(-1)
  if (left === undefined) throw new Error('no page')

  await world.run(nora, 'session.claim', { sessionId })
  await world.startSession(await world.addCustomer())
  await world.number()
  const current = (await world.pullAll(nora, left)).at(-1)
  await trimLog(world.db, kept, daysFromNow(31)).run()

  const since = { epoch: left.epoch, rev: left.to }
  expect(await pull(world.db, nora, { since, limit: 500 })).toMatchObject({ reset: true })
  const head = { epoch: current?.epoch ?? '', rev: current?.to ?? 0 }
  expect(await pull(world.db, nora, { since: head, limit: 500 })).toMatchObject({ reset: false, changes: [] })
  // A reset: what it brings is all there is.
  expect(apply(new Map(), await world.pullAll(nora, left))).toEqual(
    apply(new Map(), await world.pullAll(nora)),
  )
})
