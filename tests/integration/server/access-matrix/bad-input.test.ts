import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { COMMANDS } from '#shared/commands.ts'
import { errorBody } from '#shared/errors.ts'
import { UP, type UpName } from '#shared/protocol.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import { call } from '../client.ts'
import { firstAllowed } from './check.ts'
import { type Caller, type House, openHouse } from './house.ts'
import { changedTables } from './ledger.ts'
import { type Operation, REQUESTS, TABLE } from './rows/index.ts'

/** Whatever arrives: a refusal in the one shape, which names what is wrong, and nothing has changed. */

const OPERATIONS = Object.keys(TABLE) as Operation[]

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house?.close())

/** Values that no honest client sends in most places. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table messages; --",
  'x'.repeat(9_000),
  [],
  [[[[[[]]]]]],
  {},
  { $ne: null },
  { valueOf: 'no function' },
]

/** The payload with a field too many, and with each of its values in turn left out, or replaced by each of the strange ones. */
function* mutations(payload: object): Generator<object> {
  yield { ...payload, unheardOf: 1 }
  for (const [name, value] of Object.entries(payload)) {
    const { [name]: _, ...rest } = payload as Record<string, unknown>
    yield rest
    for (const strange of STRANGE) yield { ...rest, [name]: strange }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const changed of mutations(value)) yield { ...rest, [name]: changed }
  }
}

/** What checks the payload of an operation, and whether it travels as text in an address. */
function schemaOf(operation: Operation): { schema: z.ZodType; isQuery: boolean } {
  const [door, name] = operation.replace(/:.*/, '').split(' ') as [string, string]
  if (door === 'rest') {
    const { body, query } = ROUTES[name as RouteName]
    return { schema: body ?? query, isQuery: body === null }
  }
  return { schema: UP[door === 'command' ? 'command' : (name as UpName)].frame, isQuery: false }
}

/** As an address carries it: all values are text, and nested ones are none. */
function asQuery(payload: object): object {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]],
    ),
  )
}

function allowedCaller(operation: Operation): Caller {
  return house.callers[firstAllowed(TABLE[operation])]
}

function expectRefused(text: string, door: string): void {
  const { body } = JSON.parse(text) as { body: unknown }
  const refusal = errorBody.strict().parse(body)
  expect(refusal.message.length).toBeGreaterThan(5)
  expect(text).not.toMatch(/\bat \S+:\d+|node_modules|src\/|select |insert /i)
  if (door === 'rest') expect(refusal.requestId).toMatch(/^[0-9a-f-]{36}$/)
}

describe('input that its schema turns down', () => {
  it.each(OPERATIONS)('changes nothing and says so: %s', async (operation) => {
    const { about, payload, deliver } = REQUESTS[operation]
    const { schema, isQuery } = schemaOf(operation)
    const caller = allowedCaller(operation)
    const sessionId = house.chats[caller.place][about ?? 'held']
    const before = await house.ledger.digest()
    let refused = 0
    for (const mutated of mutations(payload(caller, sessionId))) {
      const sent = isQuery ? asQuery(mutated) : mutated
      if (schema.safeParse(JSON.parse(JSON.stringify(sent))).success) continue
      const { code, text } = await deliver(house.url, caller, sessionId, sent as Record<string, unknown>)
      expect([code, JSON.stringify(sent).slice(0, 200)]).toEqual(['INVALID', expect.anything()])
      expectRefused(text, operation.split(' ')[0] ?? '')
      refused += 1
    }
    expect(changedTables(before, await house.ledger.digest())).toEqual([])
    expect(refused).toBeGreaterThan(0)
  })
})

describe('a body that is no object of JSON', () => {
  const routes = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].body !== null)

  it.each(routes)('is refused: %s', async (name) => {
    const { method, path } = ROUTES[name]
    const row = OPERATIONS.find((operation) => operation === `rest ${name}`) as Operation
    const caller = allowedCaller(row)
    const before = await house.ledger.digest()
    const address = `${house.url}/v1${path.replaceAll(/:\w+/g, house.chats[caller.place].held)}`
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` }
    for (const body of ['', '{', 'null', '[]', '"text"', '{"a":1}{', '\u0000', '{"__proto__":{"id":1}}']) {
      const reply = await fetch(address, { method, headers, body })
      expect([reply.status, body]).toEqual([400, body])
      expectRefused(JSON.stringify({ body: await reply.json() }), 'rest')
    }
    const form = { ...headers, 'content-type': 'text/plain' }
    expect((await fetch(address, { method, headers: form, body: 'a=1' })).status).toBe(400)
    expect(changedTables(before, await house.ledger.digest())).toEqual([])
  })
})

describe('an address that names nothing', () => {
  const named = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].path.includes(':'))

  it.each(named)('is NOT_FOUND, whatever stands in it: %s', async (name) => {
    const { method, path } = ROUTES[name]
    const caller = allowedCaller(OPERATIONS.find((operation) => operation === `rest ${name}`) as Operation)
    for (const part of ['x', '1', '..%2f..', '%00', "'%20or%201=1", 'a'.repeat(500)]) {
      const reply = await call(house.url, method, `/v1${path.replaceAll(/:\w+/g, part)}`, {
        ...(caller.token !== null && { token: caller.token }),
      })
      expect([reply.status, part]).toEqual([404, part])
      expectRefused(JSON.stringify({ body: reply.body }), 'rest')
    }
  })
})

it('covers every command and frame of the contract', () => {
  const covered = new Set(OPERATIONS.map((operation) => operation.replace(/:.*/, '')))
  for (const name of Object.keys(COMMANDS)) expect(covered).toContain(`command ${name}`)
  for (const name of Object.keys(UP)) if (name !== 'command') expect(covered).toContain(`frame ${name}`)
})
