import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command, Receipt } from '#shared/commands.ts'
import { ParleyError } from '#shared/errors.ts'
import { PendingMessages } from '../../../src/widget/chat/pending.ts'
import { Sender } from '../../../src/widget/chat/sender.ts'
import { memoryStore } from '../../../src/widget/chat/storage.ts'
import { AT, OTHER_SESSION, SESSION, uuid } from './fixtures.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(answer: (command: Command, attempt: number) => Receipt | Error) {
  const pending = new PendingMessages(memoryStore(), 'demo')
  const sent: Command[] = []
  const settled: string[] = []
  const redirected = vi.fn()
  const line = { online: true }
  const sender = new Sender({
    pending,
    isOnline: () => line.online,
    send: async (command) => {
      sent.push(command)
      const result = answer(command, sent.length)
      if (result instanceof Error) throw result
      return result
    },
    settled: ({ id }) => settled.push(id),
    redirected,
    changed: () => undefined,
  })
  const write = (number: number, opens: 'general' | null = null) =>
    pending.add({ id: uuid(number), sessionId: SESSION, body: `words ${number}`, createdAt: AT, opens })
  return { pending, sent, settled, redirected, line, sender, write }
}

const receipt = (command: Command): Receipt => ({
  id: command.id,
  sessionId: SESSION,
  seq: 1,
  at: AT,
  duplicate: false,
})

describe('sending', () => {
  it('takes one after the other and forgets what the server has', async () => {
    const { sender, write, sent, settled, pending } = setUp(receipt)
    write(1, 'general')
    write(2)
    await sender.run()
    expect(sent.map(({ name }) => name)).toEqual(['session.start', 'message.send'])
    expect(settled).toEqual([uuid(1), uuid(2)])
    expect(pending.all()).toEqual([])
  })

  it('waits for a connection', async () => {
    const { sender, write, sent, pending, line } = setUp(receipt)
    line.online = false
    write(1)
    await sender.run()
    expect(sent).toEqual([])
    expect(pending.all()).toHaveLength(1)
  })

  it('tries again, with the same command, what time may cure', async () => {
    const { sender, write, sent, pending } = setUp((command, attempt) =>
      attempt === 1 ? new ParleyError('TIMEOUT', 'late') : receipt(command),
    )
    write(1)
    await sender.run()
    expect(pending.all()).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(sent[1]).toEqual(sent[0])
    expect(pending.all()).toEqual([])
  })

  it('waits as long as the server asks', async () => {
    const { sender, write, sent } = setUp((command, attempt) =>
      attempt === 1
        ? new ParleyError('RATE_LIMITED', 'slow down', { retryAfterMs: 60_000 })
        : receipt(command),
    )
    write(1)
    await sender.run()
    await vi.advanceTimersByTimeAsync(59_000)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toHaveLength(2)
  })

  it('marks what the server will never have, and goes on', async () => {
    const { sender, write, pending, settled } = setUp((command) =>
      command.id === uuid(1) ? new ParleyError('READ_ONLY', 'ended') : receipt(command),
    )
    write(1)
    write(2)
    await sender.run()
    expect(pending.all().map(({ id, failed }) => [id, failed])).toEqual([[uuid(1), 'READ_ONLY']])
    expect(settled).toEqual([uuid(2)])
  })

  it('takes the first message to the chat that is open already', async () => {
    const conflict = new ParleyError('CONFLICT', 'open', { details: { sessionId: OTHER_SESSION } })
    const { sender, write, sent, redirected } = setUp((command) =>
      command.name === 'session.start' ? conflict : receipt(command),
    )
    write(1, 'general')
    await sender.run()
    expect(redirected).toHaveBeenCalledWith(SESSION, OTHER_SESSION)
    expect(sent.at(-1)).toMatchObject({
      id: uuid(1),
      name: 'message.send',
      input: { sessionId: OTHER_SESSION },
    })
  })
})
