import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ParleyError } from '#shared/errors.ts'
import { HEARTBEAT_MS, type Poke } from '#shared/protocol.ts'
import { createSequencer } from '../../../src/server/domain/changes/index.ts'
import { createPump, type Outlet, type Pump } from '../../../src/server/domain/sync/index.ts'
import { createLog } from '../../../src/server/log.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { createWorld, type World } from './world.ts'

const log = createLog('silent')
let postgres: TestPostgres
let world: World
let pump: Pump

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres)
  pump = createPump(world.db, appUrl(), log, () => {})
})

afterAll(async () => {
  await pump?.close()
  await world?.close()
  await postgres?.stop()
})

function appUrl(): string {
  const { database } = world.config
  if (database === null) throw new Error('the world has a database of its own')
  return database.appUrl
}

class FakeOutlet implements Outlet {
  readonly pokes: Poke[] = []
  readonly reason: Promise<ParleyError>
  isSlow = false
  cut: (reason: ParleyError) => void = () => {}
  #poked: () => void = () => {}

  constructor() {
    this.reason = new Promise((resolve) => {
      this.cut = resolve
    })
  }

  poke(poke: Poke): boolean {
    this.pokes.push(poke)
    this.#poked()
    return !this.isSlow
  }

  typing(): void {}
  ephemeral(): void {}

  /** The next poke, counted from the `nth` so far. */
  async until(count: number): Promise<void> {
    while (this.pokes.length < count) {
      await new Promise<void>((resolve) => {
        this.#poked = resolve
      })
    }
  }
}

it('tells of a change at once, and of nothing that the reader may not see', async () => {
  const [mara, omar] = [new FakeOutlet(), new FakeOutlet()]
  const sessionId = await world.startSession(world.customer, world.teams.bookings)
  await world.number()
  const { head } = await pump.join(world.staff.mara, mara)
  await pump.join(world.staff.omar, omar)
  await world.run(world.customer, 'message.send', { sessionId, body: 'For Bookings' })
  await world.number()
  await mara.until(1)
  expect(mara.pokes[0]).toMatchObject({ from: head, to: head + 3 })
  expect(mara.pokes[0]?.changes.map((change) => change.entity)).toEqual(['session', 'participant', 'message'])
  expect(omar.pokes).toEqual([])
  pump.leave(mara)
  pump.leave(omar)
})

it('cuts a socket that is too slow, and only that one', async () => {
  const [slow, quick] = [new FakeOutlet(), new FakeOutlet()]
  slow.isSlow = true
  await pump.join(world.staff.nora, slow)
  await pump.join(world.staff.nora, quick)
  const customer = await world.addCustomer()
  const sessionId = await world.startSession(customer)
  await world.number()
  expect((await slow.reason).body).toMatchObject({ code: 'SLOW_CONSUMER', retryAfterMs: expect.any(Number) })
  await world.run(customer, 'message.send', { sessionId })
  await world.number()
  await quick.until(2)
  expect(slow.pokes).toHaveLength(1)
  expect(quick.pokes[1]?.from).toBe(quick.pokes[0]?.to)
  pump.leave(quick)
})

it('sends an empty advance as heartbeat, to where the log ends', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const ticking = createPump(world.db, appUrl(), log, () => {})
  try {
    const outlet = new FakeOutlet()
    const { head } = await ticking.join(world.customer, outlet)
    vi.advanceTimersByTime(HEARTBEAT_MS)
    await outlet.until(1)
    expect(outlet.pokes[0]).toMatchObject({ from: head, to: head, changes: [] })
  } finally {
    vi.useRealTimers()
    await ticking.close()
  }
})

it('lets one server number, and another take over when it is gone', async () => {
  const outlet = new FakeOutlet()
  await pump.join(world.staff.nora, outlet)
  const first = createSequencer(appUrl(), log)
  const second = createSequencer(appUrl(), log)
  try {
    await world.startSession(await world.addCustomer())
    second.wake()
    first.wake()
    await outlet.until(1)
    await first.close()
    const before = outlet.pokes.length
    const customer = await world.addCustomer()
    await world.run(customer, 'session.start', { message: { id: uuidv7(), body: 'After the take-over' } })
    second.wake()
    await outlet.until(before + 1)
  } finally {
    await second.close()
    pump.leave(outlet)
  }
})
