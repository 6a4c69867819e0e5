import { beforeEach, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { ChannelOutput, SearchPage, StoreChange } from '#shared/ipc.ts'
import { NO_FILTERS } from '#shared/queue-filters.ts'
import { createDesks } from '../../../../src/main/desks/desks.ts'
import { mergePages } from '../../../../src/main/desks/routes.ts'
import type { Belonging, Engine } from '../../../../src/main/engine/index.ts'
import { row } from '../../renderer/fixtures.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const ALL = { view: 'all', filters: NO_FILTERS, sort: 'lastMessage', after: null } as const

const A = '0190a000-0000-4000-8000-00000000000a'
const B = '0190a000-0000-4000-8000-00000000000b'

/** An engine that notes what it is asked, and has the sessions and messages that it is given. */
function fakeEngine(has: string[]) {
  const asked: [string, unknown][] = []
  const page: ChannelOutput<'queue.page'> = { rows: [], more: false }
  const handlers = new Proxy({} as Engine['handlers'], {
    get: (_, name: string) => async (input: unknown) => {
      asked.push([name, input])
      return name === 'queue.page' ? page : {}
    },
  })
  const engine = {
    asked,
    handlers,
    owns: vi.fn(async (it: Belonging) => Object.values(it).some((id) => has.includes(id))),
    isWithin: vi.fn(async (_: string, it: Belonging) => Object.values(it).includes('within')),
    customerOf: async (sessionId: string) => (sessionId === 'session-a' ? 'customer-a' : null),
    snapshot: async () => [],
    kick: vi.fn(),
    stop: vi.fn(async () => undefined),
  }
  return engine as typeof engine & Engine
}

let told: StoreChange[]
let a: ReturnType<typeof fakeEngine>
let b: ReturnType<typeof fakeEngine>
let desks: ReturnType<typeof createDesks<Promise<Engine>>>

beforeEach(() => {
  told = []
  a = fakeEngine(['session-a', 'message-a'])
  b = fakeEngine(['session-b', 'message-b'])
  desks = createDesks<Promise<Engine>>({
    openEngine: (engine) => engine,
    emit: (changes) => void told.push(...changes),
    log: silentLog,
  })
})

async function open(id: string, engine: Engine): Promise<void> {
  desks.of(id).open(Promise.resolve(engine))
  await desks.of(id).engine()
}

const close = (sessionId: string) => desks.handlers['session.close']({ sessionId })

test('a question goes to the account that has the session or the message, and to no other', async () => {
  await open(A, a)
  await open(B, b)
  await close('session-b')
  await desks.handlers['message.decide']({ id: 'message-a', decision: 'send' })
  expect(b.asked).toEqual([['session.close', { sessionId: 'session-b' }]])
  expect(a.asked).toEqual([['message.decide', { id: 'message-a', decision: 'send' }]])
})

test('a session of an account that has left reaches nobody else, however few are left', async () => {
  await open(A, a)
  await open(B, b)
  await close('session-a')
  desks.remove(A)
  await expect(close('session-a')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(b.asked).toEqual([])
})

test('whose a session is, is asked once', async () => {
  await open(A, a)
  await close('session-a')
  await close('session-a')
  expect(a.owns).toHaveBeenCalledOnce()
  expect(a.asked).toHaveLength(2)
})

test('a session that two accounts claim goes to neither', async () => {
  await open(A, a)
  await open(B, fakeEngine(['session-a']))
  await expect(close('session-a')).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(a.asked).toEqual([])
})

test('one account that is still being opened keeps only its own questions waiting', async () => {
  let opened: (engine: Engine) => void = () => undefined
  desks.of(B).open(new Promise((resolve) => (opened = resolve)))
  await open(A, a)
  await close('session-a')
  await desks.handlers['queue.page'](ALL)
  expect(a.asked.map(([name]) => name)).toEqual(['session.close', 'queue.page'])
  const waiting = close('session-b')
  opened(b)
  await waiting
  expect(b.asked).toEqual([['session.close', { sessionId: 'session-b' }]])
})

test('one account that cannot be opened takes nothing from the others', async () => {
  desks.of(B).open(Promise.reject(new ParleyError('UNSUPPORTED_CLIENT', 'Newer files.')))
  await open(A, a)
  expect(await desks.handlers['queue.page'](ALL)).toEqual({ rows: [], more: false })
  await expect(close('session-b')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a page that one account cannot read is made of the others; one that none can is refused', async () => {
  await open(A, a)
  await open(B, { ...b, handlers: { 'queue.page': () => Promise.reject(new Error('disk')) } as never })
  expect(await desks.handlers['queue.page'](ALL)).toEqual({ rows: [], more: false })
  desks.remove(A)
  await expect(desks.handlers['queue.page'](ALL)).rejects.toThrow('disk')
})

test('the life line of a message is asked of the account that has it', async () => {
  await open(A, a)
  await open(B, b)
  await desks.handlers['lifeline.read']({ messageId: 'message-b' })
  expect(b.asked).toEqual([['lifeline.read', { messageId: 'message-b' }]])
  expect(a.asked).toEqual([])
})

const searched = { searchId: A, section: 'messages', text: 'a', filters: {}, after: null, limit: 2 } as const

test('a search goes to all accounts or to one; hits of those that could search stay', async () => {
  const page: SearchPage = {
    ...{ found: [], more: false, coverage: { from: null, to: null }, isWhole: true },
    accounts: [{ accountId: A, server: 'answered' }],
  }
  await open(A, { ...a, handlers: { 'search.complete': async () => ({ page }) } as never })
  await open(B, { ...b, handlers: { 'search.complete': () => Promise.reject(new Error('disk')) } as never })
  expect(await desks.handlers['search.complete'](searched)).toEqual({ page })
  await expect(desks.handlers['search.complete']({ ...searched, accountId: B })).rejects.toThrow('disk')
})

test('a page of one account is asked of that one', async () => {
  await open(A, a)
  await open(B, b)
  await desks.handlers['queue.page']({ ...ALL, accountId: B })
  expect([a.asked.length, b.asked.length]).toEqual([0, 1])
})

test('with nobody signed in there is no queue', async () => {
  await expect(desks.handlers['queue.page'](ALL)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  })
})

test('what is told carries whose it is; what comes of an account that has left is dropped', async () => {
  let emit: (patches: []) => void = () => undefined
  const openEngine = async (engine: Engine, tell: (patches: never[]) => void) => {
    emit = tell
    return engine
  }
  const some = createDesks<Engine>({
    openEngine,
    emit: (changes) => void told.push(...changes),
    log: silentLog,
  })
  some.of(A).open(a)
  await some.of(A).engine()
  emit([{ kind: 'rows.gone', sessionIds: [] }] as never)
  expect(told).toEqual([
    { kind: 'account', accountId: A, patch: { kind: 'reset' } },
    { kind: 'account', accountId: A, patch: { kind: 'rows.gone', sessionIds: [] } },
  ])
  some.remove(A)
  emit([{ kind: 'rows.gone', sessionIds: [] }] as never)
  expect(told).toHaveLength(2)
})

test('waking up and ending reach all', async () => {
  await open(A, a)
  await open(B, b)
  desks.kick('resume')
  await desks.stop()
  for (const engine of [a, b]) {
    expect(engine.kick).toHaveBeenCalledExactlyOnceWith('resume')
    expect(engine.stop).toHaveBeenCalledOnce()
  }
})

test('pages of several accounts read one after the other are one queue, in order and without a repeat', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 12, minute)).toISOString()
  // Two accounts of 70 and 90 sessions whose times cross, some of them the same.
  const accounts = [70, 90].map((size, account) =>
    Array.from({ length: size }, (_, index) => {
      const id = `${account}-${String(index).padStart(2, '0')}`
      return row(id, { lastMessageAt: at((index * (account === 0 ? 7 : 5)) % 120) })
    }),
  )
  const order = (x: (typeof accounts)[0][0], y: typeof x) =>
    y.session.lastMessageAt.localeCompare(x.session.lastMessageAt) || y.session.id.localeCompare(x.session.id)
  const expected = accounts.flat().sort(order)
  const pageOf = (rows: typeof expected, after: (typeof expected)[0] | undefined) => {
    const beyond = rows.filter((each) => after === undefined || order(each, after) > 0).sort(order)
    return { rows: beyond.slice(0, 50), more: beyond.length > 50 }
  }
  const read: typeof expected = []
  let more = true
  for (let pages = 0; more && pages < 10; pages++) {
    const page = mergePages(
      accounts.map((rows) => pageOf(rows, read.at(-1))),
      {
        sort: 'lastMessage',
      },
    )
    read.push(...page.rows)
    more = page.more
  }
  expect(read.map(({ session }) => session.id)).toEqual(expected.map(({ session }) => session.id))
})

