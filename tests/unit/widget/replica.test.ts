import { describe, expect, it } from 'vitest'
import { Replica } from '../../../src/widget/chat/replica.ts'
import { message, OTHER_SESSION, page, participant, poke, put, SESSION, session } from './fixtures.ts'

function at(rev: number, changes = [put(rev, message(1))]): Replica {
  const replica = new Replica()
  replica.beginPull()
  replica.takePage(page(rev, changes))
  return replica
}

const seqs = (replica: Replica) => replica.messagesOf(SESSION).map(({ seq }) => seq)

describe('the client rule', () => {
  it('drops a poke that ends at or before the cursor', () => {
    const replica = at(10)
    expect(replica.takePoke(poke(8, 10, [put(9, message(2))]))).toBe('dropped')
    expect(seqs(replica)).toEqual([1])
  })

  it('applies a poke that reaches over the cursor from the cursor on', () => {
    const replica = at(10)
    const old = put(10, message(1, { body: 'stale' }))
    expect(replica.takePoke(poke(9, 11, [old, put(11, message(2))]))).toBe('applied')
    expect(replica.messagesOf(SESSION).map(({ body }) => body)).toEqual(['message 1', 'message 2'])
    expect(replica.cursor).toEqual({ epoch: 'e1', rev: 11 })
  })

  it('advances on an empty poke', () => {
    const replica = at(10)
    expect(replica.takePoke(poke(10, 14))).toBe('applied')
    expect(replica.cursor?.rev).toBe(14)
  })

  it('applies nothing of a poke that begins after the cursor', () => {
    const replica = at(10)
    expect(replica.takePoke(poke(11, 12, [put(12, message(2))]))).toBe('gap')
    expect(seqs(replica)).toEqual([1])
    expect(replica.cursor?.rev).toBe(10)
  })

  it('holds pokes back while a pull runs and judges them again', () => {
    const replica = at(10)
    expect(replica.beginPull()).toEqual({ since: { epoch: 'e1', rev: 10 } })
    expect(replica.takePoke(poke(10, 12, [put(12, message(2, { body: 'covered by the pull' }))]))).toBe(
      'buffered',
    )
    expect(replica.takePoke(poke(12, 13, [put(13, message(3))]))).toBe('buffered')
    expect(replica.takePage(page(12, [put(12, message(2))]))).toBeNull()
    expect(replica.messagesOf(SESSION).map(({ body }) => body)).toEqual([
      'message 1',
      'message 2',
      'message 3',
    ])
    expect(replica.cursor?.rev).toBe(13)
  })

  it('pulls again when a poke that was held back leaves a hole', () => {
    const replica = at(10)
    replica.beginPull()
    replica.takePoke(poke(14, 15, [put(15, message(5))]))
    expect(replica.takePage(page(12, []))).toEqual({ since: { epoch: 'e1', rev: 12 } })
    expect(seqs(replica)).toEqual([1])
  })

  it('goes on page by page, the cursor saved with each', () => {
    const replica = at(10)
    replica.beginPull()
    expect(replica.takePage(page(20, [put(20, message(2))], { more: true }))).toEqual({
      since: { epoch: 'e1', rev: 20 },
    })
    expect(replica.takePage(page(30, [put(30, message(3))]))).toBeNull()
    expect(seqs(replica)).toEqual([1, 2, 3])
  })
})

describe('a reset', () => {
  it('drops what its pages did not bring, and stands where the first of them stood', () => {
    const replica = at(10, [put(9, message(1)), put(10, message(2))])
    replica.beginPull()
    const next = replica.takePage(
      page(4, [put(3, message(2))], { epoch: 'e2', reset: true, more: true, resume: 'r1' }),
    )
    expect(next).toEqual({ since: { epoch: 'e1', rev: 10 }, resume: 'r1' })
    expect(seqs(replica)).toEqual([1, 2])
    expect(replica.takePage(page(6, [put(5, message(3))], { epoch: 'e2', reset: true }))).toBeNull()
    expect(seqs(replica)).toEqual([2, 3])
    expect(replica.cursor).toEqual({ epoch: 'e2', rev: 4 })
  })

  it('begins afresh when the connection is lost in the middle', () => {
    const replica = at(10)
    replica.beginPull()
    replica.takePage(page(4, [put(3, message(2))], { epoch: 'e2', reset: true, more: true, resume: 'r1' }))
    expect(replica.beginPull()).toEqual({ since: { epoch: 'e1', rev: 10 } })
    replica.takePage(page(8, [put(7, message(3))], { epoch: 'e2', reset: true }))
    expect(seqs(replica)).toEqual([3])
    expect(replica.cursor?.rev).toBe(8)
  })
})

