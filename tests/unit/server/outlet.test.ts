import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '#shared/errors.ts'
import type { Change } from '#shared/protocol.ts'
import type { ParleySocket } from '../../../src/server/realtime/frames.ts'
import { MAX_QUEUED, SHED_TYPING_AT, SocketOutlet } from '../../../src/server/realtime/outlet.ts'

const ID = '01920000-0000-7000-8000-000000000001'
const CHANGES: Change[] = Array.from({ length: 99 }, () => ({ op: 'del', entity: 'message', rev: 1, id: ID }))
const POKE = { from: 0, to: 1, at: '2026-01-01T00:00:00.000Z', changes: CHANGES }
const TYPING = { sessionId: ID, kind: 'user', memberId: ID, typing: true } as const

function fakeSocket() {
  const sent: string[] = []
  const ends: string[] = []
  const conn = Object.assign(new EventEmitter(), {
    close: (discard: boolean) => ends.push(`close ${discard}`),
    write: () => {},
  })
  const emit = (name: string) => sent.push(name)
  const socket = {
    conn,
    emit,
    volatile: { emit },
    disconnect: (close: boolean) => ends.push(`disconnect ${close}`),
  }
  return { outlet: new SocketOutlet(socket as unknown as ParleySocket), conn, sent, ends }
}

describe('the queue of a socket', () => {
  it('takes so many changes from a socket that takes none, and no more', () => {
    const { outlet } = fakeSocket()
    const taken = Array.from({ length: 50 }, () => outlet.poke(POKE))
    expect(taken.filter(Boolean)).toHaveLength(MAX_QUEUED / 100)
  })

  it('is empty again when the network has taken it', () => {
    const { outlet, conn } = fakeSocket()
    for (let count = 0; count < 200; count += 1) {
      expect(outlet.poke(POKE)).toBe(true)
      conn.emit('drain')
    }
  })

  it('sheds who is typing first', () => {
    const { outlet, conn, sent } = fakeSocket()
    for (let count = 0; count <= SHED_TYPING_AT / 100; count += 1) outlet.poke(POKE)
    outlet.ephemeral('typing', TYPING)
    expect(sent).not.toContain('typing')
    conn.emit('drain')
    outlet.ephemeral('typing', TYPING)
    expect(sent).toContain('typing')
  })

  it('is dropped with a socket that is too slow, and emptied for any other', () => {
    const slow = fakeSocket()
    slow.outlet.cut(new ParleyError('SLOW_CONSUMER', 'Too slow.'))
    expect(slow).toMatchObject({ sent: ['error'], ends: ['close true'] })
    const other = fakeSocket()
    other.outlet.cut(new ParleyError('TOKEN_EXPIRED', 'Over.'))
    expect(other).toMatchObject({ sent: ['error'], ends: ['disconnect true'] })
  })
})
