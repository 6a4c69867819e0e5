import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '#shared/commands.ts'
import { Marks } from '../../../src/widget/chat/marks.ts'
import { SESSION } from './fixtures.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp() {
  const line = { up: true }
  const inputs: Command['input'][] = []
  const marks = new Marks(async ({ input }) => {
    if (!line.up) throw new Error('no connection')
    inputs.push(input)
  })
  return { marks, inputs, line }
}

describe('marks', () => {
  it('are gathered, and only ever move forward', async () => {
    const { marks, inputs } = setUp()
    marks.note(SESSION, 3, 0)
    marks.note(SESSION, 5, 4)
    marks.note(SESSION, 2, 1)
    await vi.runAllTimersAsync()
    expect(inputs).toEqual([{ sessionId: SESSION, deliveredSeq: 5, readSeq: 4 }])
    marks.note(SESSION, 5, 4)
    await vi.runAllTimersAsync()
    expect(inputs).toHaveLength(1)
  })

  it('say nothing of reading where nothing was read', async () => {
    const { marks, inputs } = setUp()
    marks.note(SESSION, 3, 0)
    await vi.runAllTimersAsync()
    expect(inputs).toEqual([{ sessionId: SESSION, deliveredSeq: 3 }])
  })

  it('are told again when they could not be', async () => {
    const { marks, inputs, line } = setUp()
    line.up = false
    marks.note(SESSION, 3, 3)
    await vi.runAllTimersAsync()
    line.up = true
    marks.note(SESSION, 3, 3)
    await vi.runAllTimersAsync()
    expect(inputs).toEqual([{ sessionId: SESSION, deliveredSeq: 3, readSeq: 3 }])
  })
})
