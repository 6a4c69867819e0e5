import { describe, expect, test } from 'vitest'
import { fill } from '#shared/canned.ts'
import { variableValues } from '../../../src/renderer/composer/canned/variables.ts'
import { findEmoji, loadEmoji, toned } from '../../../src/renderer/composer/emoji/emoji-data.ts'
import { moveIn } from '../../../src/renderer/composer/emoji/grid.ts'
import { isSendKey } from '../../../src/renderer/composer/send-key.ts'
import { peopleFor } from '../../../src/renderer/composer/suggest/people.ts'
import { continueList, type Edit, format } from '../../../src/renderer/composer/text/edit.ts'
import { triggerAt } from '../../../src/renderer/composer/text/trigger.ts'
import { BLANK_USER } from '../../support/blank.ts'
import { row, SESSION } from './fixtures.ts'

/** `[` and `]` stand around what is selected, or `|` where the caret is. */
function stateOf(marked: string) {
  const start = marked.search(/[[|]/)
  const text = marked.replace(/[[|]/, '')
  const end = text.includes(']') ? text.indexOf(']') : start
  return { text: text.replace(']', ''), start, end }
}

function applied(marked: string, edit: Edit | null): string {
  if (!edit) return 'nothing'
  const { text } = stateOf(marked)
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  const [before, chosen, rest] = [
    after.slice(0, edit.start),
    after.slice(edit.start, edit.end),
    after.slice(edit.end),
  ]
  return chosen === '' ? `${before}|${rest}` : `${before}[${chosen}]${rest}`
}

describe('formatting', () => {
  const formatted = (marked: string, how: Parameters<typeof format>[1]) =>
    applied(marked, format(stateOf(marked), how))

  test.each([
    ['one [two] three', 'bold', 'one **[two]** three'],
    ['one **[two]** three', 'bold', 'one [two] three'],
    ['one [**two**] three', 'bold', 'one [two] three'],
    ['one |', 'italic', 'one _|_'],
    ['one_|_', 'italic', 'one|'],
    ['[ two ]three', 'strike', ' ~~[two]~~ three'],
    ['[a]', 'code', '`[a]`'],
    ['x [a\nb] y', 'code', 'x \n```\n[a\nb]\n```\n y'],
    ['[   ]', 'bold', '   **|**'],
  ] as const)('%s, %s: %s', (before, how, after) => {
    expect(formatted(before, how)).toBe(after)
  })

  test('marking twice leaves the text as it was', () => {
    const marked = 'Dear [Ada and Émile], hello'
    for (const how of ['bold', 'italic', 'strike', 'code'] as const) {
      expect(formatted(formatted(marked, how), how)).toBe(marked)
    }
  })
})

describe('lists', () => {
  const entered = (marked: string) => applied(marked, continueList(stateOf(marked)))

  test.each([
    ['- one|', '- one\n- |'],
    ['a\n  * one|', 'a\n  * one\n  * |'],
    ['9. nine|', '9. nine\n10. |'],
    ['3) three|', '3) three\n4) |'],
    ['> quoted|', '> quoted\n> |'],
    ['- one\n- |', '- one\n|'],
    ['- one| two', '- one\n- | two'],
    ['no list|', 'nothing'],
    ['-no list|', 'nothing'],
    ['2026|', 'nothing'],
    ['- [one]', 'nothing'],
  ])('Enter in %j: %j', (before, after) => {
    expect(entered(before)).toBe(after)
  })
})

describe('what is asked for at the caret', () => {
  const asked = (marked: string, kind: 'reply' | 'note' = 'reply') => {
    const { text, start } = stateOf(marked)
    const found = triggerAt(text, start, kind)
    return found && `${found.what} ${text.slice(found.from, found.to)}`
  }

  test.each([
    ['/|', 'canned /'],
    ['Hello /late ch|', 'canned /late ch'],
    ['(/wi|fi', 'canned /wi'],
    ['line\n/x|', 'canned /x'],
    ['and / or|', null],
    ['1/2|', null],
    ['https://a|', null],
    ['either/or|', null],
    ['/x\n|', null],
    [':smi|', 'emoji :smi'],
    ['so :+1|', 'emoji :+1'],
    ['at 10:30|', null],
    ['so :)|', null],
    ['so :D|', null],
    ['see:below|', null],
  ])('%j: %j', (marked, found) => {
    expect(asked(marked)).toBe(found)
  })

  test('people are asked for in notes only', () => {
    expect(asked('@Jon|', 'note')).toBe('person @Jon')
    expect(asked('@|', 'note')).toBe('person @')
    expect(asked('@Jon|', 'reply')).toBeNull()
    expect(asked('mara@example|', 'note')).toBeNull()
  })

  test('a very long line is looked at from its end alone', () => {
    expect(asked(`${'x '.repeat(50_000)}/wifi|`)).toBe('canned /wifi')
  })
})

test('variables are what is known of the chat; what is not is missing', () => {
  const chat = row(SESSION)
  const attributes = { tier: 'gold', visits: 3, note: ' ' }
  const customer = { ...chat.customer, name: ' Ada Maria Lovelace ', attributes }
  const mara = { id: 'u1', name: 'Mara', role: 'agent', ...BLANK_USER } as const
  const workspace = { id: 'w1', name: 'Harbour House', slug: 'harbour-house' }
  const values = variableValues({ ...chat, customer }, { user: mara, workspace, email: 'mara@example.com' })
  const body =
    '{{customer.firstName}}|{{customer.name}}|{{attribute.tier}}|{{attribute.visits}}|{{session.reference}}|{{attribute.note}}'
  const { text, missing } = fill(body, values)
  expect(text).toBe('Ada|Ada Maria Lovelace|gold|3|{{session.reference}}|{{attribute.note}}')
  expect(missing).toEqual(['session.reference', 'attribute.note'])
})

test('people are found by any of their names, those who are there first, oneself never', () => {
  const names = ['Jonas Weber', 'Aylin Demir', 'Émile Jonasson', 'Mara Lindqvist']
  const users = names.map((name, place) => ({ id: `u${place}`, name, role: 'agent' as const, ...BLANK_USER }))
  const found = (query: string) =>
    peopleFor(query, users, { u2: { status: 'available' } }, 'u3').map(({ name }) => name)
  expect(found('jon')).toEqual(['Émile Jonasson', 'Jonas Weber'])
  expect(found('emi')).toEqual(['Émile Jonasson'])
  expect(found('dem')).toEqual(['Aylin Demir'])
  expect(found('mara')).toEqual([])
  expect(found('eber')).toEqual([])
  expect(found('Jonas Weber')).toEqual([])
})

describe('emoji', () => {
  test.each([
    ['en', 'thumbs', '👍'],
    ['en', '+1', '👍'],
    ['en', 'white_check', '✅'],
    ['de', 'daumen', '👍'],
    ['fr', 'pouce', '👍'],
    ['es', 'pulgar', '👍'],
    ['ar', 'قهوة', '☕'],
    ['ar', 'coffee', '☕'],
  ])('in %s, %s finds %s', async (language, query, emoji) => {
    const found = findEmoji(await loadEmoji(language), query, 12).map((one) =>
      one.emoji.replace('\ufe0f', ''),
    )
    expect(found).toContain(emoji)
  })

  test('has the skin tone of choice, where there is one', async () => {
    const all = await loadEmoji('en')
    const [thumb] = findEmoji(all, 'thumbs up', 1)
    const [coffee] = findEmoji(all, 'coffee', 1)
    expect(thumb && toned(thumb, 5)).toBe('👍🏿')
    expect(thumb && toned(thumb, 0)).toBe(thumb?.emoji)
    expect(coffee && toned(coffee, 5)).toBe(coffee?.emoji)
  })

  test('arrows keep to the grid, and every group begins a row', () => {
    expect(moveIn([3, 10], 0, 'ArrowDown')).toBe(3)
    expect(moveIn([3, 10], 2, 'ArrowDown')).toBe(5)
    expect(moveIn([3, 10], 10, 'ArrowDown')).toBe(12)
    expect(moveIn([3, 10], 12, 'ArrowDown')).toBe(12)
    expect(moveIn([3, 10], 12, 'ArrowUp')).toBe(4)
    expect(moveIn([3, 10], 0, 'ArrowUp')).toBe(0)
    expect(moveIn([3, 10], 12, 'ArrowRight')).toBe(12)
    expect(moveIn([3, 10], 5, 'a')).toBeNull()
    expect(moveIn([], 0, 'ArrowDown')).toBeNull()
  })
})

describe('the key that sends', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    ...{ key, code: key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...more,
  })
  test('Enter sends where the agent wants it, and with Shift never', () => {
    expect(isSendKey(press('Enter'), 'Mod+Enter', 'mod-enter')).toBe(false)
    expect(isSendKey(press('Enter'), 'Mod+Enter', 'enter')).toBe(true)
    expect(isSendKey(press('Enter', { shiftKey: true }), 'Mod+Enter', 'enter')).toBe(false)
    for (const sendWith of ['mod-enter', 'enter'] as const) {
      expect(isSendKey(press('Enter', { ctrlKey: true }), 'Mod+Enter', sendWith)).toBe(true)
    }
  })
})
