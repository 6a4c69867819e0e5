import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { MESSAGES } from '../../../../src/main/cache/message-table.ts'
import { clientRule, type Rule } from '../../../../src/main/sync/index.ts'
import { BLANK_USER } from '../../../support/blank.ts'
import type { LocalFiles } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import { randomFrom } from '../../../support/random.ts'
import { createReader } from '../../../support/sync-reader.ts'

const ME = randomUUID()
const STEPS = 120

/** What the files hold of the server's world, as comparable as text. */
function dump(files: LocalFiles): Record<string, unknown[]> {
  const tables = ['sessions', 'customers', 'users', 'teams', 'participants', 'message_ranges']
  // A customer who was told of without a session in sight may be known or not.
  const inSight = 'id in (select customer_id from sessions)'
  const rows = (table: string) =>
    files
      .cache()
      .all<Record<string, unknown>>(
        `select * from ${table} where ${table === 'customers' ? inSight : 'true'}`,
      )
      .map(({ generation: _, ...row }) => JSON.stringify(row))
      .sort()
  // In a row of theirs are numbers that each file gives out by itself.
  const messages = MESSAGES.select(files.cache(), 'true').map((message) => JSON.stringify(message))
  return { ...Object.fromEntries(tables.map((table) => [table, rows(table)])), messages: messages.sort() }
}

async function freshDump(server: FakeServer): Promise<Record<string, unknown[]>> {
  const reader = createReader(server, ME)
  await vi.waitUntil(reader.isCaughtUp, { timeout: 5_000, interval: 2 })
  const dumped = dump(reader.files)
  reader.stop()
  return dumped
}

/** A random hour at the server, told through a bad network. Answers whether reader and server agree afterwards. */
async function runStorm(seed: number, rule?: Rule): Promise<{ storm: unknown; fresh: unknown }> {
  const random = randomFrom(seed)
  const server = new FakeServer()
  server.put('user', { id: ME, name: 'Me', role: 'agent', ...BLANK_USER })
  const first = server.startSession()
  server.write(first.id, 'first')
  const reader = createReader(server, ME, rule && { rule })
  await vi.waitUntil(reader.isCaughtUp, { timeout: 5_000, interval: 2 })

  // Lost, told once, told twice; at once or up to 6 ms late, and so in any order.
  server.weather = () => Array.from({ length: random.below(3) }, () => random.below(7))
  const steps = [
    () => void server.startSession(),
    () => void server.write(random.from(server.states.session.values()).id, `text ${random.below(1e9)}`),
    () => void server.write(random.from(server.states.session.values()).id, `text ${random.below(1e9)}`),
    () => {
      if (server.states.message.size === 0) return
      const message = random.from(server.states.message.values())
      server.put('message', { ...message, body: 'edited', editedAt: server.now() })
    },
    () => {
      const session = random.from(server.states.session.values())
      server.put('session', {
        ...session,
        status: random.from(['active', 'paused', 'ended']),
        assigneeId: ME,
      })
    },
    () => server.join(random.from(server.states.session.values()).id, ME),
    () =>
      server.put('customer', {
        ...random.from(server.states.customer.values()),
        name: `Name ${random.below(1e9)}`,
      }),
    () =>
      server.states.session.size > 1 && server.del('session', random.from(server.states.session.values()).id),
    () => server.heartbeat(),
    () => random.below(8) === 0 && server.cutLines(),
  ]
  for (let step = 0; step < STEPS; step++) {
    random.from(steps)()
    if (random.below(4) === 0) await wait(random.below(4))
  }

  server.weather = () => [0]
  await wait(20)
  reader.reconnect()
  server.heartbeat()
  await vi.waitUntil(reader.isCaughtUp, { timeout: 5_000, interval: 2 })
  const result = { storm: dump(reader.files), fresh: await freshDump(server) }
  reader.stop()
  return result
}

test.each(Array.from({ length: 24 }, (_, index) => index + 1))(
  'through a storm the cache becomes what a fresh one is (seed %i)',
  async (seed) => {
    const { storm, fresh } = await runStorm(seed)
    expect(storm).toEqual(fresh)
  },
)

/** Loses what a lost poke said. */
const wrongRule: Rule = (cursor, frame) => {
  const verdict = clientRule(cursor, frame)
  return cursor !== null && verdict === 'pull' ? 'apply' : verdict
}

test('a rule that applies what leaves something out is found out', async () => {
  const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => runStorm(seed, wrongRule)))
  // What it loses may be deleted later on, so not every storm shows it.
  expect(outcomes.some(({ storm, fresh }) => JSON.stringify(storm) !== JSON.stringify(fresh))).toBe(true)
})

test('the rule', () => {
  const at = (rev: number) => ({ epoch: 'e', rev })
  expect(clientRule(at(5), { from: 3, to: 5 })).toBe('drop')
  expect(clientRule(at(5), { from: 5, to: 5 })).toBe('drop')
  expect(clientRule(at(5), { from: 5, to: 6 })).toBe('apply')
  expect(clientRule(at(5), { from: 2, to: 9 })).toBe('apply')
  expect(clientRule(at(5), { from: 6, to: 9 })).toBe('pull')
  expect(clientRule(null, { from: 0, to: 1 })).toBe('pull')
})