describe('what it holds', () => {
  it('takes messages and participants along with their session', () => {
    const replica = at(10, [
      { op: 'put', entity: 'session', rev: 8, value: session() },
      { op: 'put', entity: 'session', rev: 8, value: session(OTHER_SESSION) },
      { op: 'put', entity: 'participant', rev: 9, value: participant() },
      put(10, message(1)),
    ])
    replica.takePoke(poke(10, 11, [{ op: 'del', entity: 'session', rev: 11, id: SESSION }]))
    expect(replica.sessions.map(({ id }) => id)).toEqual([OTHER_SESSION])
    expect(seqs(replica)).toEqual([])
    expect(replica.participantsOf(SESSION)).toEqual([])
  })

  it('never keeps a note', () => {
    expect(seqs(at(10, [put(9, message(1)), put(10, message(2, { type: 'note' }))]))).toEqual([1])
  })

  it('lets the log overrule a receipt, not the other way round', () => {
    const replica = at(10)
    replica.settle(message(2, { body: 'by receipt' }))
    replica.takePoke(poke(10, 11, [put(11, message(2, { body: 'by log' }))]))
    replica.settle(message(2, { body: 'by receipt again' }))
    expect(replica.messagesOf(SESSION).at(-1)?.body).toBe('by log')
  })

  it('knows from where on a session is complete, also when the range ended in notes', () => {
    const replica = at(40, [put(40, message(31))])
    expect(replica.completeFrom(SESSION)).toBe(31)
    replica.takeRange(SESSION, { messages: [message(5)], fromSeq: 1, toSeq: 30 })
    expect(replica.completeFrom(SESSION)).toBe(1)
  })

  it('keeps an older message that has changed aside until what lies between has come', () => {
    const replica = at(40, [put(39, message(31)), put(40, message(32))])
    replica.takePoke(poke(40, 41, [put(41, message(5, { body: 'edited' }))]))
    expect(replica.completeFrom(SESSION)).toBe(31)
    expect(seqs(replica)).toEqual([31, 32])
    // What the range was read from may be older than the change.
    replica.takeRange(SESSION, { messages: [message(5), message(6)], fromSeq: 5, toSeq: 30 })
    expect(seqs(replica)).toEqual([5, 6, 31, 32])
    expect(replica.messagesOf(SESSION)[0]?.body).toBe('edited')
  })

  it('takes a belated approval in at its place', () => {
    const replica = at(10, [put(9, message(1)), put(10, message(3))])
    replica.takePoke(poke(10, 11, [put(11, message(2, { status: 'approved' }))]))
    expect(seqs(replica)).toEqual([1, 2, 3])
  })

  it('begins a session with its lowest message, in whatever order a frame brings them', () => {
    expect(seqs(at(10, [put(8, message(3)), put(9, message(1)), put(10, message(2))]))).toEqual([1, 2, 3])
  })

  it('shows the first message that was settled by its receipt, and what stands before it when it comes', () => {
    const replica = at(10, [])
    replica.settle(message(2))
    expect(seqs(replica)).toEqual([2])
    replica.takePoke(poke(10, 12, [put(11, message(1)), put(12, message(2))]))
    expect(seqs(replica)).toEqual([1, 2])
    expect(replica.completeFrom(SESSION)).toBe(1)
  })

  it('never keeps a reply that nobody has let through', () => {
    expect(seqs(at(10, [put(9, message(1)), put(10, message(2, { status: 'pending_approval' }))]))).toEqual([
      1,
    ])
  })
})
