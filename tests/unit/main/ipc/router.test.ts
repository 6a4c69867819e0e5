import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import { CHANNELS, pack } from '#shared/ipc.ts'
import { CHANNEL_NAMES } from '#shared/ipc-names.ts'
import { serveChannels } from '../../../../src/main/ipc/index.ts'
import { createRouter, type Handlers, MAX_QUESTION } from '../../../../src/main/ipc/router.ts'
import type { Asker } from '../../../../src/main/security/index.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const SESSION = '0190a000-0000-7000-8000-000000000001'
const CONSOLE: { asker: Asker | null } = { asker: { role: 'console', id: 1 } }
const STRANGER = { asker: null }

function routerWith(
  handlers: Partial<Handlers>,
  admit: (name: string) => Promise<void> = async () => undefined,
  checksPacked = true,
  isAbout = async () => true,
) {
  const calls: string[] = []
  const all = Object.fromEntries(
    CHANNEL_NAMES.map((name) => [
      name,
      async (input: never, asker: Asker) => {
        calls.push(name)
        return handlers[name]?.(input, asker) ?? {}
      },
    ]),
  ) as unknown as Handlers
  const askerOf = ({ asker }: typeof CONSOLE) => asker
  const router = createRouter({ handlers: all, askerOf, isAbout, admit, checksPacked, log: silentLog })
  return { router, calls }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('answers with what the handler answered, stripped of what the schema does not name', async () => {
  const { router } = routerWith({
    'queue.count': async () => ({ counts: [1], secret: 'x' }) as never,
  })
  expect(await router('queue.count', CONSOLE, { lists: [] })).toEqual({ ok: true, value: { counts: [1] } })
})

test('a large answer travels as text, checked and stripped like every other', async () => {
  const { router } = routerWith({
    'queue.page': async () => ({ rows: [], more: false, secret: 'x' }) as never,
  })
  expect(await router('queue.page', CONSOLE, { view: 'mine', after: null })).toEqual({
    ok: true,
    ...pack({ rows: [], more: false }),
  })
})

describe('an answer that comes packed', () => {
  const question = { sessionId: SESSION, beforeSeq: 9 }
  const packed = pack({ messages: [], more: true })

  test('is passed on as it is', async () => {
    for (const checksPacked of [true, false]) {
      const { router } = routerWith({ 'messages.before': async () => packed }, undefined, checksPacked)
      expect(await router('messages.before', CONSOLE, question)).toEqual({ ok: true, ...packed })
    }
  })

  test('is looked into wherever Parley is built and tested', async () => {
    const { router } = routerWith({ 'messages.before': async () => pack({ messages: 'many' }) as never })
    expect(await router('messages.before', CONSOLE, question)).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    })
  })

  test('is passed on by no channel that does not say so', async () => {
    const { router } = routerWith({ 'queue.count': async () => pack({ counts: [1] }) as never })
    expect(await router('queue.count', CONSOLE, { lists: [] })).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL' },
    })
  })
})

test('refuses in order: name, sender, size, shape; and the handler never hears of it', async () => {
  const { router, calls } = routerWith({})
  const huge = { sessionId: 'x'.repeat(MAX_QUESTION) }
  const refusals = [
    await router('no.such.channel', STRANGER, huge),
    await router('session.open', STRANGER, huge),
    await router('session.open', CONSOLE, huge),
    await router('session.open', CONSOLE, { sessionId: 'not an id' }),
  ]
  expect(refusals).toMatchObject([
    { ok: false, error: { code: 'NOT_FOUND' } },
    { ok: false, error: { code: 'FORBIDDEN' } },
    { ok: false, error: { code: 'TOO_LARGE' } },
    { ok: false, error: { code: 'INVALID', field: 'sessionId' } },
  ])
  expect(calls).toEqual([])
})

const OTHER = '0190a000-0000-7000-8000-000000000002'
const ACCOUNT = '0190a000-0000-7000-8000-000000000003'
const CHAT_WINDOW: typeof CONSOLE = {
  asker: { role: 'chat', id: 2, sessionId: SESSION, accountId: ACCOUNT, customerId: OTHER },
}
const claim = (sessionId: string) => ({ command: { name: 'session.claim', input: { sessionId } } })
const find = (filters: object) => ({
  accountId: ACCOUNT,
  ...{ searchId: OTHER, section: 'messages', text: 'x', after: null, limit: 10, filters },
})

test.each([
  ['its own chat', 'session.open', { sessionId: SESSION }, true],
  ['another chat', 'session.open', { sessionId: OTHER }, false],
  ['a command for its own chat', 'command.run', claim(SESSION), true],
  ['a command for another chat', 'command.run', claim(OTHER), false],
  ['what was said in its own chat', 'search.desk', find({ sessionId: SESSION }), true],
  ['what was said in another chat', 'search.desk', find({ sessionId: OTHER }), false],
  ['what was said anywhere', 'search.desk', find({}), false],
  ['a past chat of its customer', 'session.peek', { sessionId: OTHER, beforeSeq: 1 }, true],
  ['the queue', 'queue.page', { view: 'mine', after: null }, false],
  ['the devices of an account', 'devices.list', { accountId: OTHER }, false],
  ['to unlock', 'lock.unlock', { with: 'pin', secret: '1' }, false],
  ['for another window', 'window.popOut', { sessionId: SESSION }, false],
  ['to close the window of another chat', 'window.popIn', { sessionId: OTHER, isWanted: true }, false],
] as const)('the window of one chat asks for %s', async (_what, name, question, isAllowed) => {
  const { router, calls } = routerWith({})
  const answer = await router(name, CHAT_WINDOW, question)
  expect(calls).toEqual(isAllowed ? [name] : [])
  if (!isAllowed) expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
})

