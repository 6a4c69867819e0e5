import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Arrangement, NO_CHATS } from '../../../src/renderer/store/arrangement.ts'
import {
  closeTab,
  followChatWindows,
  keepWhatIsWorkedOn,
  openSession,
  readOpenChats,
  showNextWaiting,
} from '../../../src/renderer/store/chats.ts'
import { readChats, writeChats } from '../../../src/renderer/store/chats-file.ts'
import { mergeMessages, NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { changesOf } from '../../../src/renderer/store/held.ts'
import { jumpToMessage, showHere } from '../../../src/renderer/store/jump.ts'
import {
  loadNewer,
  loadNewest,
  loadOlder,
  MAX_HELD,
  readSession,
} from '../../../src/renderer/store/opened.ts'
import { applyToStore, getState, setState, useStore } from '../../../src/renderer/store/store.ts'
import { nextWaiting, waitingChats } from '../../../src/renderer/store/waiting.ts'
import type { Message } from '../../../src/shared/entities.ts'
import type { QueueRow } from '../../../src/shared/ipc.ts'
import { ACCOUNT, ME, message, row, signInAs } from './fixtures.ts'

const invoke = vi.fn<(name: string, input: Record<string, unknown>) => Promise<unknown>>()
const stored = new Map<string, string>()
const ID = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const LONG = ID(1)

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
  setState({ ...useStore.getInitialState(), held: { [ACCOUNT]: NO_ENTITIES } })
  signInAs('agent')
  serve(300)
})

/** A main process with one conversation of so many messages. */
function serve(lastSeq: number): void {
  const between = (from: number, to: number): Message[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
      message(from + index, { sessionId: LONG }),
    )
  const page = (from: number, to: number) => between(Math.max(1, from), Math.min(lastSeq, to))
  invoke.mockReset().mockImplementation(async (name, input) => {
    const num = (key: string) => Number(input[key])
    switch (name) {
      case 'session.open': {
        if (input.sessionId === ID(404)) return { ok: false, error: { code: 'NOT_FOUND', message: '' } }
        const found = { ...row(String(input.sessionId), { lastSeq }), accountId: ACCOUNT }
        const empty = { pending: [], drafts: [], draftFiles: [], suggestions: [], handOvers: [] }
        return {
          ok: true,
          value: { row: found, messages: page(lastSeq - 49, lastSeq), more: true, ...empty },
        }
      }
      case 'messages.before':
        return {
          ok: true,
          value: { messages: page(num('beforeSeq') - 50, num('beforeSeq') - 1), more: num('beforeSeq') > 51 },
        }
      case 'messages.after':
        return {
          ok: true,
          value: {
            messages: page(num('afterSeq') + 1, num('afterSeq') + 50),
            more: num('afterSeq') + 50 < lastSeq,
          },
        }
      case 'messages.around':
        return {
          ok: true,
          value: { messages: page(num('seq') - 25, num('seq') + 24), older: true, newer: true },
        }
      default:
        return { ok: true, value: {} }
    }
  })
}

const opened = () => getState().opened[LONG]
const seqs = () => (getState().held[ACCOUNT]?.messages[LONG] ?? []).map(({ seq }) => seq)
const ends = () => [seqs()[0], seqs().at(-1)]

describe('a long conversation', () => {
  test('is held in a part that moves: no more than so many, without a hole', async () => {
    await openSession(LONG)
    expect(ends()).toEqual([251, 300])
    for (let turn = 0; turn < 5; turn += 1) await loadOlder(LONG)
    expect([ends(), seqs().length]).toEqual([[1, 150], MAX_HELD])
    expect(opened()).toMatchObject({ more: false, hasNewer: true })
    for (let turn = 0; turn < 3; turn += 1) await loadNewer(LONG)
    expect([ends(), seqs().length]).toEqual([[151, 300], MAX_HELD])
    expect(opened()).toMatchObject({ more: true, hasNewer: false })
  })

  test('what comes while one is far up leaves no hole; the newest are one question away', async () => {
    await openSession(LONG)
    for (let turn = 0; turn < 5; turn += 1) await loadOlder(LONG)
    const fresh = message(301, { sessionId: LONG })
    const told = { ...row(LONG, { lastSeq: 301 }), accountId: ACCOUNT }
    applyToStore(
      changesOf(ACCOUNT, [
        { kind: 'rows', rows: [told] },
        { kind: 'messages', sessionId: LONG, messages: [fresh] },
      ]),
    )
    expect(ends()).toEqual([1, 150])
    serve(301)
    await loadNewest(LONG)
    expect(ends()).toEqual([252, 301])
    expect(opened()).toMatchObject({ hasNewer: false })
  })

  test('a jump reads what is around the message, and asks nothing when it is there', async () => {
    await jumpToMessage(LONG, 'message-100', { seq: 100 })
    expect(ends()).toEqual([75, 124])
    expect(opened()).toMatchObject({ jump: { messageId: 'message-100' }, hasNewer: true, more: true })
    invoke.mockClear()
    await jumpToMessage(LONG, 'message-110', { seq: 110 })
    expect(invoke).not.toHaveBeenCalledWith('messages.around', expect.anything())
    expect(opened()?.jump?.messageId).toBe('message-110')
  })

  test('read again after everything was replaced, it is at its newest', async () => {
    await jumpToMessage(LONG, 'message-100', { seq: 100 })
    await readSession(LONG)
    expect(ends()).toEqual([251, 300])
    expect(opened()).toMatchObject({ hasNewer: false })
  })

  test('a page that comes after the part has moved elsewhere changes nothing', async () => {
    await openSession(LONG)
    const late = loadOlder(LONG)
    await jumpToMessage(LONG, 'message-100', { seq: 100 })
    await late
    expect(ends()).toEqual([75, 124])
  })
})

