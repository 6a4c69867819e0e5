import { beforeEach, describe, expect, test, vi } from 'vitest'
import { NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { openSession, readSession } from '../../../src/renderer/store/session.ts'
import { getState, setState } from '../../../src/renderer/store/store.ts'
import { BLANK_USER } from '../../support/blank.ts'
import { ACCOUNT, COLLEAGUE, ME, message, row, SESSION } from './fixtures.ts'

const invoke = vi.fn<(name: string, input: unknown) => Promise<unknown>>()

function signInAs(role: 'agent' | 'supervisor'): void {
  const user = { id: ME, name: 'Mara', role, ...BLANK_USER }
  const me = { workspace: { id: ACCOUNT, name: 'W', slug: 'w' }, user, email: 'mara@example.com' }
  const account = {
    id: ACCOUNT,
    me,
    serverUrl: 'https://x.example',
    vault: 'keychain',
    isShut: false,
  } as const
  setState({ accounts: { state: 'signed_in', accounts: [account] } })
}

beforeEach(() => {
  vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
  invoke.mockReset().mockResolvedValue({ ok: true, value: {} })
  setState({ toasts: [], openId: null, opened: {}, drafts: {}, held: { [ACCOUNT]: NO_ENTITIES } })
  signInAs('agent')
})

describe('opening', () => {
  function answerWith(messages: ReturnType<typeof message>[]) {
    const value = { row: row(SESSION), messages, more: false, pending: [], drafts: [] }
    invoke.mockImplementation(async (name) => ({ ok: true, value: name === 'session.open' ? value : {} }))
  }

  test('the messages are there at once, and gone when another chat takes its place', async () => {
    answerWith([message(1)])
    await openSession(SESSION)
    expect(getState().held[ACCOUNT]?.messages[SESSION]).toHaveLength(1)
    await openSession(COLLEAGUE)
    expect(getState().held[ACCOUNT]?.messages[SESSION]).toBeUndefined()
    expect(invoke).toHaveBeenCalledWith('session.close', { sessionId: SESSION })
  })

  test('an answer that comes after the chat was left changes nothing', async () => {
    answerWith([message(1)])
    const first = openSession(SESSION)
    await openSession(COLLEAGUE)
    await first
    expect(getState().opened[SESSION]).toBeUndefined()
  })

  test('reading again counts a round, so that the composer takes the drafts anew', async () => {
    answerWith([])
    await openSession(SESSION)
    expect(getState().opened[SESSION]?.round).toBe(1)
    await readSession(SESSION)
    expect(getState().opened[SESSION]?.round).toBe(2)
  })
})
