import { describe, expect, test } from 'vitest'
import type { Session } from '#shared/entities.ts'
import { type Person, replyHurdle, wayBack } from '../../../src/renderer/actions/rules.ts'
import { actionsFor, CHAT_ACTIONS } from '../../../src/renderer/actions/table.ts'
import { isStillFiled, undoAssign, undoFiling, undoStatus } from '../../../src/renderer/actions/undo.ts'
import { SHORTCUTS } from '../../../src/renderer/shell/shortcuts.ts'
import { setState } from '../../../src/renderer/store/store.ts'
import { COLLEAGUE, ME, SESSION, session } from './fixtures.ts'

const TEAM = '019a0000-0000-7000-8000-0000000000a1'
const OTHER_TEAM = '019a0000-0000-7000-8000-0000000000a2'
const NOW = Date.parse('2026-11-21T12:00:00.000Z')
const agent: Person = { id: ME, role: 'agent', teamIds: [TEAM] }
const supervisor: Person = { id: ME, role: 'supervisor', teamIds: [] }

const idsFor = (more: Partial<Session>, me = agent) =>
  actionsFor(session(SESSION, more), me, NOW)
    .filter(({ isLocal }) => !isLocal)
    .map(({ id }) => id)

describe('who may do what, and when', () => {
  test('an agent handles their own chat, and hands it on', () => {
    expect(idsFor({})).toEqual([
      ...[
        'end',
        'assign',
        'transfer',
        'return',
        'snooze',
        'pause',
        'subject',
        'priority',
        'category',
        'tags',
      ],
    ])
  })

  test('whoever sees a chat may give it a window of its own, and there bring it back', () => {
    const local = () =>
      actionsFor(session(SESSION, { assigneeId: COLLEAGUE }), agent, NOW).map(({ id }) => id)
    expect(local()).toEqual(['popOut'])
    setState({ ownChat: SESSION })
    expect(local()).toEqual(['popIn'])
    setState({ ownChat: null })
  })

  test('a chat that nobody has is claimed, and open to all staff', () => {
    const ids = idsFor({ assigneeId: null, status: 'waiting' })
    expect(ids[0]).toBe('claim')
    expect(ids).toEqual(expect.arrayContaining(['assign', 'snooze', 'end', 'tags']))
    expect(ids).not.toContain('return')
  })

  test("somebody else's chat is theirs; a supervisor may take it over", () => {
    expect(idsFor({ assigneeId: COLLEAGUE })).toEqual([])
    expect(idsFor({ assigneeId: COLLEAGUE }, supervisor)[0]).toBe('takeOver')
  })

  test('what routing offers is accepted or declined, as long as the offer stands', () => {
    const offer = { userId: ME, expiresAt: new Date(NOW + 1).toISOString() }
    const waiting = { assigneeId: null, status: 'waiting' } as const
    expect(idsFor({ ...waiting, offer }).slice(0, 2)).toEqual(['accept', 'decline'])
    expect(idsFor({ ...waiting, offer })).not.toContain('claim')
    const over = { userId: ME, expiresAt: new Date(NOW).toISOString() }
    expect(idsFor({ ...waiting, offer: over })[0]).toBe('claim')
    expect(idsFor({ ...waiting, offer: { ...offer, userId: COLLEAGUE } })[0]).toBe('claim')
  })

  test('a snoozed chat is woken instead of snoozed, a paused one resumed instead of paused', () => {
    const snoozed = idsFor({ snoozedUntil: '2026-11-22T09:00:00.000Z' })
    expect(snoozed[0]).toBe('wake')
    expect(snoozed).not.toContain('snooze')
    expect(idsFor({ status: 'paused' })[0]).toBe('resume')
    expect(idsFor({ status: 'paused' })).not.toContain('pause')
  })

  test('a closed chat keeps its filing open; reopening and locks are for who may', () => {
    expect(idsFor({ status: 'ended' })).toEqual(['category', 'tags'])
    expect(idsFor({ status: 'ended' }, supervisor)).toEqual(['reopen', 'lock', 'category', 'tags'])
    expect(idsFor({ status: 'locked' }, supervisor)).toEqual(['unlock', 'category', 'tags'])
  })

  test('an agent replies in their own chats, a supervisor in all that are open', () => {
    expect(replyHurdle(session(SESSION), agent)).toBeNull()
    expect(replyHurdle(session(SESSION, { assigneeId: null }), agent)).toBe('unclaimed')
    expect(replyHurdle(session(SESSION, { assigneeId: COLLEAGUE }), agent)).toBe('held')
    expect(replyHurdle(session(SESSION, { assigneeId: COLLEAGUE }), supervisor)).toBeNull()
    expect(replyHurdle(session(SESSION, { status: 'ended' }), supervisor)).toBe('closed')
  })

  test('every action has a key, and those that share one are never offered together', () => {
    const commands = SHORTCUTS.map(({ command }) => command)
    for (const { command } of CHAT_ACTIONS) expect(commands).toContain(command)
    const offer = { userId: ME, expiresAt: new Date(NOW + 1).toISOString() }
    for (const status of ['waiting', 'active', 'paused', 'ended', 'locked'] as const) {
      for (const assigneeId of [ME, COLLEAGUE, null]) {
        for (const more of [{}, { offer }, { snoozedUntil: '2026-11-22T09:00:00.000Z' }]) {
          for (const me of [agent, supervisor]) {
            const offered = actionsFor(session(SESSION, { status, assigneeId, ...more }), me, NOW)
            const keys = offered.map(({ command }) => command)
            expect(new Set(keys).size, `${status} ${assigneeId} ${me.role}`).toBe(keys.length)
          }
        }
      }
    }
  })
})

