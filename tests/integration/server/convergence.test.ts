import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS, type CommandName, command } from '#shared/commands.ts'
import type { Message, Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { FIRST_PULL_MESSAGES, type Page } from '#shared/protocol.ts'
import { inWorkspace } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { readSession } from '../../../src/server/domain/sessions/index.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { type Random, randomFrom } from '../../support/random.ts'
import { apply, createWorld, setNeedsApproval, type World } from './world.ts'

/**
 * Whatever is done, by whomever, in whatever order: who was told change by change holds what a fresh reader gets. The
 * steps are random and repeated by their seed; what is refused on the way is none of this test's business.
 */

const SEEDS = [1, 2, 3]
const STEPS = 300
/** What most of a day is made of, and what the rest needs something to be done with. */
const OFTEN = ['message.send', 'message.send', 'message.send', 'session.claim'] as const

let postgres: TestPostgres
const succeeded = new Set<CommandName>()

beforeAll(async () => {
  postgres = await startTestPostgres()
})

afterAll(() => postgres?.stop())

/** Somebody who reads along, now and then. */
class Reader {
  readonly held = new Map<string, unknown>()
  readonly #world: World
  readonly #who: Identity
  #last: Page | null = null

  constructor(world: World, who: Identity) {
    this.#world = world
    this.#who = who
  }

  async catchUp(): Promise<void> {
    const pages = await this.#world.pullAll(this.#who, this.#last)
    if (pages[0]?.reset) this.held.clear()
    apply(this.held, pages)
    this.#last = pages.at(-1) ?? null
  }

  async fresh(): Promise<Map<string, unknown>> {
    return apply(new Map(), await this.#world.pullAll(this.#who))
  }
}

const isMessage = (key: string) => key.startsWith('message ')

/** What a reader holds and should not, or lacks; a fresh pull brings the latest messages of a session only. */
function differences(held: Map<string, unknown>, fresh: Map<string, unknown>): string[] {
  const sessions = [...fresh]
    .filter(([key]) => key.startsWith('session '))
    .map(([, value]) => value as Session)
  const isKnown = ({ sessionId }: Message) => sessions.some(({ id }) => id === sessionId)
  // A customer whose last chat went out of sight is forgotten by the client itself.
  const inSight = new Set(sessions.map(({ customerId }) => `customer ${customerId}`))
  const surplus = [...held].filter(([key, value]) => {
    if (fresh.has(key)) return false
    if (key.startsWith('customer ')) return inSight.has(key)
    return !(isMessage(key) && isKnown(value as Message) && isOld(value as Message, sessions))
  })
  const other = [...fresh].filter(([key, value]) => JSON.stringify(held.get(key)) !== JSON.stringify(value))
  return [...surplus.map(([key]) => `too much: ${key}`), ...other.map(([key]) => `not so: ${key}`)]
}

function isOld({ sessionId, seq }: Message, sessions: readonly Session[]): boolean {
  const lastSeq = sessions.find(({ id }) => id === sessionId)?.lastSeq ?? 0
  return seq <= lastSeq - FIRST_PULL_MESSAGES
}

/** A random command, as likely as not one that will be refused. */
function nextCommand(world: World, random: Random, knows: Knowledge): [Identity, CommandName, object] {
  const staff = Object.values(world.staff)
  const agent = random.from(staff)
  const customer = random.from(knows.customers)
  const anybody = random.below(3) === 0 ? customer : agent
  const sessionId = random.from(knows.sessions)
  const message = random.from(knows.messages)
  const name = random.from([...(Object.keys(COMMANDS) as CommandName[]), ...OFTEN])
  const text = `text ${random.below(1_000)}`
  switch (name) {
    case 'session.start':
      return [
        customer,
        name,
        {
          type: random.from(['general', 'booking', 'support']),
          subject: text,
          message: { id: uuidv7(), body: text },
        },
      ]
    case 'session.claim':
      return [agent, name, { sessionId }]
    case 'session.decline': {
      const offered = knows.offers.at(-1)
      return [offered?.to ?? agent, name, { sessionId: offered?.sessionId ?? sessionId }]
    }
    case 'session.status':
      return [agent, name, { sessionId, to: random.from(['waiting', 'active', 'paused', 'ended', 'locked']) }]
    case 'session.update':
      return [agent, name, { sessionId, subject: text, priority: random.from(['low', 'high', 'urgent']) }]
    case 'session.snooze':
      return [agent, name, { sessionId, until: new Date(Date.now() + 3_600_000).toISOString() }]
    case 'session.assign': {
      const to = random.from([
        { kind: 'user', userId: random.from(staff).id },
        { kind: 'team', teamId: random.from([world.teams.bookings, world.teams.orders, null]) },
        { kind: 'queue' },
      ])
      return [agent, name, { sessionId, to, note: random.from(['', text]) }]
    }
    case 'session.mark':
      return [anybody, name, { sessionId, readSeq: random.below(40), deliveredSeq: random.below(40) }]
    case 'message.send':
      return [
        anybody,
        name,
        {
          ...{ sessionId, type: random.from(['text', 'text', 'text', 'note', 'emergency']), body: text },
          baseSeq: 10_000,
        },
      ]
    case 'message.edit':
      return [message.by, name, { ...message.at, body: text, baseEditedAt: null }]
    case 'message.delete':
      return [random.from([message.by, agent]), name, message.at]
    case 'message.review':
      return [
        world.staff.nora,
        name,
        { ...(knows.pending.at(-1) ?? message.at), decision: random.from(['approve', 'reject']) },
      ]
    case 'customer.update':
      return [agent, name, { customerId: customer.id, name: text, notes: text }]
    case 'customer.block':
      return [world.staff.nora, name, { customerId: random.from(knows.customers.slice(1)).id, reason: text }]
    case 'customer.unblock':
      return [world.staff.nora, name, { customerId: customer.id }]
    case 'suggestion.offer':
      return [
        agent,
        name,
        { sessionId, kind: random.from(['reply', 'note']), body: text, baseSeq: random.below(40) },
      ]
    case 'suggestion.settle':
      return [
        agent,
        name,
        { suggestionId: knows.suggestions.at(-1) ?? uuidv7(), decision: random.from(['take', 'dismiss']) },
      ]
    case 'session.rate': {
      const ended = knows.ended.at(-1)
      return [ended?.customer ?? customer, name, { sessionId: ended?.sessionId ?? sessionId, score: 4 }]
    }
  }
}

interface Place {
  readonly sessionId: string
  readonly messageId: string
}

interface Knowledge {
  readonly customers: readonly Identity[]
  readonly sessions: string[]
  readonly messages: { by: Identity; at: Place }[]
  readonly pending: Place[]
  /** Chats that were ended, and whose they are. */
  readonly ended: { sessionId: string; customer: Identity }[]
  readonly suggestions: string[]
  readonly offers: { sessionId: string; to: Identity }[]
}

async function open(seed: number) {
  const world = await createWorld(postgres)
  const random = randomFrom(seed)
  const customers = [world.customer, await world.addCustomer(), await world.addCustomer()]
  const first = await world.startSession(customers[0], world.teams.bookings)
  const opening: Place = { sessionId: first, messageId: uuidv7() }
  const { mara } = world.staff
  const knows: Knowledge = {
    customers,
    sessions: [first],
    messages: [{ by: mara, at: opening }],
    pending: [opening],
    suggestions: [],
    offers: [],
    ended: [],
  }
  await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
    tx.updateTable('workspaces').set({ draft_travel: true }).execute(),
  )
  // Whose replies wait for approval: now and then there is something to review.
  const supervised = [mara, world.staff.omar]
  for (const agent of supervised) await setNeedsApproval(world.db, agent, true)
  const readers = [...Object.values(world.staff), ...customers].map((who) => new Reader(world, who))

  async function step(): Promise<void> {
    const [who, name, input] = nextCommand(world, random, knows)
    const wanted = command.parse({ id: uuidv7(), name, input })
    try {
      const { sessionId } = await world.execute(who, wanted)
      succeeded.add(name)
      if (sessionId === null) return
      if (name === 'session.start') knows.sessions.push(sessionId)
      if (name === 'suggestion.offer') knows.suggestions.push(wanted.id)
      if (name === 'session.status') await noteEnd(sessionId)
      if (name !== 'message.send') return
      const at = { sessionId, messageId: wanted.id }
      knows.messages.push({ by: who, at })
      if (supervised.includes(who) && !('type' in input && input.type === 'note')) knows.pending.push(at)
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
    }
  }

  async function noteEnd(sessionId: string): Promise<void> {
    const session = await readSession(world.db, world.staff.nora, sessionId)
    const customer = customers.find(({ id }) => id === session.customerId)
    if (session.status === 'ended' && customer !== undefined) knows.ended.push({ sessionId, customer })
  }

  /** As routing does: an offer to whoever. */
  async function offer(): Promise<void> {
    const to = random.from(Object.values(world.staff))
    const sessionId = random.from(knows.sessions)
    knows.offers.push({ sessionId, to })
    const text = JSON.stringify({ userId: to.id, expiresAt: new Date(Date.now() + 60_000).toISOString() })
    await inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, (tx) =>
      tx
        .updateTable('sessions')
        .set({ offer: text })
        .where('id', '=', sessionId)
        .where('status', '=', 'waiting')
        .execute(),
    )
  }
  return { world, random, readers, step, offer }
}

