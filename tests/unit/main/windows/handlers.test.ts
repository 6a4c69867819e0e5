import { beforeEach, expect, test, vi } from 'vitest'
import type { Asker } from '../../../../src/main/security/index.ts'
import { windowHandlers } from '../../../../src/main/windows/handlers.ts'
import { createScreen } from '../../../../src/main/windows/screen.ts'

const CONSOLE: Asker = { role: 'console', id: 1 }
const CHAT: Asker = { role: 'chat', id: 2, sessionId: 's', accountId: 'a', customerId: 'c' }
const PLACE = { sessionId: 's', message: null }

const windows = { popOut: vi.fn(), popIn: vi.fn() }
const engines = { 'session.open': vi.fn(), 'session.close': vi.fn(), 'session.viewing': vi.fn() }
const [onLooked, showConsole, showChat, step, left] = [vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn()]
let handlers: ReturnType<typeof windowHandlers>

beforeEach(() => {
  vi.clearAllMocks()
  handlers = windowHandlers({
    windows: windows as never,
    screen: createScreen(() => null),
    engines,
    find: async () => ({ accountId: 'a', customerId: 'c' }),
    ...{ onLooked, showConsole, showChat, step, left },
  })
})

test('a chat gets its window with all that the window may know of', async () => {
  await handlers['window.popOut']({ sessionId: 's' }, CONSOLE)
  expect(windows.popOut).toHaveBeenCalledWith({ sessionId: 's', accountId: 'a', customerId: 'c' })
})

test('closed, it is on view in the console only if somebody wants that', async () => {
  await handlers['window.popIn']({ sessionId: 's', isWanted: false }, CHAT)
  expect(showConsole).not.toHaveBeenCalled()
  await handlers['window.popIn']({ sessionId: 's', isWanted: true }, CHAT)
  expect(windows.popIn).toHaveBeenCalledTimes(2)
  expect(showConsole).toHaveBeenCalledWith(PLACE)
})

test('what waits next is asked for from a chat, never from anywhere', async () => {
  await handlers['window.step']({ step: 1 }, CONSOLE)
  expect(step).not.toHaveBeenCalled()
  await handlers['window.step']({ step: -1 }, CHAT)
  expect(step).toHaveBeenCalledWith('s', -1)
  await handlers['window.showChat'](PLACE, CHAT)
  expect(showChat).toHaveBeenCalledWith(PLACE)
})

test('the engine lets go of a chat when the last window does', async () => {
  for (const asker of [CONSOLE, CHAT]) {
    await handlers['session.open']({ sessionId: 's' }, asker)
    await handlers['session.viewing']({ sessionId: 's', viewing: true }, asker)
  }
  const left = { sessionId: 's', viewing: false }
  await handlers['session.viewing'](left, CONSOLE)
  await handlers['session.close']({ sessionId: 's' }, CONSOLE)
  expect(engines['session.close']).not.toHaveBeenCalled()
  expect(engines['session.viewing']).not.toHaveBeenCalledWith(left, expect.anything())
  await handlers['session.viewing'](left, CHAT)
  await handlers['session.close']({ sessionId: 's' }, CHAT)
  expect(engines['session.close']).toHaveBeenCalledOnce()
  expect(engines['session.viewing']).toHaveBeenLastCalledWith(left, CHAT)
  expect(onLooked).toHaveBeenCalledTimes(4)
})
