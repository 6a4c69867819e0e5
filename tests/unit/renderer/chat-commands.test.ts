import { createIntl } from 'react-intl'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import { assign, claim, file, snooze, turn } from '../../../src/renderer/actions/run.ts'
import { en } from '../../../src/renderer/i18n/en/index.ts'
import { textOf } from '../../../src/renderer/i18n/I18n.tsx'
import { NO_ENTITIES } from '../../../src/renderer/store/entities.ts'
import { getState, setState } from '../../../src/renderer/store/store.ts'
import { ACCOUNT, COLLEAGUE, ME, row, SESSION, signInAs } from './fixtures.ts'

const text = textOf(createIntl({ locale: 'en', messages: en }))
const invoke = vi.fn<(name: string, input: unknown) => Promise<unknown>>()
const WORDS = { key: 'wake.done', values: { name: 'Pilar' } } as const

const toasts = () => getState().toasts.map(({ words }) => text(words.key, words.values))
const undo = () => getState().toasts.at(-1)?.action?.run()
const sent = () => invoke.mock.calls.map(([, input]) => (input as { command: unknown }).command)

function refuseWith(error: ErrorBody): void {
  invoke.mockResolvedValue({ ok: false, error })
}

/** What main tells of the chat meanwhile. */
function holds(more: Partial<Session>): void {
  setState({ held: { [ACCOUNT]: { ...NO_ENTITIES, rows: { [SESSION]: row(SESSION, more) } } } })
}

beforeEach(() => {
  vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
  invoke.mockReset().mockResolvedValue({ ok: true, value: {} })
  setState({ toasts: [] })
  signInAs('agent')
  holds({})
})

describe('being second', () => {
  test('whoever lost is told who won', async () => {
    const details = { assigneeId: COLLEAGUE, assigneeName: 'Jonas Weber' }
    refuseWith({ code: 'CONFLICT', message: 'taken', details })
    await claim(row(SESSION))
    await assign(row(SESSION), { kind: 'queue' }, WORDS)
    expect(toasts()).toEqual(Array(2).fill('Jonas Weber was faster and has this chat now.'))
  })

  test('a conflict that names nobody, and any other refusal, is said plainly', async () => {
    refuseWith({ code: 'CONFLICT', message: 'taken' })
    await claim(row(SESSION))
    refuseWith({ code: 'OFFLINE', message: 'gone' })
    await claim(row(SESSION))
    expect(toasts()).toEqual([en['error.transition'], en['error.offline']])
  })

  test('a bridge that breaks is an answer too', async () => {
    invoke.mockRejectedValue(new Error('no handler'))
    await claim(row(SESSION))
    expect(toasts()).toEqual([en['error.generic']])
  })
})

describe('handing on', () => {
  test('expects the assignee that was on the screen, and carries the note', async () => {
    await assign(row(SESSION), { kind: 'user', userId: COLLEAGUE }, WORDS, 'Please call her.')
    expect(sent()).toEqual([
      {
        name: 'session.assign',
        input: {
          sessionId: SESSION,
          to: { kind: 'user', userId: COLLEAGUE },
          note: 'Please call her.',
          expectedAssigneeId: ME,
        },
      },
    ])
  })

  test('an agent cannot take back what a colleague has, and is not offered to', async () => {
    await assign(row(SESSION), { kind: 'user', userId: COLLEAGUE }, WORDS)
    expect(getState().toasts.at(-1)?.action).toBeUndefined()
    await assign(row(SESSION), { kind: 'queue' }, WORDS)
    undo()
    await vi.waitFor(() => expect(sent()).toHaveLength(3))
    expect(sent().at(-1)).toMatchObject({ input: { to: { userId: ME }, expectedAssigneeId: null } })
  })
})

describe('ending', () => {
  test('can be undone by who may reopen, and by nobody else', async () => {
    await turn(row(SESSION), 'ended', WORDS, { reason: 'Solved' })
    expect(sent()).toEqual([
      {
        name: 'session.status',
        input: { sessionId: SESSION, to: 'ended', expectedStatus: 'active', reason: 'Solved' },
      },
    ])
    expect(getState().toasts.at(-1)?.action).toBeUndefined()
    signInAs('supervisor')
    await turn(row(SESSION), 'ended', WORDS)
    undo()
    await vi.waitFor(() => expect(sent()).toHaveLength(3))
    expect(sent().at(-1)).toMatchObject({ input: { to: 'active', expectedStatus: 'ended' } })
  })

  test('an undo that comes too late says so and leaves the rest alone', async () => {
    signInAs('supervisor')
    await turn(row(SESSION, { status: 'paused' }), 'ended', WORDS)
    refuseWith({ code: 'CONFLICT', message: 'It is locked by now.' })
    undo()
    await vi.waitFor(() => expect(toasts().at(-1)).toBe(en['undo.tooLate']))
    expect(sent()).toHaveLength(2)
  })
})

describe('what the server knows no expectation for', () => {
  test('is put back while it is as it was left', async () => {
    await snooze(row(SESSION), '2026-11-22T09:00:00.000Z', WORDS)
    holds({ snoozedUntil: '2026-11-22T09:00:00Z' })
    undo()
    await vi.waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent().at(-1)).toEqual({ name: 'session.snooze', input: { sessionId: SESSION, until: null } })
  })

  test('is left alone once somebody else has changed it', async () => {
    await file(row(SESSION), { priority: 'urgent' }, WORDS)
    holds({ priority: 'low' })
    undo()
    await vi.waitFor(() => expect(toasts().at(-1)).toBe(en['undo.tooLate']))
    expect(sent()).toHaveLength(1)
  })
})
