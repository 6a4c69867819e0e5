import { expect, test, vi } from 'vitest'
import { CHANNELS, EVENTS } from '#shared/ipc.ts'
import { CHANNEL_NAMES, EVENT_NAMES } from '#shared/ipc-names.ts'
import { createBridge } from '../../../src/preload/bridge.ts'

function fakeIpc() {
  const listeners = new Map<string, (event: unknown, payload: unknown) => void>()
  return {
    listeners,
    invoke: vi.fn(async () => ({ ok: true, value: {} })),
    on: vi.fn((name: string, listener: never) => listeners.set(name, listener)),
    removeListener: vi.fn((name: string) => listeners.delete(name)),
  }
}

test('the surface is two functions, and frozen', () => {
  const bridge = createBridge(fakeIpc() as never)
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ['invoke', 'function'],
    ['on', 'function'],
  ])
  expect(Object.isFrozen(bridge)).toBe(true)
})

test('the names are those of the registry', () => {
  expect([...CHANNEL_NAMES].sort()).toEqual(Object.keys(CHANNELS).sort())
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(EVENTS).sort())
})

test.each(['no.such.channel', 'store.patch', '__proto__', 'constructor', 'ELECTRON_BROWSER_REQUIRE'])(
  'invoking %s is refused without a word to main',
  async (name) => {
    const ipc = fakeIpc()
    const answer = await createBridge(ipc as never).invoke(name as never, {} as never)
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(ipc.invoke).not.toHaveBeenCalled()
  },
)

test('a question that cannot travel is refused, not thrown', async () => {
  const ipc = fakeIpc()
  ipc.invoke.mockRejectedValue(new Error('An object could not be cloned.'))
  const answer = await createBridge(ipc as never).invoke('link.open', { url: 'https://example.com' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } })
})

test('listeners get the payload and never the event, until they stop', () => {
  const ipc = fakeIpc()
  const bridge = createBridge(ipc as never)
  const listener = vi.fn()
  const stop = bridge.on('navigate', listener)
  ipc.listeners.get('navigate')?.({ sender: 'secret' }, { sessionId: 'x' })
  expect(listener.mock.calls).toEqual([[{ sessionId: 'x' }]])
  stop()
  expect(ipc.listeners.size).toBe(0)
})

test.each(['store.snapshot', 'message', '__proto__'])('listening to %s is refused', (name) => {
  const ipc = fakeIpc()
  expect(() => createBridge(ipc as never).on(name as never, () => undefined)).toThrow(TypeError)
  expect(ipc.on).not.toHaveBeenCalled()
})
