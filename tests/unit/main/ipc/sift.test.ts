import { expect, test } from 'vitest'
import type { Patch, StoreChange } from '#shared/ipc.ts'
import { USUAL_SETTINGS } from '#shared/settings.ts'
import { siftFor } from '../../../../src/main/ipc/sift.ts'

const CHAT = { role: 'chat', id: 2, sessionId: 'mine', accountId: 'here', customerId: 'ida' } as const
const CONSOLE = { role: 'console', id: 1 } as const
const told = (patch: object, accountId = 'here') => ({ kind: 'account', accountId, patch }) as StoreChange
const patchesOf = (changes: readonly StoreChange[]) =>
  changes.map((change) => (change.kind === 'account' ? change.patch : change))
const row = (sessionId: string) => ({ session: { id: sessionId } })

test('the console hears everything, as it is', () => {
  const changes = [told({ kind: 'counts' }), told({ kind: 'rows', rows: [row('mine'), row('other')] })]
  expect(siftFor(CONSOLE, changes)).toBe(changes)
})

test('the window of one chat hears of no other chat', () => {
  const kinds = ['messages', 'pending', 'draft.files', 'suggestions', 'typing', 'viewing'] as const
  for (const kind of kinds) {
    const [own, other] = [told({ kind, sessionId: 'mine' }), told({ kind, sessionId: 'other' })]
    expect(siftFor(CHAT, [own, other])).toEqual([own])
  }
  const rows = told({ kind: 'rows', rows: [row('other'), row('mine')] })
  const gone = told({ kind: 'rows.gone', sessionIds: ['mine', 'other'] })
  expect(patchesOf(siftFor(CHAT, [rows, gone]))).toEqual([
    { kind: 'rows', rows: [row('mine')] },
    { kind: 'rows.gone', sessionIds: ['mine'] },
  ])
  const others = [
    told({ kind: 'rows', rows: [row('other')] }),
    told({ kind: 'rows.gone', sessionIds: ['other'] }),
  ]
  expect(siftFor(CHAT, others)).toEqual([])
})

test('nor of the queue, of notices, of other accounts, or of what was wiped', () => {
  const changes = [
    ...(['counts', 'notice', 'notice.gone', 'presence.own'] as Patch['kind'][]).map((kind) => told({ kind })),
    told({ kind: 'users', users: [] }, 'there'),
    { kind: 'wiped', wiped: null },
    { kind: 'places', places: [] },
    { kind: 'windows', chats: [] },
    { kind: 'accounts', accounts: { state: 'signed_in', accounts: [{ id: 'there' }] } },
    { kind: 'accounts', accounts: { state: 'signed_out', serverUrl: null, email: null } },
  ] as StoreChange[]
  expect(siftFor(CHAT, changes)).toEqual([])
})

test('but of its own account, the lock, and what it needs to name people and things', () => {
  const own = { id: 'here' }
  const changes = [
    { kind: 'lock', lock: { isLocked: true, accounts: [] } },
    { kind: 'settings', settings: USUAL_SETTINGS },
    ...['sync', 'users', 'teams', 'labels', 'definitions', 'presence', 'reset'].map((kind) => told({ kind })),
  ] as StoreChange[]
  expect(siftFor(CHAT, changes)).toEqual(changes)
  const accounts = { kind: 'accounts', accounts: { state: 'signed_in', accounts: [{ id: 'there' }, own] } }
  expect(siftFor(CHAT, [accounts as StoreChange])).toEqual([
    { kind: 'accounts', accounts: { state: 'signed_in', accounts: [own] } },
  ])
})

test('of fields that were changed here, those of its chat and its customer; of the lock, not whose it is', () => {
  const [own, customer, other] = ['mine', 'ida', 'other'].map((subjectId) => ({ subjectId }))
  const edits = told({ kind: 'edits', edits: [own, customer, other] })
  const lock = { kind: 'lock', lock: { isLocked: true, accounts: [{ id: 'there' }] } } as StoreChange
  expect(patchesOf(siftFor(CHAT, [edits, lock]))).toEqual([
    { kind: 'edits', edits: [own, customer] },
    { kind: 'lock', lock: { isLocked: true, accounts: [] } },
  ])
})
