import { describe, expect, it } from 'vitest'
import { command } from '#shared/commands.ts'
import { commandFor, PendingMessages } from '../../../src/widget/chat/pending.ts'
import { memoryStore } from '../../../src/widget/chat/storage.ts'
import { AT, OTHER_SESSION, SESSION, uuid } from './fixtures.ts'

const written = (number: number, opens: 'general' | null = null) => ({
  id: uuid(number),
  sessionId: SESSION,
  body: `words ${number}`,
  createdAt: AT,
  opens,
})

function pendingWith(...numbers: number[]): PendingMessages {
  const pending = new PendingMessages(memoryStore(), 'demo')
  for (const number of numbers) pending.add(written(number))
  return pending
}

describe('pending messages', () => {
  it('outlive the page, in the order they were written', () => {
    const store = memoryStore()
    const before = new PendingMessages(store, 'demo')
    before.add(written(1))
    before.add(written(2))
    expect(new PendingMessages(store, 'demo').all().map(({ body }) => body)).toEqual(['words 1', 'words 2'])
    expect(new PendingMessages(store, 'other').all()).toEqual([])
  })

  it('go one after the other; a refused one does not hold up the rest', () => {
    const pending = pendingWith(1, 2)
    expect(pending.next()?.id).toBe(uuid(1))
    pending.fail(uuid(1), 'READ_ONLY')
    expect(pending.next()?.id).toBe(uuid(2))
    expect(pending.all()[0]?.failed).toBe('READ_ONLY')
    pending.retry(uuid(1))
    expect(pending.next()?.id).toBe(uuid(1))
    pending.remove(uuid(1))
    expect(pending.all().map(({ id }) => id)).toEqual([uuid(2)])
  })

  it('move to the chat that was open already', () => {
    const pending = new PendingMessages(memoryStore(), 'demo')
    pending.add(written(1, 'general'))
    pending.add(written(2))
    pending.redirect(SESSION, OTHER_SESSION)
    expect(pending.all().map(({ sessionId, opens }) => [sessionId, opens])).toEqual([
      [OTHER_SESSION, null],
      [OTHER_SESSION, null],
    ])
  })

  it('treat a store that somebody else has written into as empty', () => {
    const store = memoryStore()
    store.setItem('parley.demo.pending', '[{"id":1}]')
    expect(new PendingMessages(store, 'demo').all()).toEqual([])
  })

  it.each([null, 'general'] as const)(
    'become valid commands that are the same at every attempt (opens: %s)',
    (opens) => {
      const message = { ...written(1, opens), failed: null }
      expect(command.parse(commandFor(message))).toEqual(commandFor(message))
      expect(commandFor(message).id).toBe(opens ? SESSION : uuid(1))
    },
  )
})
