import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Account, ConnectionState, Patch, QueueRow, StoreChange } from '#shared/ipc.ts'
import { comparePlaces, placeOf } from '#shared/queue-order.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { syncSummary } from '../../../src/renderer/shell/sync-summary.ts'
import { openSession } from '../../../src/renderer/store/chats.ts'
import { NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { applyChanges, changesOf, NOTHING_HELD } from '../../../src/renderer/store/held.ts'
import { chooseAccount, loadFirstPage, loadNextPage } from '../../../src/renderer/store/queue.ts'
import { applyToStore, getState, pagingOf, setState, useStore } from '../../../src/renderer/store/store.ts'
import { BLANK_USER } from '../../support/blank.ts'
import { COLLEAGUE, ME, row } from './fixtures.ts'

const A = '019a0000-0000-7000-8000-0000000000aa'
const B = '019a0000-0000-7000-8000-0000000000bb'

function account(id: string, name: string, more: Partial<Account> = {}): Account {
  const user = { id: id === A ? ME : COLLEAGUE, name: 'Mara', role: 'agent' as const, ...BLANK_USER }
  const me = { workspace: { id, name, slug: name.toLowerCase() }, user, email: 'mara@example.com' }
  return {
    id,
    me,
    serverUrl: `https://${name.toLowerCase()}.example`,
    vault: 'keychain',
    isShut: false,
    ...more,
  }
}
const signedIn = (...accounts: Account[]): StoreChange => ({
  kind: 'accounts',
  accounts: { state: 'signed_in', accounts },
})
const both = signedIn(account(A, 'Acme'), account(B, 'Berg'))
const rowsOf = (accountId: string, ...ids: string[]): Patch => ({
  kind: 'rows',
  rows: ids.map((id) => ({ ...row(id), accountId })),
})
const line = (connection: ConnectionState, completeTo: string | null = null, waitingToSend = 0): Patch => ({
  kind: 'sync',
  sync: { ...NO_ENTITIES.sync, connection, completeTo, waitingToSend },
})

describe('what is held', () => {
  test('belongs to one account each: a reset of one leaves the other', () => {
    const { held } = applyChanges(NOTHING_HELD, [
      both,
      ...changesOf(A, [rowsOf(A, 'a')]),
      ...changesOf(B, [rowsOf(B, 'b'), { kind: 'reset' }]),
    ])
    expect(Object.keys(held[A]?.rows ?? {})).toEqual(['a'])
    expect(held[B]?.rows).toEqual({})
  })

  test('goes with its account, and a late word of it is dropped', () => {
    const after = applyChanges(NOTHING_HELD, [
      both,
      ...changesOf(B, [rowsOf(B, 'b')]),
      signedIn(account(A, 'Acme')),
      ...changesOf(B, [rowsOf(B, 'b')]),
    ])
    expect(Object.keys(after.held)).toEqual([A])
  })

  test('of an account that is shut there is nothing', () => {
    const { held } = applyChanges(NOTHING_HELD, [
      signedIn(account(A, 'Acme'), account(B, 'Berg', { isShut: true })),
    ])
    expect(Object.keys(held)).toEqual([A])
  })
})

describe('the foot of the queue', () => {
  const summary = (...lines: [Patch, Patch]) =>
    syncSummary(applyChanges(NOTHING_HELD, [both, ...changesOf(A, [lines[0]]), ...changesOf(B, [lines[1]])]))

  test('says the worst line and whose it is, the oldest freshness, and the sum of what waits', () => {
    const fresh = line({ state: 'online' }, '2026-03-10T12:05:00.000Z', 2)
    const offline = line(
      { state: 'offline', cause: 'unreachable', reason: '', hint: '', retryAt: null },
      '2026-03-10T12:01:00.000Z',
      3,
    )
    expect(summary(fresh, offline)).toEqual({
      connection: { state: 'offline', cause: 'unreachable', reason: '', hint: '', retryAt: null },
      workspace: 'Berg',
      offsetMs: 0,
      completeTo: '2026-03-10T12:01:00.000Z',
      waitingToSend: 5,
      toConfirm: 0,
    })
    expect(summary(line({ state: 'needs_auth' }), offline).workspace).toBe('Acme')
  })

  test('names nobody while all is well', () => {
    const well = line({ state: 'online' }, '2026-03-10T12:05:00.000Z')
    expect(summary(well, well)).toMatchObject({ connection: { state: 'online' }, workspace: null })
  })

  test('is not complete before every account is, but does not wait for one that cannot be opened', () => {
    const well = line({ state: 'online' }, '2026-03-10T12:05:00.000Z')
    expect(summary(well, line({ state: 'connecting', attempt: 0 })).completeTo).toBeNull()
    expect(summary(well, line({ state: 'closed' })).completeTo).toBe('2026-03-10T12:05:00.000Z')
  })
})

test('two workspaces of one name are told apart by their servers', () => {
  const accounts = [account(A, 'Demo'), account(B, 'Demo', { serverUrl: 'https://other.example' })] as const
  expect(accounts.map((each) => workspaceLabel(each, accounts))).toEqual([
    'Demo (demo.example)',
    'Demo (other.example)',
  ])
  expect(workspaceLabel(accounts[0], [accounts[0]])).toBe('Demo')
})

describe('the queue over both', () => {
  const invoke = vi.fn()
  /** What main has: A's rows at even minutes, B's at odd ones. */
  let server: QueueRow[]

  beforeEach(() => {
    server = Array.from({ length: 120 }, (_, index) => ({
      ...row(String(index).padStart(3, '0'), {
        lastMessageAt: new Date(Date.UTC(2026, 2, 10, 12, index)).toISOString(),
        assigneeId: null,
      }),
      accountId: index % 2 === 0 ? A : B,
    })).reverse()
    invoke.mockReset().mockImplementation(async (name: string, input) => {
      if (name !== 'queue.page') return { ok: false, error: { code: 'TIMEOUT', message: '' } }
      const { after, accountId } = input
      const rows = server.filter(
        (each) =>
          (!accountId || each.accountId === accountId) &&
          (!after || comparePlaces('lastMessage', placeOf('lastMessage', each.session), after) > 0),
      )
      return { ok: true, value: { rows: rows.slice(0, 50), more: rows.length > 50 } }
    })
    vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
    vi.stubGlobal('localStorage', { setItem: () => {} })
    setState({
      ...useStore.getInitialState(),
      preferences: { ...getState().preferences, view: 'unassigned' },
    })
    applyToStore([both])
  })

  const paging = () => pagingOf(getState(), 'unassigned')
  const held = (accountId: string) => Object.keys(getState().held[accountId]?.rows ?? {})

  test('an account that is told anew has its pages asked for again, and the others keep their place', async () => {
    await loadFirstPage('unassigned')
    await loadNextPage('unassigned')
    const before = paging()
    expect([held(A).length, held(B).length]).toEqual([50, 50])
    applyToStore(changesOf(B, [{ kind: 'reset' }]))
    expect([held(A).length, held(B).length]).toEqual([50, 0])
    expect(paging()).toEqual({ ...before, state: 'stale' })
    await loadFirstPage('unassigned')
    expect([held(A).length, held(B).length]).toEqual([50, 50])
    expect(paging()).toEqual(before)
  })

  test('a page that was asked for before says nothing afterwards', async () => {
    await loadFirstPage('unassigned')
    const late = loadNextPage('unassigned')
    applyToStore(changesOf(B, [{ kind: 'reset' }]))
    await late
    expect(paging().state).toBe('stale')
    expect(held(B)).toEqual([])
  })

  test('one account alone can be looked at, and is let go with it', async () => {
    await loadFirstPage('unassigned')
    chooseAccount(B)
    await vi.waitFor(() => expect(paging().state).toBe('ready'))
    expect(invoke).toHaveBeenLastCalledWith(
      'queue.page',
      expect.objectContaining({ view: 'unassigned', after: null, accountId: B }),
    )
    applyToStore([signedIn(account(A, 'Acme'))])
    expect(getState()).toMatchObject({ onlyAccount: null, paging: { unassigned: { state: 'untouched' } } })
  })

  test('the open chat is read again when its own account is told anew, and only then', async () => {
    await loadFirstPage('unassigned')
    await openSession('118')
    const before = getState().openGeneration
    applyToStore(changesOf(B, [{ kind: 'reset' }]))
    expect(getState().openGeneration).toBe(before)
    applyToStore(changesOf(A, [{ kind: 'reset' }]))
    expect(getState().openGeneration).toBe(before + 1)
  })

  test('signing out of the account of the open chat closes it; of another one does not', async () => {
    await loadFirstPage('unassigned')
    await openSession('118')
    setState({ drafts: { '118:reply': {} as never, '117:reply': {} as never } })
    applyToStore([signedIn(account(A, 'Acme'))])
    expect(getState().openId).toBe('118')
    expect(Object.keys(getState().drafts)).toEqual(['118:reply'])
    applyToStore([both, signedIn(account(B, 'Berg'))])
    expect(getState().openId).toBeNull()
    expect(getState().drafts).toEqual({})
  })
})
