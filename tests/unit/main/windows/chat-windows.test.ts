import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OwnChat } from '../../../../src/main/security/index.ts'
import {
  createChatWindows,
  type FrameEvents,
  MAX_CHAT_WINDOWS,
} from '../../../../src/main/windows/chat-windows.ts'
import { type Arranged, openArrangedFile } from '../../../../src/main/windows/chat-windows-file.ts'
import type { WindowState } from '../../../../src/main/windows/window-state.ts'
import { silentLog } from '../diagnostics/silent-log.ts'

const HOME = { x: 0, y: 0, width: 1280, height: 820 }
const chat = (n: number, accountId = 'a'): OwnChat => ({
  ...toldOf(n, accountId),
  customerId: `c${n}`,
})
/** As the pages hear of it. */
const toldOf = (n: number, accountId = 'a') => ({ sessionId: `s${n}`, accountId })
const at = (x: number, y: number): WindowState => ({
  bounds: { x, y, width: 520, height: 760 },
  maximised: false,
})

interface Opened {
  chat: OwnChat
  state: WindowState | null
  isRestored: boolean
  events: FrameEvents
  calls: string[]
}

let left: Arranged
let open: string[]
let opened: Opened[]
let told: string[][]

beforeEach(() => {
  vi.useFakeTimers()
  left = { chats: [], places: {} }
  open = ['a']
  opened = []
  told = []
})
afterEach(() => {
  vi.useRealTimers()
})

function start() {
  return createChatWindows({
    file: {
      read: () => left,
      write: (next) => (left = structuredClone(next)),
      written: async () => undefined,
    },
    openFrame(chat, how, events) {
      const calls: string[] = []
      opened.push({ chat, ...how, events, calls })
      return {
        bringToFront: () => calls.push('front'),
        close: () => calls.push('close'),
        destroy: () => calls.push('destroy'),
      }
    },
    displayOf: ({ x }) => (x >= 2000 ? 'right' : 'left'),
    home: () => HOME,
    isOpen: (accountId) => open.includes(accountId),
    onChanged: (chats) => told.push(chats.map(({ sessionId }) => sessionId)),
  })
}

const last = () => opened.at(-1) as Opened

test('a chat gets one window; asked for again, it comes to the front', () => {
  const windows = start()
  windows.popOut(chat(1))
  windows.popOut(chat(1))
  expect(opened).toHaveLength(1)
  expect(last()).toMatchObject({ chat: chat(1), state: null, isRestored: false, calls: ['front'] })
  expect(windows.bringToFront('s1')).toBe(true)
  expect(windows.bringToFront('s2')).toBe(false)
  expect(told).toEqual([['s1']])
  expect(left.chats).toEqual([{ ...chat(1), state: null }])
})

test('closing asks the page first, and waits for it a second', () => {
  const windows = start()
  windows.popOut(chat(1))
  last().events.closing()
  expect(last().calls).toEqual(['close'])
  expect(windows.chats()).toHaveLength(1)
  vi.advanceTimersByTime(1_000)
  expect(last().calls).toEqual(['close', 'destroy'])
  expect(windows.chats()).toEqual([])
  expect(told).toEqual([['s1'], []])
  expect(left.chats).toEqual([])
})

test('a page that has answered is not closed twice, nor the window that came in its place', () => {
  const windows = start()
  windows.popOut(chat(1))
  last().events.closing()
  windows.popIn('s1')
  windows.popOut(chat(1))
  vi.advanceTimersByTime(1_000)
  expect(opened.map(({ calls }) => calls)).toEqual([['close', 'destroy'], []])
})

test('those that were there come back where they were, once they can be shown', () => {
  left = { chats: [{ ...chat(1), state: at(10, 20) }], places: {} }
  open = []
  const windows = start()
  windows.settle()
  expect(opened).toEqual([])
  expect(windows.chats()).toEqual([toldOf(1)])
  open = ['a']
  windows.settle()
  windows.settle()
  expect(opened).toMatchObject([{ chat: chat(1), state: at(10, 20), isRestored: true }])
})

test('an account that is shut has no windows until it is open again; one that has left, never', () => {
  open = ['a', 'b']
  const windows = start()
  windows.popOut(chat(1, 'a'))
  windows.popOut(chat(2, 'b'))
  open = ['a']
  windows.settle()
  expect(opened.map(({ calls }) => calls)).toEqual([[], ['destroy']])
  expect(left.chats).toHaveLength(2)
  open = ['a', 'b']
  windows.settle()
  expect(last().chat).toEqual(chat(2, 'b'))
  windows.forget('b')
  windows.settle()
  expect(last().calls).toEqual(['destroy'])
  expect(windows.chats()).toEqual([toldOf(1, 'a')])
})

test('a new one goes where the last one was on that display, and covers no other', () => {
  const windows = start()
  windows.popOut(chat(1))
  last().events.moved(at(300, 100))
  windows.popOut(chat(2))
  expect(last().state).toEqual(at(328, 128))
  last().events.moved(at(2500, 100))
  windows.popOut(chat(3))
  expect(last().state).toEqual(at(328, 128))
  expect(left.places).toMatchObject({ left: { x: 300 }, right: { x: 2500 } })
})

test('there are only so many', () => {
  const windows = start()
  for (let n = 0; n < MAX_CHAT_WINDOWS; n++) windows.popOut(chat(n))
  expect(() => windows.popOut(chat(99))).toThrowError(
    expect.objectContaining({
      body: { code: 'CONFLICT', message: expect.any(String), hint: expect.any(String) },
    }),
  )
  expect(opened).toHaveLength(MAX_CHAT_WINDOWS)
})

test.each(['not there', 'damaged', '{"chats":[{"sessionId":"x"}],"places":{}}'])(
  'a file of windows that is %s names none',
  (content) => {
    const file = join(mkdtempSync(join(tmpdir(), 'parley-windows-')), 'chat-windows.json')
    if (content !== 'not there') writeFileSync(file, content)
    expect(openArrangedFile(file, silentLog).read()).toEqual({ chats: [], places: {} })
  },
)
