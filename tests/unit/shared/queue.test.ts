import { describe, expect, it } from 'vitest'
import { sessionStatus } from '#shared/entities.ts'
import { byLastMessage, inView, VIEWS } from '#shared/queue.ts'

const ME = 'me'
const viewsOf = (status: (typeof sessionStatus.options)[number], assigneeId: string | null) =>
  VIEWS.filter((view) => inView(view, { status, assigneeId }, ME))

describe('views of the queue', () => {
  it('hold an open session by whose it is', () => {
    expect(viewsOf('active', ME)).toEqual(['mine', 'all'])
    expect(viewsOf('paused', 'somebody')).toEqual(['all'])
    expect(viewsOf('waiting', null)).toEqual(['unassigned', 'all'])
  })

  it('hold a closed one as ended only, and lose none', () => {
    for (const assignee of [ME, null]) {
      expect(viewsOf('ended', assignee)).toEqual(['ended'])
      expect(viewsOf('locked', assignee)).toEqual(['ended'])
    }
    for (const status of sessionStatus.options) expect(viewsOf(status, 'somebody')).toHaveLength(1)
  })
})

describe('the order of the queue', () => {
  it('is newest first, and total', () => {
    const rows = [
      { id: 'a', lastMessageAt: '2026-01-01T00:00:00.000Z' },
      { id: 'b', lastMessageAt: '2026-01-01T00:00:00.000Z' },
      { id: 'c', lastMessageAt: '2026-01-02T00:00:00.000Z' },
    ]
    expect([...rows].sort(byLastMessage).map((row) => row.id)).toEqual(['c', 'b', 'a'])
    expect(
      [...rows]
        .reverse()
        .sort(byLastMessage)
        .map((row) => row.id),
    ).toEqual(['c', 'b', 'a'])
    expect(byLastMessage({ id: 'a', lastMessageAt: 'x' }, { id: 'a', lastMessageAt: 'x' })).toBe(0)
  })
})