test('messages beside a hole are left out, on both sides of what is held', () => {
  const some = (...numbers: number[]) => numbers.map((seq) => message(seq))
  const merged = (held: number[], incoming: number[]) =>
    mergeMessages(some(...held), some(...incoming)).map(({ seq }) => seq)
  expect(merged([5, 6], [7, 8])).toEqual([5, 6, 7, 8])
  expect(merged([5, 6], [8])).toEqual([5, 6])
  expect(merged([5, 6], [7, 9])).toEqual([5, 6, 7])
  expect(merged([5, 6], [1, 2, 4])).toEqual([4, 5, 6])
  expect(merged([5, 6], [6])).toEqual([5, 6])
  expect(merged([], [1, 3, 4])).toEqual([3, 4])
})

describe('what was open', () => {
  const left: Arrangement = {
    tabs: [LONG, ID(2), ID(404)].map((sessionId) => ({ sessionId, accountId: ACCOUNT, isPassing: false })),
    panes: [LONG, ID(404)],
    focus: 0,
    recent: [],
    closed: [],
    apart: [],
  }

  test('is remembered by its ids, and what cannot be read is as if nothing had been', () => {
    writeChats(left)
    expect(readChats()).toEqual(left)
    stored.set('chats', '{"tabs":[{"sessionId":"x"}]}')
    expect(readChats()).toEqual(NO_CHATS)
    stored.set('chats', JSON.stringify({ ...left, panes: [ID(9)], focus: 3 }))
    expect(readChats()).toMatchObject({ panes: [null], focus: 0 })
  })

  test('is there again after a start; chats that are gone are dropped quietly', async () => {
    setState({ chats: left, openId: LONG })
    await readOpenChats()
    expect(getState().opened[LONG]).toMatchObject({ state: 'open' })
    await vi.waitFor(() => expect(getState().opened[ID(2)]).toMatchObject({ state: 'open' }))
    expect(getState().chats.tabs.map(({ sessionId }) => sessionId)).toEqual([LONG, ID(2)])
    expect(getState().chats.panes).toEqual([LONG])
    expect(getState().toasts).toEqual([])
  })

  test('is asked for again when everything was replaced, also what has no tab any more', async () => {
    await openSession(LONG)
    await openSession(ID(2))
    applyToStore(changesOf(ACCOUNT, [{ kind: 'reset' }]))
    invoke.mockClear()
    await openSession(LONG)
    expect(invoke).toHaveBeenCalledWith('session.open', { sessionId: LONG })
    expect(ends()).toEqual([251, 300])
  })

  test('of an account that this computer has forgotten is dropped with it', async () => {
    const tabs = [{ sessionId: LONG, accountId: ID(7), isPassing: false }]
    setState({ chats: { ...left, tabs, panes: [LONG] }, openId: LONG })
    await readOpenChats()
    expect(getState()).toMatchObject({ openId: null, chats: { tabs: [] } })
  })
})

test('a chat that I write in, or that becomes mine, keeps its tab', async () => {
  useStore.subscribe(keepWhatIsWorkedOn)
  const isPassing = (id: string) => getState().chats.tabs.find(({ sessionId }) => sessionId === id)?.isPassing
  await openSession(LONG)
  expect(isPassing(LONG)).toBe(true)
  setState({ drafts: { [`${LONG}:reply`]: {} as never } })
  expect(isPassing(LONG)).toBe(false)
  closeTab(LONG)
  const rows = (assigneeId: string | null): QueueRow[] => [
    { ...row(ID(2), { lastSeq: 300, assigneeId }), accountId: ACCOUNT },
  ]
  await openSession(ID(2))
  applyToStore(changesOf(ACCOUNT, [{ kind: 'rows', rows: rows(null) }]))
  expect(isPassing(ID(2))).toBe(true)
  applyToStore(changesOf(ACCOUNT, [{ kind: 'rows', rows: rows(ME) }]))
  expect(isPassing(ID(2))).toBe(false)
})