describe('a reader who was told everything', () => {
  it.each(SEEDS)('holds what a fresh one gets, seed %i', async (seed) => {
    const { world, random, readers, step, offer } = await open(seed)
    try {
      for (let count = 0; count < STEPS; count += 1) {
        if (random.below(10) === 0) await offer()
        await step()
        if (random.below(5) > 0) continue
        await world.number()
        await random.from(readers).catchUp()
      }
      // What offers have changed behind the log's back is told by the next command on each session.
      await world.number()
      for (const [index, reader] of readers.entries()) {
        await reader.catchUp()
        const found = differences(withoutOffers(reader.held), withoutOffers(await reader.fresh()))
        expect([index, found]).toEqual([index, []])
      }
    } finally {
      await world.close()
    }
  })

  it('was told of every kind of command', () => {
    expect([...succeeded].sort()).toEqual(Object.keys(COMMANDS).sort())
  })
})

function withoutOffers(held: Map<string, unknown>): Map<string, unknown> {
  return new Map([...held].map(([key, value]) => [key, { ...(value as object), offer: null }]))
}

describe('the comparison', () => {
  it('sees what is missing, what is too much, and what is otherwise', () => {
    const session = { id: 's', customerId: 'c', lastSeq: 100 }
    const message = { id: 'm', sessionId: 's', seq: 99 }
    const fresh = new Map<string, unknown>([
      ['session s', session],
      ['message m', message],
    ])
    expect(differences(fresh, fresh)).toEqual([])
    expect(differences(new Map([['session s', session]]), fresh)).toEqual(['not so: message m'])
    expect(differences(new Map([...fresh, ['message n', { ...message, seq: 98 }]]), fresh)).toEqual([
      'too much: message n',
    ])
    expect(differences(new Map([...fresh, ['message o', { ...message, seq: 1 }]]), fresh)).toEqual([])
    expect(differences(new Map([...fresh, ['customer c', {}]]), fresh)).toEqual(['too much: customer c'])
    expect(differences(new Map([...fresh, ['session s', { ...session, lastSeq: 1 }]]), fresh)).toContain(
      'not so: session s',
    )
  })
})
