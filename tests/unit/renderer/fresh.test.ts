import { expect, test } from 'vitest'
import type { Message } from '#shared/entities.ts'
import { newsSince } from '../../../src/renderer/composer/fresh.ts'
import { COLLEAGUE, ME, message } from './fixtures.ts'

const reply = { senderKind: 'user', senderId: COLLEAGUE } as const
const system = { senderKind: 'system', senderId: null, type: 'system' } as const
const claimed = { ...system, event: { kind: 'claimed', userId: COLLEAGUE } } as const
const ended = {
  ...system,
  event: { kind: 'status', from: 'active', to: 'ended', userId: COLLEAGUE },
} as const

const news = (...changes: Partial<Message>[]) =>
  newsSince([message(1, reply), ...changes.map((change, index) => message(index + 2, change))], 1, ME)

test.each<[string, Partial<Message>, string | undefined]>([
  ['a colleague answered', reply, 'answered'],
  ['another has it', claimed, 'moved'],
  ['it was ended', ended, 'status'],
  ['the customer wrote, who waits for an answer', {}, undefined],
  ['I wrote', { senderKind: 'user', senderId: ME }, undefined],
  ['a colleague left a note', { ...reply, type: 'note' }, undefined],
  ['an answer that was not let through', { ...reply, status: 'rejected' }, undefined],
  ['I took it', { ...claimed, event: { kind: 'claimed', userId: ME } }, undefined],
])('%s', (_name, change, what) => {
  expect(news(change)?.what).toBe(what)
})

test('an answer weighs more than whose the chat is, and the newest is told', () => {
  expect(news(reply, claimed, reply, ended)).toEqual({
    what: 'answered',
    messageId: 'message-4',
    userId: COLLEAGUE,
  })
})
