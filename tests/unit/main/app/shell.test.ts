import { EventEmitter } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, test, vi } from 'vitest'
import { readDevelopment } from '../../../../src/main/app/development.ts'
import { menuTemplate } from '../../../../src/main/app/menu.ts'
import { tidyUpBeforeQuit } from '../../../../src/main/app/quit.ts'
import { placement, readWindowState } from '../../../../src/main/windows/window-state.ts'
import { createSay } from '../../../../src/main/words/index.ts'
import { LANGUAGES } from '../../../../src/shared/settings.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const screen = { x: 0, y: 0, width: 1920, height: 1080 }

test.each([
  ['never seen', null, { width: 1280, height: 820 }],
  [
    'as it was left',
    { x: 100, y: 50, width: 1400, height: 900 },
    { x: 100, y: 50, width: 1400, height: 900 },
  ],
  ['on a screen that is gone', { x: 2500, y: 50, width: 1400, height: 900 }, { width: 1280, height: 820 }],
  [
    'with its title bar out of reach',
    { x: 100, y: -300, width: 1400, height: 900 },
    { width: 1280, height: 820 },
  ],
  ['too small', { x: 0, y: 0, width: 10, height: 10 }, { x: 0, y: 0, width: 1024, height: 640 }],
  ['too large', { x: 0, y: 0, width: 9000, height: 9000 }, { x: 0, y: 0, width: 1920, height: 1080 }],
])('a window %s', (_name, bounds, expected) => {
  const left = bounds && { bounds, maximised: false }
  expect(placement(left, [screen]).bounds).toEqual(expected)
})

test.each(['not there', 'damaged', '{"bounds":{"x":"1"}}'])(
  'a window state that is %s is none',
  (content) => {
    const file = join(mkdtempSync(join(tmpdir(), 'parley-window-')), 'window.json')
    if (content !== 'not there') writeFileSync(file, content)
    expect(readWindowState(file)).toBeNull()
  },
)

test.each(['linux', 'darwin', 'win32'] as const)(
  'a packaged menu on %s cannot reload or inspect',
  (platform) => {
    const roles = (packaged: boolean) =>
      JSON.stringify(
        menuTemplate(
          platform,
          packaged,
          createSay(() => 'en'),
        ),
      )
    expect(roles(true)).not.toMatch(/reload|DevTools/i)
    expect(roles(false)).toMatch(/toggleDevTools/)
    expect(roles(true)).toContain('editMenu')
  },
)

test.each(LANGUAGES)('every entry of the menu has a name in %s', (language) => {
  const say = createSay(() => language)
  const entries = (['linux', 'darwin'] as const).flatMap((platform) =>
    menuTemplate(platform, false, say).flatMap((menu) => menu.submenu as MenuItemConstructorOptions[]),
  )
  const named = entries.filter(({ type }) => type !== 'separator')
  expect(named.length).toBeGreaterThan(20)
  for (const { role, label } of named) expect(label, role).toMatch(/\p{L}/u)
  if (language !== 'en') expect(say('menu.edit')).not.toBe('Edit')
})

test('a packaged build listens to no variable', () => {
  const env = { PARLEY_DEMO_SIGN_IN: '{}', PARLEY_CRASH_AT: 'x:1', PARLEY_SQLITE_BINDING: '/tmp/evil.node' }
  expect(readDevelopment(env, true)).toEqual({})
})

test('the demo password is taken out of the environment', () => {
  const demo = { serverUrl: 'http://localhost', email: 'mara@demo.test', password: 'secret' }
  const env = { PARLEY_DEMO_SIGN_IN: JSON.stringify(demo), PARLEY_SCREENSHOT: '/tmp/a.png' }
  expect(readDevelopment(env, false)).toEqual({ demoSignIn: demo, screenshot: '/tmp/a.png' })
  expect(env).not.toHaveProperty('PARLEY_DEMO_SIGN_IN')
})

test('a crash point ends the process at the pass that was asked for', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  const { crash } = readDevelopment({ PARLEY_CRASH_AT: 'outbox.acked:3' }, false)
  for (const point of ['outbox.acked', 'other', 'outbox.acked']) crash?.(point)
  expect(kill).not.toHaveBeenCalled()
  crash?.('outbox.acked')
  expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGKILL')
})

function quitting(tidyUp: () => Promise<void>, takeLeave: () => Promise<void> = async () => undefined) {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
  tidyUpBeforeQuit(app as never, { takeLeave, tidyUp }, silentLog)
  const goesOn = (event: string) => () => {
    const preventDefault = vi.fn()
    app.emit(event, { preventDefault })
    return preventDefault.mock.calls.length === 0
  }
  return { app, beforeQuit: goesOn('before-quit'), willQuit: goesOn('will-quit') }
}

test('pages are taken leave of while they are there, before anything is tidied', async () => {
  const [takeLeave, tidyUp] = [vi.fn(async () => undefined), vi.fn(async () => undefined)]
  const { app, beforeQuit, willQuit } = quitting(tidyUp, takeLeave)
  expect([beforeQuit(), beforeQuit()]).toEqual([false, false])
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  expect(tidyUp).not.toHaveBeenCalled()
  expect([beforeQuit(), willQuit()]).toEqual([true, false])
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(2))
  expect(takeLeave).toHaveBeenCalledOnce()
  expect([beforeQuit(), willQuit()]).toEqual([true, true])
})

test('quitting waits until everything is tidy, and tidies once', async () => {
  const tidyUp = vi.fn(async () => undefined)
  const { app, willQuit } = quitting(tidyUp)
  expect([willQuit(), willQuit()]).toEqual([false, false])
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  expect(tidyUp).toHaveBeenCalledOnce()
  expect(willQuit()).toBe(true)
})

test.each([
  ['hangs', () => new Promise<void>(() => undefined)],
  ['fails', () => Promise.reject(new Error('disk gone'))],
])('quitting happens though tidying up %s', async (_name, tidyUp) => {
  vi.useFakeTimers()
  const { app, willQuit } = quitting(tidyUp)
  willQuit()
  await vi.advanceTimersByTimeAsync(3_001)
  expect(app.quit).toHaveBeenCalledOnce()
  expect(willQuit()).toBe(true)
})
