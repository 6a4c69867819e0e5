import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { CONTENT_POLICY } from '../../../../src/main/security/content-policy.ts'
import { guardContents } from '../../../../src/main/security/contents.ts'
import { guardApp } from '../../../../src/main/security/index.ts'
import { createTrustedSenders } from '../../../../src/main/security/senders.ts'
import { guardSession } from '../../../../src/main/security/session.ts'
import { webPreferences } from '../../../../src/main/security/web-preferences.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

class FakeContents extends EventEmitter {
  windowOpen = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.windowOpen = handler
  }
}

function isPrevented(emitter: EventEmitter, event: string, ...more: unknown[]): boolean {
  const preventDefault = vi.fn()
  emitter.emit(event, { preventDefault }, ...more)
  return preventDefault.mock.calls.length === 1
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is refused',
  (event) => {
    const contents = new FakeContents()
    guardContents(contents as never, silentLog)
    expect(isPrevented(contents, event)).toBe(true)
  },
)

test('no window opens', () => {
  const contents = new FakeContents()
  guardContents(contents as never, silentLog)
  expect(contents.windowOpen()).toEqual({ action: 'deny' })
})

test('whatever creates contents, they are guarded; a certificate error is final', () => {
  const app = new EventEmitter()
  const contents = new FakeContents()
  const answer = vi.fn()
  guardApp(app as never, silentLog)
  app.emit('web-contents-created', {}, contents)
  expect(isPrevented(contents, 'will-navigate')).toBe(true)
  expect(isPrevented(app, 'certificate-error', contents, 'https://x', 'net::ERR_CERT', {}, answer)).toBe(true)
  expect(answer).toHaveBeenCalledExactlyOnceWith(false)
})

test('permissions are denied, asked or not; nothing is downloaded', () => {
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
  })
  guardSession(session as never, silentLog)
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read']) {
    const answer = vi.fn()
    session.setPermissionRequestHandler.mock.calls[0]?.[0]({}, permission, answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]({}, permission)).toBe(false)
  }
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false)
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
  expect(isPrevented(session, 'will-download')).toBe(true)
})

test('the page runs in a sandbox, apart from everything', () => {
  expect(webPreferences({ preload: 'p', session: {} as never, packaged: true })).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  })
})

test('the content policy lets nothing in from outside, and no inline script', () => {
  const rules = Object.fromEntries(
    CONTENT_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
  )
  expect(rules['default-src']).toEqual(["'none'"])
  expect(rules['script-src']).toEqual(["'self'"])
  expect(rules['connect-src']).toEqual(["'none'"])
  for (const name of ['object-src', 'base-uri', 'form-action', 'frame-src', 'frame-ancestors', 'worker-src'])
    expect(rules[name]).toEqual(["'none'"])
  expect(CONTENT_POLICY).not.toMatch(/https?:|\*|unsafe-/)
  const blobs = Object.keys(rules).filter((name) => rules[name]?.includes('blob:'))
  expect(blobs).toEqual(['img-src', 'media-src'])
})

test('only the top frame of a window of ours on our own origin is somebody, until the window is gone', () => {
  const ours = Object.assign(new EventEmitter(), { id: 7 })
  const senders = createTrustedSenders('app://parley')
  const chat = { role: 'chat', sessionId: 's', accountId: 'a', customerId: 'c' } as const
  senders.trust(ours as never, chat)
  const frame = { origin: 'app://parley', parent: null }
  expect(senders.askerOf({ sender: { id: 7 }, senderFrame: frame })).toEqual({ ...chat, id: 7 })
  expect(senders.askerOf({ sender: { id: 8 }, senderFrame: frame })).toBeNull()
  expect(senders.askerOf({ sender: { id: 7 }, senderFrame: null })).toBeNull()
  expect(senders.askerOf({ sender: { id: 7 }, senderFrame: { ...frame, parent: {} } })).toBeNull()
  for (const origin of ['https://parley', 'app://parley.evil', 'app://evil', 'null', 'file://', ''])
    expect(senders.askerOf({ sender: { id: 7 }, senderFrame: { ...frame, origin } })).toBeNull()
  ours.emit('destroyed')
  expect(senders.askerOf({ sender: { id: 7 }, senderFrame: frame })).toBeNull()
})
