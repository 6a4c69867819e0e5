import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RATEABLE_MS } from '../../../src/shared/commands/survey.ts'
import type { Command } from '../../../src/shared/commands.ts'
import { ParleyError } from '../../../src/shared/errors.ts'
import { memoryStore } from '../../../src/widget/chat/storage.ts'
import { Survey } from '../../../src/widget/chat/survey.ts'
import { SESSION, session } from './fixtures.ts'

const AT = '2026-01-01T00:00:00.000Z'
const ended = session(SESSION, { status: 'ended', surveyAskedAt: AT })

let store = memoryStore()
let sent: Command[] = []
let isOnline = true
let refusal: ParleyError | null = null

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(AT) + 60_000 })
  ;[store, sent, isOnline, refusal] = [memoryStore(), [], true, null]
})
afterEach(() => {
  vi.useRealTimers()
})

/** As after a reload: all it has is what is kept. */
function open(): Survey {
  return new Survey({
    store,
    workspace: 'demo',
    isOnline: () => isOnline,
    async send(command) {
      sent.push(command)
      if (refusal) throw refusal
      return { id: command.id, sessionId: ended.id, seq: null, at: AT, duplicate: false }
    },
    changed: () => undefined,
  })
}

it('asks after the end, where somebody wants to know, whoever has not answered', () => {
  const survey = open()
  expect(survey.stateOf(ended)).toEqual({ kind: 'asked', score: null, comment: '' })
  expect(survey.stateOf({ ...ended, status: 'active' })).toBeNull()
  expect(survey.stateOf({ ...ended, surveyAskedAt: null })).toBeNull()
  expect(survey.stateOf(undefined)).toBeNull()
  const rating = { score: 2, comment: '', userId: null, at: AT }
  expect(survey.stateOf({ ...ended, rating })).toEqual({ kind: 'thanks', score: 2, waiting: false })
})

it('keeps every choice and word, through a reload', () => {
  open().answer(ended, { score: 4 })
  open().answer(ended, { comment: 'Quick' })
  expect(open().stateOf(ended)).toEqual({ kind: 'asked', score: 4, comment: 'Quick' })
  open().answer(ended, { score: 5 })
  expect(open().stateOf(ended)).toEqual({ kind: 'asked', score: 5, comment: 'Quick' })
})

it('is not asked again after "not now", until the chat has ended anew', () => {
  open().answer(ended, 'decline')
  expect(open().stateOf(ended)).toBeNull()
  const again = { ...ended, surveyAskedAt: '2026-01-02T00:00:00.000Z' }
  expect(open().stateOf(again)).toMatchObject({ kind: 'asked' })
})

it('is not asked when nobody remembers any more', () => {
  vi.setSystemTime(Date.parse(AT) + RATEABLE_MS)
  expect(open().stateOf(ended)).toMatchObject({ kind: 'asked' })
  vi.setSystemTime(Date.parse(AT) + RATEABLE_MS + 1)
  expect(open().stateOf(ended)).toBeNull()
})

it('sends no answer without a score, however it was submitted', async () => {
  const survey = open()
  survey.answer(ended, { comment: 'Words alone' })
  survey.answer(ended, 'submit')
  await survey.run()
  expect(sent).toEqual([])
  expect(open().stateOf(ended)).toEqual({ kind: 'asked', score: null, comment: 'Words alone' })
})

it('waits for the connection, says so, and is sent once', async () => {
  isOnline = false
  const survey = open()
  survey.answer(ended, { score: 3, comment: 'Fine' })
  survey.answer(ended, 'submit')
  await survey.run()
  expect(sent).toEqual([])
  expect(open().stateOf(ended)).toEqual({ kind: 'thanks', score: 3, waiting: true })

  isOnline = true
  const reloaded = open()
  await reloaded.run()
  await reloaded.run()
  expect(sent).toMatchObject([
    { name: 'session.rate', input: { sessionId: ended.id, score: 3, comment: 'Fine' } },
  ])
  expect(reloaded.stateOf(ended)).toEqual({ kind: 'thanks', score: 3, waiting: false })
})

it('is sent again under the same id when the answer was lost', async () => {
  const survey = open()
  survey.answer(ended, { score: 1 })
  survey.answer(ended, 'submit')
  refusal = new ParleyError('TIMEOUT', '')
  await survey.run()
  expect(survey.stateOf(ended)).toMatchObject({ waiting: true })
  refusal = null
  await vi.runAllTimersAsync()
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  expect(survey.stateOf(ended)).toMatchObject({ waiting: false })
})

it('is sent without what the server could not keep', async () => {
  const survey = open()
  survey.answer(ended, { score: 5, comment: 'Great 👍 \ud83d\u0000' })
  survey.answer(ended, 'submit')
  await survey.run()
  expect(sent).toMatchObject([{ input: { score: 5, comment: 'Great 👍 ' } }])
})

it('gives up on what the server will never take', async () => {
  const survey = open()
  survey.answer(ended, { score: 1 })
  survey.answer(ended, 'submit')
  refusal = new ParleyError('READ_ONLY', '')
  await survey.run()
  await vi.runAllTimersAsync()
  expect(sent).toHaveLength(1)
  expect(survey.stateOf(ended)).toBeNull()
})

it('sends nothing that nobody has submitted', async () => {
  const survey = open()
  survey.answer(ended, { score: 1 })
  await survey.run()
  expect(sent).toEqual([])
})