test('chats that wait for me come by how long they have waited, and around', () => {
  const waiting = (n: number, waitingSince: string | null, more = {}) => ({
    ...row(ID(n), { waitingSince, lastMessageAt: '2026-03-10T12:00:00.000Z', ...more }),
    accountId: ACCOUNT,
  })
  applyToStore(
    changesOf(ACCOUNT, [
      {
        kind: 'rows',
        rows: [
          waiting(1, '2026-03-10T11:00:00.000Z'),
          waiting(2, '2026-03-10T10:00:00.000Z'),
          waiting(3, null),
          { ...waiting(4, null), unread: 2 },
          waiting(5, '2026-03-10T09:00:00.000Z', { assigneeId: ID(99) }),
          waiting(6, '2026-03-10T09:00:00.000Z', { status: 'ended' }),
        ],
      },
    ]),
  )
  expect(waitingChats(getState())).toEqual([ID(2), ID(1), ID(4)])
  expect(nextWaiting(getState(), null, 1)).toBe(ID(2))
  expect(nextWaiting(getState(), ID(2), 1)).toBe(ID(1))
  expect(nextWaiting(getState(), ID(4), 1)).toBe(ID(2))
  expect(nextWaiting(getState(), ID(2), -1)).toBe(ID(4))
  expect(nextWaiting(getState(), ID(3), -1)).toBe(ID(4))
})

describe('windows of their own', () => {
  const chatWindow = { sessionId: LONG, accountId: ACCOUNT }
  const asked = (name: string) =>
    invoke.mock.calls.filter(([each]) => each === name).map(([, input]) => input)

  test('a chat that gets one is let go of here, and shown there whenever somebody wants to see it', async () => {
    await openSession(LONG)
    setState({ chatWindows: [chatWindow] })
    await followChatWindows()
    expect(getState().openId).toBeNull()
    expect(getState().opened[LONG]).toBeUndefined()
    expect(asked('session.close')).toEqual([{ sessionId: LONG }])
    await openSession(LONG)
    expect(asked('window.showChat')).toEqual([{ sessionId: LONG, message: null }])
    expect(getState().openId).toBeNull()
  })

  test('a message in it is shown there as well, and nothing of it is kept here', async () => {
    setState({ chatWindows: [chatWindow] })
    await jumpToMessage(LONG, 'message-100', { seq: 100 })
    const message = { id: 'message-100', seq: 100, takesFocus: true }
    expect(asked('window.showChat')).toEqual([{ sessionId: LONG, message }])
    expect(asked('messages.around')).toEqual([])
    expect(getState().opened[LONG]).toBeUndefined()
  })

  test('closed, it is a tab again; behind the lock nothing of that is known', async () => {
    await openSession(LONG)
    setState({ chatWindows: [chatWindow] })
    await followChatWindows()
    const { accounts } = getState()
    setState({ accounts: { state: 'starting' }, chatWindows: [] })
    await followChatWindows()
    expect(getState().chats.apart).toHaveLength(1)
    setState({ accounts })
    await followChatWindows()
    expect(getState().chats.tabs.map(({ sessionId }) => sessionId)).toEqual([LONG])
    expect(getState().openId).toBe(LONG)
  })

  test('closed after its chat has gone from sight, it leaves no tab behind', async () => {
    setState({ chatWindows: [{ sessionId: ID(404), accountId: ACCOUNT }] })
    await followChatWindows()
    setState({ chatWindows: [] })
    await followChatWindows()
    expect(getState().chats.tabs).toEqual([])
    expect(getState().openId).toBeNull()
    expect(getState().opened[ID(404)]).toBeUndefined()
  })

  test('the window of one chat goes to a message of its own, and leaves those of others to their windows', async () => {
    await openSession(LONG)
    setState({ ownChat: LONG })
    await showHere({ sessionId: LONG, message: { id: 'message-110', seq: 110, takesFocus: false } })
    expect(getState().opened[LONG]?.jump).toMatchObject({ messageId: 'message-110', takesFocus: false })
    await jumpToMessage(ID(2), 'message-1')
    const message = { id: 'message-1', seq: null, takesFocus: true }
    expect(asked('window.showChat')).toEqual([{ sessionId: ID(2), message }])
    expect(getState().openId).toBe(LONG)
  })

  test('the window of one chat leaves every other chat to the console', async () => {
    setState({ ownChat: LONG })
    await openSession(ID(2))
    expect(asked('window.showChat')).toEqual([{ sessionId: ID(2), message: null }])
    await showNextWaiting(1)
    expect(asked('window.step')).toEqual([{ step: 1 }])
  })
})
