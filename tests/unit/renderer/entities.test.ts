import { describe, expect, test } from 'vitest'
import type { Patch } from '#shared/ipc.ts'
import { applyPatches, mergeMessages, NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { CUSTOMER, message, pendingMessage, row, SESSION } from './fixtures.ts'

const withPlace = { ...NO_ENTITIES, messages: { [SESSION]: [] } }

describe('applyPatches', () => {
  test('rows come, change one by one, and go', () => {
    const both = applyPatches(NO_ENTITIES, [{ kind: 'rows', rows: [row('a'), row('b')] }])
    const changed = applyPatches(both, [{ kind: 'rows', rows: [row('b', { status: 'paused' })] }])
    expect(changed.rows.b?.session.status).toBe('paused')
    expect(changed.rows.a).toBe(both.rows.a)
    expect(Object.keys(applyPatches(changed, [{ kind: 'rows.gone', sessionIds: ['a'] }]).rows)).toEqual(['b'])
  })

  test('messages of a session that is not open are dropped', () => {
    const patch: Patch = { kind: 'messages', sessionId: SESSION, messages: [message(1)] }
    expect(applyPatches(NO_ENTITIES, [patch])).toBe(NO_ENTITIES)
    expect(applyPatches(withPlace, [patch]).messages[SESSION]).toHaveLength(1)
  })

  test('whoever has sent what they typed is typing no more', () => {
    const typing = {
      kind: 'typing',
      sessionId: SESSION,
      who: 'customer',
      memberId: CUSTOMER,
      typing: true,
    } as const
    const typed = applyPatches(withPlace, [typing, typing])
    expect(typed.typing[SESSION]).toEqual([{ who: 'customer', memberId: CUSTOMER }])
    const sent = applyPatches(typed, [{ kind: 'messages', sessionId: SESSION, messages: [message(1)] }])
    expect(sent.typing).toEqual({})
    expect(applyPatches(typed, [{ ...typing, typing: false }]).typing).toEqual({})
  })

  test('of a chat that is not open, the row says that the message has come; a row that is only read says nothing', () => {
    const typing = {
      kind: 'typing',
      sessionId: 'a',
      who: 'customer',
      memberId: CUSTOMER,
      typing: true,
    } as const
    const rowAt = (lastSeq: number) => {
      const preview = { ...message(lastSeq), senderId: CUSTOMER }
      return { kind: 'rows', rows: [{ ...row('a', { lastSeq }), preview }] } satisfies Patch
    }
    const typed = applyPatches(NO_ENTITIES, [typing, rowAt(4), rowAt(4)])
    expect(typed.typing.a).toHaveLength(1)
    expect(applyPatches(typed, [rowAt(5)]).typing).toEqual({})
  })

  test('pending messages are replaced as a whole', () => {
    const one = applyPatches(withPlace, [
      { kind: 'pending', sessionId: SESSION, pending: [pendingMessage('p')] },
    ])
    expect(
      applyPatches(one, [{ kind: 'pending', sessionId: SESSION, pending: [] }]).pending[SESSION],
    ).toEqual([])
  })

  test('a reset leaves connection and notices, and nothing else', () => {
    const full = applyPatches(withPlace, [
      { kind: 'rows', rows: [row('a')] },
      {
        kind: 'counts',
        counts: { mine: 1, unassigned: 0, team: 0, all: 1, approval: 0, snoozed: 0, ended: 0 },
      },
      { kind: 'notice', notice: { id: 'n', kind: 'cache_rebuilt' } },
      { kind: 'reset' },
    ])
    expect(full).toEqual({ ...NO_ENTITIES, notices: [{ id: 'n', kind: 'cache_rebuilt' }] })
  })

  test('a notice that is told twice is shown once', () => {
    const notice = { kind: 'notice', notice: { id: 'n', kind: 'disk_full' } } as const
    expect(applyPatches(NO_ENTITIES, [notice, notice]).notices).toHaveLength(1)
  })
})

describe('mergeMessages', () => {
  const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq)

  test('newer ones are added, older ones put before, each place once', () => {
    expect(seqs(mergeMessages([message(4), message(5)], [message(6)]))).toEqual([4, 5, 6])
    expect(seqs(mergeMessages([message(4), message(5)], [message(2), message(3)]))).toEqual([2, 3, 4, 5])
    expect(seqs(mergeMessages([message(4), message(5)], [message(5), message(6)]))).toEqual([4, 5, 6])
  })

  test('a changed message takes the place of the old one', () => {
    const [, edited] = mergeMessages([message(1), message(2)], [message(2, { body: 'Edited' })])
    expect(edited?.body).toBe('Edited')
  })

  test('nothing new leaves the list as it was', () => {
    const held = [message(1)]
    expect(mergeMessages(held, [])).toBe(held)
  })
})