describe('the way back of a status', () => {
  test('is the shortest that somebody may go, and never takes a chat from its assignee', () => {
    expect(wayBack('supervisor', 'ended', 'active')).toEqual(['active'])
    expect(wayBack('supervisor', 'ended', 'paused')).toEqual(['active', 'paused'])
    expect(wayBack('supervisor', 'locked', 'paused')).toEqual(['ended', 'active', 'paused'])
    expect(wayBack('agent', 'ended', 'active')).toBeNull()
    expect(wayBack('agent', 'paused', 'active')).toEqual(['active'])
  })

  test('each step expects what the one before it has left', () => {
    expect(undoStatus(session(SESSION, { status: 'paused' }), 'ended', supervisor)).toEqual([
      { name: 'session.status', input: { sessionId: SESSION, to: 'active', expectedStatus: 'ended' } },
      { name: 'session.status', input: { sessionId: SESSION, to: 'paused', expectedStatus: 'active' } },
    ])
    expect(undoStatus(session(SESSION), 'ended', agent)).toBeNull()
  })

  test('a chat that is ended again ends for the reason it had', () => {
    const before = session(SESSION, { status: 'ended', endReason: 'Solved' })
    const ending = { sessionId: SESSION, to: 'ended', expectedStatus: 'active' }
    expect(undoStatus(before, 'active', supervisor)).toEqual([
      { name: 'session.status', input: { ...ending, survey: false, reason: 'Solved' } },
    ])
    const asked = session(SESSION, { status: 'ended', surveyAskedAt: '2026-01-01T00:00:00.000Z' })
    expect(undoStatus(asked, 'active', supervisor)).toEqual([
      { name: 'session.status', input: { ...ending, survey: true } },
    ])
  })
})

describe('undoing a handover', () => {
  const give = (to: object, expectedAssigneeId: string | null) => ({
    name: 'session.assign',
    input: { sessionId: SESSION, to, expectedAssigneeId },
  })
  const mine = session(SESSION, { teamId: TEAM })

  test('what went to the queue is taken back; what a colleague has is theirs to give', () => {
    expect(undoAssign(mine, { kind: 'queue' }, agent)).toEqual([give({ kind: 'user', userId: ME }, null)])
    expect(undoAssign(mine, { kind: 'user', userId: COLLEAGUE }, agent)).toBeNull()
    expect(undoAssign(mine, { kind: 'user', userId: COLLEAGUE }, supervisor)).toEqual([
      give({ kind: 'user', userId: ME }, COLLEAGUE),
    ])
  })

  test('it goes back to its team first; out of sight, it is out of reach', () => {
    const both = { ...agent, teamIds: [TEAM, OTHER_TEAM] }
    expect(undoAssign(mine, { kind: 'team', teamId: OTHER_TEAM }, agent)).toBeNull()
    expect(undoAssign(mine, { kind: 'team', teamId: OTHER_TEAM }, both)).toEqual([
      give({ kind: 'team', teamId: TEAM }, null),
      give({ kind: 'user', userId: ME }, null),
    ])
  })

  test('what nobody had waits again, what was paused is paused again', () => {
    const waiting = session(SESSION, { assigneeId: null, status: 'waiting' })
    expect(undoAssign(waiting, { kind: 'user', userId: ME }, agent)).toEqual([give({ kind: 'queue' }, ME)])
    const paused = session(SESSION, { status: 'paused' })
    expect(undoAssign(paused, { kind: 'queue' }, agent)?.at(-1)).toEqual({
      name: 'session.status',
      input: { sessionId: SESSION, to: 'paused', expectedStatus: 'active' },
    })
  })
})

describe('undoing how a chat is filed', () => {
  const before = session(SESSION, { category: 'Rooms', tags: ['vip', 'group'] })

  test('only what was changed goes back, tags one by one', () => {
    expect(undoFiling(before, { category: null })).toEqual({ category: 'Rooms' })
    expect(undoFiling(before, { tags: { add: ['refund'], remove: ['vip'] } })).toEqual({
      tags: { add: ['vip'], remove: ['refund'] },
    })
  })

  test('it is noticed when somebody has changed it since', () => {
    expect(isStillFiled({ ...before, category: null }, { category: null })).toBe(true)
    expect(isStillFiled({ ...before, category: 'Billing' }, { category: null })).toBe(false)
    const change = { tags: { add: ['refund'], remove: ['vip'] } }
    expect(isStillFiled({ ...before, tags: ['group', 'refund', 'other'] }, change)).toBe(true)
    expect(isStillFiled({ ...before, tags: ['group', 'refund', 'vip'] }, change)).toBe(false)
  })
})
