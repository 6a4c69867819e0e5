import { describe, expect, it } from 'vitest'
import { type Bubble, timeline } from '../../../src/widget/chat/timeline.ts'
import { AT, MARA, message, participant, SESSION, uuid } from './fixtures.ts'

const bubbles = (...input: Parameters<typeof timeline>) =>
  timeline(...input).filter((item): item is Bubble => item.kind === 'message')

const pending = (number: number, failed: 'READ_ONLY' | null = null) => ({
  id: uuid(number),
  sessionId: SESSION,
  body: 'words',
  createdAt: AT,
  opens: null,
  failed,
})

describe('the timeline', () => {
  it('reads deliveries off the watermarks of staff, never off the customer’s own', () => {
    const marks = [
      participant({ deliveredSeq: 2, readSeq: 1 }),
      participant({ id: uuid(901), kind: 'customer', deliveredSeq: 4, readSeq: 4 }),
    ]
    const states = bubbles([message(1), message(2), message(3)], marks, []).map(({ delivery }) => delivery)
    expect(states).toEqual(['read', 'delivered', 'sent'])
  })

  it('puts pending messages last, and drops them once the log has them', () => {
    const items = bubbles([message(1), message(2)], [], [pending(2), pending(3), pending(4, 'READ_ONLY')])
    expect(items.map(({ key, delivery }) => [key, delivery])).toEqual([
      [uuid(1), 'sent'],
      [uuid(2), 'sent'],
      [uuid(3), 'pending'],
      [uuid(4), 'failed'],
    ])
  })

  it('groups what one side writes in a row, and parts it by person, state and time', () => {
    const staff = { senderKind: 'user', senderId: MARA } as const
    const items = bubbles(
      [
        message(1),
        message(2),
        message(3, staff),
        message(4, { ...staff, senderId: uuid(77) }),
        message(5, { ...staff, senderId: uuid(77), createdAt: '2026-03-04T10:20:00.000Z' }),
      ],
      [],
      [],
    )
    expect(items.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ])
  })

  it('draws a line where a day begins, and leaves out system messages that say nothing', () => {
    const items = timeline(
      [
        message(1, { senderKind: 'system', senderId: null, type: 'system', event: { kind: 'started' } }),
        message(2, { senderKind: 'system', senderId: null, type: 'system' }),
        message(3, { createdAt: '2026-03-06T10:00:00.000Z' }),
      ],
      [],
      [],
    )
    expect(items.map(({ kind }) => kind)).toEqual(['day', 'event', 'day', 'message'])
  })

  it('does not show what was deleted', () => {
    expect(bubbles([message(1, { deletedAt: AT })], [], [])[0]?.deleted).toBe(true)
  })
})
