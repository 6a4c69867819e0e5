import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MAX_BODY } from '#shared/entities.ts'
import {
  createDraftSaver,
  type DraftState,
  SAVE_AFTER_MS,
} from '../../../src/renderer/composer/draft-saver.ts'
import { canSend, unitsLeft } from '../../../src/renderer/composer/length.ts'
import { createTypingSignal, IDLE_MS } from '../../../src/renderer/composer/typing-signal.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('the draft saver', () => {
  function fakeDisk() {
    const saves: string[] = []
    const states: DraftState[] = []
    const answers: ((isSaved: boolean) => void)[] = []
    const saver = createDraftSaver({
      save: (body) => {
        saves.push(body)
        return new Promise((resolve) => answers.push(resolve))
      },
      onState: (state) => states.push(state),
    })
    const answer = async (isSaved = true) => {
      answers.shift()?.(isSaved)
      await vi.advanceTimersByTimeAsync(0)
    }
    return { saver, saves, states, answer }
  }

  test('saves after a pause in typing, once for all that was typed', async () => {
    const { saver, saves, states, answer } = fakeDisk()
    saver.changed('H')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1)
    saver.changed('Hi')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1)
    expect(saves).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    await answer()
    expect(saves).toEqual(['Hi'])
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved'])
  })

  test('one save at a time; what was typed meanwhile follows, and "saved" is said only of the last text', async () => {
    const { saver, saves, states, answer } = fakeDisk()
    saver.changed('one')
    void saver.flush()
    saver.changed('two')
    void saver.flush()
    expect(saves).toEqual(['one'])
    await answer()
    expect(saves).toEqual(['one', 'two'])
    expect(states).not.toContain('saved')
    await answer()
    expect(states.at(-1)).toBe('saved')
  })

  test('a save that failed is said, and the next change tries again', async () => {
    const { saver, saves, states, answer } = fakeDisk()
    saver.changed('text')
    void saver.flush()
    await answer(false)
    expect(states.at(-1)).toBe('failed')
    saver.changed('text!')
    void saver.flush()
    await answer()
    expect(saves).toEqual(['text', 'text!'])
  })

  test('leaving saves at once; with nothing changed it does nothing', () => {
    const { saver, saves } = fakeDisk()
    void saver.flush()
    saver.changed('text')
    void saver.flush()
    expect(saves).toEqual(['text'])
  })

  test('what is being sent is dropped, and no older save comes after it', async () => {
    const { saver, saves, answer } = fakeDisk()
    saver.changed('one')
    void saver.flush()
    saver.changed('one more')
    let isDropped = false
    const dropped = saver.drop().then(() => {
      isDropped = true
    })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(isDropped).toBe(false)
    await answer()
    await dropped
    expect(saves).toEqual(['one'])
  })
})

describe('the typing signal', () => {
  test('tells once that somebody begins, and once that they stopped', () => {
    const told: boolean[] = []
    const signal = createTypingSignal((typing) => told.push(typing))
    signal.typed()
    vi.advanceTimersByTime(IDLE_MS - 1)
    signal.typed()
    vi.advanceTimersByTime(IDLE_MS - 1)
    expect(told).toEqual([true])
    vi.advanceTimersByTime(1)
    expect(told).toEqual([true, false])
    signal.stop()
    expect(told).toEqual([true, false])
  })
})

describe('length', () => {
  test('the limit is shown near its end only', () => {
    expect(unitsLeft('a'.repeat(MAX_BODY - 501))).toBeNull()
    expect(unitsLeft('a'.repeat(MAX_BODY - 500))).toBe(500)
    expect(unitsLeft('a'.repeat(MAX_BODY + 1))).toBe(-1)
  })

  test('blank and overlong texts cannot be sent', () => {
    expect(canSend(' \n ', 0)).toBe(false)
    expect(canSend(' \n ', 1)).toBe(true)
    expect(canSend('a', 0)).toBe(true)
    expect(canSend('a'.repeat(MAX_BODY + 1), 1)).toBe(false)
  })
})
