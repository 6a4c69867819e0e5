import { randomUUID } from 'node:crypto'
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { en } from '../../../src/renderer/i18n/en/index.ts'
import { textOf } from '../../../src/renderer/i18n/I18n.tsx'
import { waitsOf, waitText } from '../../../src/renderer/shell/wait-words.ts'
import type { UnsentMessage } from '../../../src/shared/ipc.ts'

const text = textOf(createIntl({ locale: 'en', messages: en }))
const unsent = (more: Partial<UnsentMessage>): UnsentMessage => ({
  ...{ id: randomUUID(), type: 'text', state: 'queued', error: null, words: 'Hello' },
  ...more,
})
const refused = { code: 'TOO_LARGE', message: 'No.' } as const

test.each([
  [unsent({ state: 'held' }), true, 'Leaves in a moment.'],
  [unsent({ state: 'sending' }), true, 'On its way.'],
  [unsent({ state: 'queued' }), true, 'On its way.'],
  [unsent({ state: 'queued' }), false, 'Waits for the connection.'],
  [unsent({ state: 'queued', error: refused }), true, 'Did not get through. Parley tries again.'],
  [unsent({ state: 'confirm' }), true, 'Old by now. Does it still fit?'],
  [unsent({ state: 'stale' }), true, 'The chat has changed since you began it.'],
  [
    unsent({ state: 'failed', error: refused }),
    true,
    'Not sent. This is too long to send. Shorten it and try again.',
  ],
  [
    unsent({ state: 'failed', type: 'file', error: refused }),
    true,
    'Not sent. The file is too large, or there is no room for it.',
  ],
])('a message that is %o says why', (message, isOnline, words) => {
  expect(waitText(message, isOnline, text)).toBe(words)
})

test('what goes out by itself is counted by its reason, what waits for its author stays one by one', () => {
  const [failed, stale] = [unsent({ state: 'failed' }), unsent({ state: 'stale' })]
  const messages = [unsent({}), failed, unsent({}), stale, unsent({ state: 'held' })]
  const { stuck, moving } = waitsOf(messages, ({ state }) => state)
  expect(stuck).toEqual([failed, stale])
  expect(moving).toEqual([
    { why: 'queued', count: 2 },
    { why: 'held', count: 1 },
  ])
})
