import { beforeEach, describe, expect, test, vi } from 'vitest'
import { chooseKeys, commandOf, conflictsOf, keyOf } from '../../../src/renderer/shell/keymap.ts'
import { combinationOf, isKey } from '../../../src/renderer/shell/keys.ts'
import { SHORTCUTS } from '../../../src/renderer/shell/shortcuts.ts'
import { getState, setPreferences } from '../../../src/renderer/store/store.ts'

const press = (key: string, more = {}) => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
})

describe('a key', () => {
  test('is a letter, or its place on a layout without Latin letters', () => {
    expect(isKey('j', press('j'))).toBe(true)
    expect(isKey('j', press('J'))).toBe(true)
    expect(isKey('j', press('ت', { code: 'KeyJ' }))).toBe(true)
    // Dvorak: the key in the place of J writes an H, and H is what the agent means.
    expect(isKey('j', press('h', { code: 'KeyJ' }))).toBe(false)
  })

  test('is another one with a modifier', () => {
    expect(isKey('c', press('c', { ctrlKey: true }))).toBe(false)
    expect(isKey('c', press('C', { shiftKey: true }))).toBe(false)
    expect(isKey('Shift+c', press('C', { shiftKey: true }))).toBe(true)
    expect(isKey('Mod+Enter', press('Enter', { ctrlKey: true }))).toBe(true)
    expect(isKey('Mod+Enter', press('Enter', { metaKey: true }))).toBe(true)
    expect(isKey('Mod+Enter', press('Enter'))).toBe(false)
    expect(isKey('Mod+Shift+f', press('F', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(isKey('Mod+Shift+f', press('f', { ctrlKey: true }))).toBe(false)
    expect(isKey('Mod+Alt+ArrowLeft', press('ArrowLeft', { ctrlKey: true, altKey: true }))).toBe(true)
  })

  test('is a sign by what it writes, whatever had to be held for it', () => {
    expect(isKey('?', press('?', { shiftKey: true }))).toBe(true)
    expect(isKey('?', press('؟', { shiftKey: true }))).toBe(false)
  })

  test('is written down as it was pressed', () => {
    expect(combinationOf(press('Shift', { shiftKey: true }))).toBeNull()
    expect(combinationOf(press('F', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+f')
    expect(combinationOf(press('ت', { code: 'KeyJ' }))).toBe('j')
    expect(combinationOf(press('?', { shiftKey: true, code: 'Slash' }))).toBe('?')
    expect(combinationOf(press('ArrowUp', { altKey: true }))).toBe('Alt+ArrowUp')
  })
})

describe('the table', () => {
  test('no key does two things', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('what is typed stays typed: only Escape and keys with Mod work in a field', () => {
    expect(commandOf(press('e'), true, {})).toBeNull()
    expect(commandOf(press('e'), false, {})).toBe('chat.end')
    expect(commandOf(press('k', { ctrlKey: true }), true, {})).toBe('window.palette')
    expect(commandOf(press('Escape'), true, {})).toBe('queue.focus')
    expect(commandOf(press('Enter', { ctrlKey: true }), false, {})).toBeNull()
  })
})

describe('keys of the agent’s own', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', { setItem: vi.fn() })
    setPreferences({ keys: {} })
  })

  test('stand in for those of the table, until they are given up', () => {
    chooseKeys('chat.end', ['x'])
    const { keys } = getState().preferences
    expect(keyOf('chat.end')).toBe('x')
    expect(commandOf(press('e'), false, keys)).toBeNull()
    expect(commandOf(press('x'), false, keys)).toBe('chat.end')
    expect(localStorage.setItem).toHaveBeenCalledWith(
      'preferences',
      expect.stringContaining('"chat.end":["x"]'),
    )
    chooseKeys('chat.end', null)
    expect(keyOf('chat.end')).toBe('e')
  })

  test('may be none, and say whose they would get in the way of', () => {
    chooseKeys('chat.end', [])
    expect(keyOf('chat.end')).toBe('')
    expect(conflictsOf('chat.assign', 'z', {})).toEqual(['chat.snooze'])
    expect(conflictsOf('chat.snooze', 'z', {})).toEqual([])
  })
})