test('a chat is found with its customer; one of which only a draft is left is not', async () => {
  await open(A, a)
  await open(B, b)
  expect(await desks.find('session-a')).toEqual({ accountId: A, customerId: 'customer-a' })
  await expect(desks.find('session-b')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['session.read', { sessionId: 'session-a', seq: 1 }, true],
  ['session.peek', { sessionId: 'within', beforeSeq: 1 }, true],
  ['session.peek', { sessionId: 'elsewhere', beforeSeq: 1 }, false],
  ['attachment.read', { id: 'within', offset: 0 }, true],
  ['attachment.read', { id: 'elsewhere', offset: 0 }, false],
  ['message.decide', { id: 'elsewhere', decision: 'edit' }, false],
  ['lifeline.read', { messageId: 'elsewhere' }, false],
  ['suggestion.decide', { id: 'elsewhere', decision: 'take' }, false],
  ['command.run', { command: { name: 'customer.block', input: { customerId: 'elsewhere' } } }, false],
  ['search.desk', { accountId: A }, true],
  ['search.desk', { accountId: B }, false],
  ['search.desk', {}, false],
  ['presence.read', {}, true],
  ['link.open', { url: 'https://example.org' }, true],
] as const)('whether %s %o is about one chat', async (name, input, is) => {
  await open(A, a)
  const chat = { sessionId: 'session-a', accountId: A }
  expect(await desks.isAbout(chat, name, input)).toBe(is)
})

test('what is of an account that is not open is within nothing', async () => {
  await open(A, a)
  const chat = { sessionId: 'session-b', accountId: B }
  expect(await desks.isAbout(chat, 'attachment.read', { id: 'within', offset: 0 })).toBe(false)
})