test('what is named by another id is looked up before it is answered', async () => {
  const refused = routerWith({}, undefined, true, async () => false)
  const question = { id: OTHER, offset: 0 }
  const answer = await refused.router('attachment.read', CHAT_WINDOW, question)
  expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  expect(refused.calls).toEqual([])
  await refused.router('attachment.read', CONSOLE, question)
  expect(refused.calls).toEqual(['attachment.read'])
})

test('the window of one chat may ask what such a window needs, by a list that names it', () => {
  const names = CHANNEL_NAMES.filter((name) => (CHANNELS[name].callers as readonly string[]).includes('chat'))
  expect([...new Set(names.map((name) => name.split('.')[0]))].sort()).toEqual([
    ...['attachment', 'canned', 'command', 'connection', 'customer', 'diagnostics', 'draft', 'lifeline'],
    ...['link', 'message', 'messages', 'presence', 'record', 'search', 'session', 'store', 'suggestion'],
    'window',
  ])
  expect(names).not.toContain('presence.set')
  expect(names).not.toContain('suggestion.handedOver')
})

const cyclic: Record<string, unknown> = { sessionId: SESSION }
cyclic.itself = cyclic
const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)

test.each([
  ['a property named __proto__', JSON.parse(`{"sessionId":"${SESSION}","__proto__":{"isAdmin":true}}`)],
  ['a constructor', JSON.parse(`{"sessionId":"${SESSION}","constructor":{"prototype":{"isAdmin":true}}}`)],
  ['an unknown field', { sessionId: SESSION, role: 'admin' }],
  ['a cycle', cyclic],
  ['a function', { sessionId: () => SESSION }],
  ['a symbol', { sessionId: Symbol('x') }],
  ['a proxy', new Proxy({ sessionId: SESSION }, {})],
  [
    'a getter that throws',
    {
      get sessionId() {
        throw new Error('boo')
      },
    },
  ],
  ['great depth', deep],
  ['an array', [SESSION]],
  ['nothing', undefined],
  ['null', null],
  ['a string', SESSION],
  ['a number for an id', { sessionId: 1 }],
])('refuses %s', async (_name, question) => {
  const { router, calls } = routerWith({})
  const answer = await router('session.close', CONSOLE, question)
  expect(answer).toMatchObject({ ok: false })
  expect(['INVALID', 'TOO_LARGE']).toContain(answer.ok ? null : answer.error.code)
  expect(calls).toEqual([])
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
  '%s is no channel',
  async (name) => {
    const { router } = routerWith({})
    expect(await router(name, CONSOLE, {})).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  },
)

test('a refusal of the handler is passed on, a mishap is not explained', async () => {
  const refused = routerWith({
    'command.run': async () => {
      throw new ParleyError('CONFLICT', 'Jonas was first.', { details: { assigneeName: 'Jonas' } })
    },
    'session.close': async () => {
      throw new Error('/home/mara/secret.db is damaged')
    },
  })
  expect(
    await refused.router('command.run', CONSOLE, {
      command: { name: 'session.claim', input: { sessionId: SESSION } },
    }),
  ).toEqual({
    ok: false,
    error: { code: 'CONFLICT', message: 'Jonas was first.', details: { assigneeName: 'Jonas' } },
  })
  const answer = await refused.router('session.close', CONSOLE, { sessionId: SESSION })
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  expect(JSON.stringify(answer)).not.toContain('secret.db')
})

test('an answer of the wrong shape never reaches the page', async () => {
  const { router } = routerWith({ 'queue.page': async () => ({ rows: 'many' }) as never })
  expect(await router('queue.page', CONSOLE, { view: 'mine', after: null })).toMatchObject({
    ok: false,
    error: { code: 'INTERNAL' },
  })
})

test('a handler that hangs is answered for when its time is over', async () => {
  const { router } = routerWith({ 'queue.page': () => new Promise(() => undefined) })
  const answer = router('queue.page', CONSOLE, { view: 'mine', after: null })
  await vi.advanceTimersByTimeAsync(CHANNELS['queue.page'].timeout)
  expect(await answer).toMatchObject({ ok: false, error: { code: 'TIMEOUT' } })
})

test('every channel is served, and nothing else', () => {
  const served: string[] = []
  serveChannels({ handle: (name) => void served.push(name) }, async () => ({ ok: true, value: null }))
  expect(served.sort()).toEqual(Object.keys(CHANNELS).sort())
})

test('what is locked is not asked, and what was being answered meanwhile is not told', async () => {
  let isLocked = true
  const admit = async () => {
    if (isLocked) throw new ParleyError('FORBIDDEN', 'Locked.')
  }
  const answer = { rows: [], more: false }
  const { router, calls } = routerWith(
    {
      async 'queue.page'() {
        isLocked = true
        return answer
      },
    },
    admit,
  )
  const ask = () => router('queue.page', CONSOLE, { view: 'mine', after: null })
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  expect(calls).toEqual([])
  isLocked = false
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  expect(calls).toEqual(['queue.page'])
})
