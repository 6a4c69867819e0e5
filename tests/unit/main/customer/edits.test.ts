import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FieldValue } from '../../../../src/shared/edits.ts'
import type { Customer, Session } from '../../../../src/shared/entities.ts'
import { ParleyError } from '../../../../src/shared/errors.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { journalOf } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

let desk: TestDesk
let server: FakeServer
let session: Session
let engine: ReadingEngine

beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  session = server.startSession({ assigneeId: desk.me.id, status: 'active', tags: ['new'] })
  await openDesk()
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
})
afterEach(() => desk.remove())

async function openDesk(): Promise<void> {
  engine = await desk.open(server.dialAs(desk.me.id))
  if (server.isReachable) await isOnline()
}

const isOnline = () => eventually(() => expect(desk.screen().sync.connection.state).toBe('online'))
const edits = () => desk.screen().edits
const shown = () => desk.screen().rows[session.id]
const told = () => server.commands.filter(({ name }) => name.endsWith('.update'))
const theirs = () => server.states.customer.get(session.customerId) as Customer

function edit(subject: 'customer' | 'session', field: string, value: FieldValue, base: FieldValue) {
  return engine.handlers['record.edit']({ sessionId: session.id, subject, field, value, base })
}

const decide = (field: string, decision: 'mine' | 'theirs') =>
  engine.handlers['record.decide']({ sessionId: session.id, subject: 'customer', field, decision })

async function goOffline(): Promise<void> {
  server.isReachable = false
  server.cutLines()
  await eventually(() => expect(desk.screen().sync.connection.state).not.toBe('online'))
}

async function goOnline(): Promise<void> {
  server.isReachable = true
  engine.kick('network')
  await isOnline()
}

const everythingIsTold = () => eventually(() => expect(edits()).toEqual([]))

