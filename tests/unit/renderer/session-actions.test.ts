import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_OPENED, NO_CHATS } from '../../../src/renderer/store/arrangement.ts'
import { openSession } from '../../../src/renderer/store/chats.ts'
import { NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { readSession } from '../../../src/renderer/store/opened.ts'
import { getState, setState } from '../../../src/renderer/store/store.ts'
import { ACCOUNT, COLLEAGUE, message, row, SESSION, signInAs } from './fixtures.ts'

const invoke = vi.fn<(name: string, input: unknown) => Promise<unknown>>()

beforeEach(() => {
  vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
  invoke.mockReset().mockResolvedValue({ ok: true, value: {} })
  setState({
    ...{ toasts: [], openId: null, opened: {}, drafts: {}, chats: NO_CHATS },
    held: { [ACCOUNT]: NO_ENTITIES },
  })
  signInAs('agent')
})

describe('opening', () => {
  function answerWith(messages: ReturnType<typeof message>[]) {
    const value = { row: row(SESSION), messages, more: false, pending: [], drafts: [] }
    invoke.mockImplementation(async (name) => ({ ok: true, value: name === 'session.open' ? value : {} }))
  }

  test('the messages are there at once, and stay while other chats are looked at', async () => {
    answerWith([message(1)])
    await openSession(SESSION)
    expect(getState().held[ACCOUNT]?.messages[SESSION]).toHaveLength(1)
    await openSession(COLLEAGUE)
    expect(getState().held[ACCOUNT]?.messages[SESSION]).toHaveLength(1)
    invoke.mockClear()
    await openSession(SESSION)
    expect(invoke).not.toHaveBeenCalledWith('session.open', expect.anything())
  })

  test('of many chats, those looked at last are kept at hand', async () => {
    answerWith([message(1)])
    await openSession(SESSION)
    for (let other = 0; other < MAX_OPENED; other += 1) await openSession(`other-${other}`)
    expect(Object.keys(getState().opened)).toHaveLength(MAX_OPENED)
    expect(getState().held[ACCOUNT]?.messages[SESSION]).toBeUndefined()
    expect(invoke).toHaveBeenCalledWith('session.close', { sessionId: SESSION })
  })

  test('what comes on view and leaves it is told to main', async () => {
    answerWith([])
    await openSession(SESSION)
    expect(invoke).toHaveBeenCalledWith('session.viewing', { sessionId: SESSION, viewing: true })
    await openSession(COLLEAGUE)
    expect(invoke).toHaveBeenCalledWith('session.viewing', { sessionId: SESSION, viewing: false })
  })

  test('reading again counts a round, so that the composer takes the drafts anew', async () => {
    answerWith([])
    await openSession(SESSION)
    expect(getState().opened[SESSION]?.round).toBe(1)
    await readSession(SESSION)
    expect(getState().opened[SESSION]?.round).toBe(2)
  })
})