describe('a field that is changed', () => {
  test('is told with nothing beside it, and stays as it was changed', async () => {
    await edit('customer', 'phone', ' +31 6 1234 ', null)
    await everythingIsTold()
    expect(told()).toMatchObject([
      { name: 'customer.update', input: { customerId: session.customerId, phone: '+31 6 1234' } },
    ])
    expect(Object.keys(told()[0]?.input ?? {}).sort()).toEqual(['customerId', 'phone'])
    expect(shown()?.customer.phone).toBe('+31 6 1234')
    expect(await engine.unsent()).toBe(0)
  })

  test('without a line is shown at once, kept through an end in the middle, and told when there is one', async () => {
    await goOffline()
    await edit('customer', 'name', 'Ada B. Example', 'Ada Example')
    await edit('session', 'priority', 'urgent', 'normal')
    await edit('session', 'tags.vip', true, false)
    await edit('session', 'tags.new', false, true)
    await edit('customer', 'attributes.plan', 'platinum', 'gold')
    expect(shown()).toMatchObject({
      customer: { name: 'Ada B. Example', attributes: { plan: 'platinum' } },
      session: { priority: 'urgent', tags: ['vip'] },
    })
    expect(edits().map(({ state }) => state)).toEqual(Array(5).fill('waiting'))
    expect(await engine.unsent()).toBe(5)

    await desk.close()
    await openDesk()
    for (const patch of await engine.snapshot()) desk.patches.push(patch)
    expect(edits()).toHaveLength(5)
    expect(shown()?.customer.name).toBe('Ada B. Example')

    await goOnline()
    await everythingIsTold()
    expect(theirs()).toMatchObject({ name: 'Ada B. Example', attributes: { plan: 'platinum' } })
    expect(server.states.session.get(session.id)).toMatchObject({ priority: 'urgent', tags: ['vip'] })
    expect(shown()).toMatchObject({ session: { priority: 'urgent', tags: ['vip'] } })
  })

  test('is told once, however often its answer is lost', async () => {
    let lost = 0
    server.losesAnswer = ({ name }) => name === 'customer.update' && lost++ === 0
    await edit('customer', 'phone', '1', null)
    await eventually(() => expect(told()).toHaveLength(1))
    server.cutLines()
    await goOnline()
    await everythingIsTold()
    expect(new Set(told().map(({ id }) => id)).size).toBe(1)
    expect(told().length).toBeGreaterThan(1)
  })

  test('changed again, the latest holds; changed back before it was told, nothing is', async () => {
    await goOffline()
    await edit('customer', 'phone', '1', null)
    await edit('customer', 'phone', '12', '1')
    await edit('customer', 'email', 'ada@example.com', null)
    await edit('customer', 'email', null, 'ada@example.com')
    expect(edits()).toMatchObject([{ field: 'phone', value: '12' }])
    await goOnline()
    await everythingIsTold()
    expect(told()).toMatchObject([{ input: { phone: '12' } }])
  })

  test('changed again while it is on its way asks nobody', async () => {
    server.weather = () => [30]
    await edit('customer', 'phone', '1', null)
    await eventually(() => expect(told()).toHaveLength(1))
    await edit('customer', 'phone', '12', '1')
    await everythingIsTold()
    expect(theirs().phone).toBe('12')
    const states = desk.patches.flatMap((patch) => (patch.kind === 'edits' ? patch.edits : []))
    expect(states.map(({ state }) => state)).not.toContain('asks')
  })

  test('with a value that is none is refused here, in the words of the schema', async () => {
    await expect(edit('customer', 'email', 'no address', null)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(edit('customer', 'customerId', 'x', null)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(edit('session', 'status', 'ended', null)).rejects.toMatchObject({ code: 'INVALID' })
    expect(edits()).toEqual([])
  })

  test('that the server refuses says why, and goes out again or is forgotten', async () => {
    server.refuse = ({ name }) =>
      name === 'customer.update' ? new ParleyError('FORBIDDEN', 'Not yours.') : null
    await edit('customer', 'phone', '1', null)
    await eventually(() =>
      expect(edits()).toMatchObject([{ state: 'refused', error: { code: 'FORBIDDEN' } }]),
    )
    expect(shown()?.customer.phone).toBe('1')
    expect(await engine.unsent()).toBe(1)
    server.refuse = () => null
    await decide('phone', 'mine')
    await everythingIsTold()
    expect(theirs().phone).toBe('1')

    server.refuse = () => new ParleyError('FORBIDDEN', 'Not yours.')
    await edit('customer', 'phone', '2', '1')
    await eventually(() => expect(edits()).toMatchObject([{ state: 'refused' }]))
    await decide('phone', 'theirs')
    expect(edits()).toEqual([])
    expect(shown()?.customer.phone).toBe('1')
  })

  test('leaves nothing behind in the journal once it is told', async () => {
    await edit('customer', 'notes', 'Likes the room with the pear tree.', '')
    await everythingIsTold()
    await desk.close()
    expect(journalOf(desk, (journal) => journal.all('select * from edits'))).toEqual([])
  })
})

describe('a field that somebody else has changed meanwhile', () => {
  beforeEach(async () => {
    await goOffline()
    await edit('customer', 'phone', 'mine', null)
    await edit('customer', 'name', 'Ada Mine', 'Ada Example')
    server.put('customer', { ...theirs(), phone: 'theirs', timeZone: 'Europe/Oslo' })
    await goOnline()
    await eventually(() =>
      expect(edits()).toMatchObject([{ field: 'phone', state: 'asks', theirs: 'theirs' }]),
    )
  })

  test('is asked about; the others have been told, and theirs have come', async () => {
    expect(theirs()).toMatchObject({ phone: 'theirs', name: 'Ada Mine', timeZone: 'Europe/Oslo' })
    expect(shown()?.customer).toMatchObject({ phone: 'mine', name: 'Ada Mine', timeZone: 'Europe/Oslo' })
    expect(await engine.unsent()).toBe(1)
  })

  test('becomes mine', async () => {
    await decide('phone', 'mine')
    await everythingIsTold()
    expect(theirs().phone).toBe('mine')
    expect(shown()?.customer.phone).toBe('mine')
  })

  test('becomes theirs', async () => {
    await decide('phone', 'theirs')
    expect(edits()).toEqual([])
    expect(theirs().phone).toBe('theirs')
    expect(shown()?.customer.phone).toBe('theirs')
  })

  test('is asked about anew when it changes once more before the answer goes out', async () => {
    await goOffline()
    await decide('phone', 'mine')
    server.put('customer', { ...theirs(), phone: 'theirs again' })
    await goOnline()
    await eventually(() => expect(edits()).toMatchObject([{ state: 'asks', theirs: 'theirs again' }]))
  })

  test('no longer asks once both say the same', async () => {
    server.put('customer', { ...theirs(), phone: 'mine' })
    await everythingIsTold()
  })
})
