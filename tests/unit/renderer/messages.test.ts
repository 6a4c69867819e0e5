import { createIntl } from 'react-intl'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resampled } from '../../../src/renderer/conversation/audio/resampled.ts'
import { fileSize } from '../../../src/renderer/conversation/files/file-size.ts'
import {
  endingOf,
  isPicture,
  isPlayable,
  isViewable,
} from '../../../src/renderer/conversation/files/file-type.ts'
import { fitted } from '../../../src/renderer/conversation/files/fitted.ts'
import { elapsed, lifeText } from '../../../src/renderer/conversation/lifeline/life-words.ts'
import { actionsOf, mayReview } from '../../../src/renderer/conversation/message-menu/message-actions.ts'
import { newsWords } from '../../../src/renderer/conversation/news-words.ts'
import { fitScale, zoomed } from '../../../src/renderer/conversation/viewer/zoom.ts'
import { en } from '../../../src/renderer/i18n/en/index.ts'
import { textOf } from '../../../src/renderer/i18n/I18n.tsx'
import type { Attachment } from '../../../src/shared/entities.ts'
import { MAX_VIEW } from '../../../src/shared/ipc.ts'
import { COLLEAGUE, ME, message, SESSION, session } from './fixtures.ts'

const intl = createIntl({ locale: 'en', messages: en })
const NOON = Date.UTC(2026, 2, 10, 12, 30)

const ATTACHMENT: Attachment = {
  ...{ id: 'file-1', name: 'plan.png', mimeType: 'image/png', size: 1_000, durationSeconds: null },
  ...{ waveform: null, width: 800, height: 600, hasThumbnail: true, removedAt: null },
}

describe('actionsOf', () => {
  const mine = message(1, { senderKind: 'user', senderId: ME })
  const agent = { id: ME, role: 'agent' } as const
  const supervisor = { id: ME, role: 'supervisor' } as const
  const open = session(SESSION)

  test('my own message of today can be edited and deleted, one of yesterday no longer edited', () => {
    expect(actionsOf(mine, open, agent, NOON)).toEqual(['reply', 'copy', 'edit', 'link', 'life', 'delete'])
    expect(actionsOf(mine, open, agent, NOON + 86_400_000)).toEqual([
      'reply',
      'copy',
      'link',
      'life',
      'delete',
    ])
  })

  test("a customer's and a colleague's message stay what they are, but for a supervisor who deletes", () => {
    for (const theirs of [message(1), message(1, { senderKind: 'user', senderId: COLLEAGUE })]) {
      expect(actionsOf(theirs, open, agent, NOON)).toEqual(['reply', 'copy', 'link', 'life'])
      expect(actionsOf(theirs, open, supervisor, NOON)).toEqual(['reply', 'copy', 'link', 'life', 'delete'])
    }
  })

  test('a closed chat is only read, and of a deleted message its life is left', () => {
    const ended = session(SESSION, { status: 'ended' })
    expect(actionsOf(mine, ended, agent, NOON)).toEqual(['copy', 'link', 'life'])
    expect(actionsOf(mine, ended, supervisor, NOON)).toEqual(['copy', 'link', 'life', 'delete'])
    expect(actionsOf({ ...mine, status: 'deleted' }, open, supervisor, NOON)).toEqual(['link', 'life'])
  })

  test('what no customer has seen is not quoted to them', () => {
    expect(actionsOf({ ...mine, status: 'pending_approval' }, open, agent, NOON)).not.toContain('reply')
    expect(actionsOf({ ...mine, status: 'rejected' }, open, agent, NOON)).toEqual([
      'copy',
      'link',
      'life',
      'delete',
    ])
    expect(actionsOf({ ...mine, type: 'note' }, open, agent, NOON)).toContain('reply')
  })

  test('a file can be saved while it is there', () => {
    const file = { ...mine, body: '', attachment: ATTACHMENT }
    expect(actionsOf(file, open, agent, NOON)).toEqual(['reply', 'save', 'link', 'life', 'delete'])
    const gone = { ...ATTACHMENT, removedAt: '2026-03-10T12:00:00.000Z' }
    expect(actionsOf({ ...file, attachment: gone }, open, agent, NOON)).not.toContain('save')
  })

  test('nobody approves their own reply, and no agent approves any', () => {
    const waiting = message(1, { senderKind: 'user', senderId: COLLEAGUE, status: 'pending_approval' })
    expect(mayReview(waiting, supervisor)).toBe(true)
    expect(mayReview(waiting, agent)).toBe(false)
    expect(mayReview({ ...waiting, senderId: ME }, supervisor)).toBe(false)
    expect(mayReview({ ...waiting, status: 'approved' }, supervisor)).toBe(false)
  })
})

describe('files', () => {
  test('a picture keeps its shape within the largest place, and a tiny one can still be pressed', () => {
    expect(fitted({ width: 1_600, height: 1_200 })).toEqual({ width: 320, height: 240 })
    expect(fitted({ width: 700, height: 1_400 })).toEqual({ width: 140, height: 280 })
    expect(fitted({ width: 200, height: 100 })).toEqual({ width: 200, height: 100 })
    expect(fitted({ width: 1, height: 1 })).toEqual({ width: 56, height: 56 })
  })

  test('the viewer shows pictures and videos that are there and small enough', () => {
    const video = { ...ATTACHMENT, mimeType: 'video/mp4', width: null, height: null }
    expect(isPicture(ATTACHMENT)).toBe(true)
    expect(isPicture({ ...ATTACHMENT, width: null })).toBe(false)
    expect(isPlayable(video)).toBe(true)
    expect(isPlayable({ ...video, size: MAX_VIEW + 1 })).toBe(false)
    expect([null, { ...ATTACHMENT, removedAt: 'then' }].map(isViewable)).toEqual([false, false])
  })

  test('steps of zoom lead from any size in between to the next, and end', () => {
    expect([zoomed(0.66, 'in'), zoomed(0.66, 'out'), zoomed(4, 'in'), zoomed(0.25, 'out')]).toEqual([
      0.75, 0.5, 4, 0.25,
    ])
    expect(fitScale({ width: 100, height: 100 }, { width: 1_000, height: 500 })).toBe(1)
    expect(fitScale({ width: 2_000, height: 500 }, { width: 1_000, height: 500 })).toBe(0.5)
  })

  test('sizes and endings', () => {
    expect([1, 248_000, 6_400_000].map((bytes) => fileSize(intl, bytes))).toEqual([
      '1 kB',
      '242 kB',
      '6.1 MB',
    ])
    expect(['a.pdf', 'archive.tar.gz', 'none', 'what.is this'].map(endingOf)).toEqual(['PDF', 'GZ', '', ''])
  })

  test('a waveform of any length becomes so many bars, the loudest of each stretch', () => {
    expect(resampled([0.1, 0.9, 0.2, 0.3], 2)).toEqual([0.9, 0.3])
    expect(resampled([0.5], 3)).toEqual([0.5, 0.5, 0.5])
    expect(resampled([], 2)).toEqual([0, 0])
  })
})

describe('the life line', () => {
  const at = (milliseconds: number) => new Date(NOON + milliseconds).toISOString()

  test('says how long each step took, in the unit that fits', () => {
    expect([8, 2_000, 8_412, 360_000].map((later) => elapsed(intl, at(0), at(later)))).toEqual([
      '8ms',
      '2s',
      '8.4s',
      '6m',
    ])
  })

  test('is copied with what happened when, and without a word of the message', () => {
    const base = { seq: null, serverAt: null, code: null }
    const events = [
      { ...base, kind: 'refused' as const, at: at(0), code: 'RATE_LIMITED' as const },
      { ...base, kind: 'stored' as const, at: at(5), seq: 7, serverAt: at(3) },
    ]
    const copied = lifeText(events, 'message-7', intl, textOf(intl))
    expect(copied).toContain('message-7')
    expect(copied).toContain(`${at(0)}  Refused by the server (RATE_LIMITED)`)
    expect(copied).toContain(`${at(5)}  Stored by the server as number 7  (${at(3)})`)
  })
})

describe('newsWords', () => {
  const say = (...fresh: Parameters<typeof newsWords>[0]) => newsWords(fresh, 'Pilar', textOf(intl))

  test('one message in full, several as a number, none not at all', () => {
    expect(say()).toBeNull()
    expect(say(message(1, { body: 'Hello' }))).toBe('Pilar: Hello')
    expect(say(message(1, { type: 'image', body: '' }))).toBe('Pilar: Picture')
    expect(say(message(1), message(2), message(3))).toBe('Pilar: 3 new messages')
  })
})

describe('deleting and editing', () => {
  const invoke = vi.fn(async (_name: string, _input: unknown) => ({ ok: true, value: {} }))
  const doomed = message(3, { senderKind: 'user', senderId: ME })

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} })
    vi.resetModules()
    invoke.mockClear()
  })

  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  test('is held back for ten seconds, then told to the server once', async () => {
    const { deleteMessage } = await import('../../../src/renderer/store/messages.ts')
    const { getState } = await import('../../../src/renderer/store/store.ts')
    deleteMessage(doomed)
    await vi.advanceTimersByTimeAsync(9_900)
    expect(invoke).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    const input = { sessionId: SESSION, messageId: doomed.id }
    expect(invoke.mock.calls).toEqual([['command.run', { command: { name: 'message.delete', input } }]])
    expect(getState().deletions).toEqual({})
  })

  test('an edit over a text that has changed keeps the field, and says so', async () => {
    const { beginEdit, changeEdit, saveEdit } = await import('../../../src/renderer/store/messages.ts')
    const { getState } = await import('../../../src/renderer/store/store.ts')
    const error = { code: 'STALE', message: 'It has been edited.' }
    invoke.mockResolvedValueOnce({ ok: false, error } as never)
    beginEdit(doomed)
    changeEdit(doomed.id, { body: 'Mine' })
    expect(await saveEdit(doomed)).toBe(false)
    expect(getState().edits[doomed.id]).toMatchObject({ body: 'Mine', baseEditedAt: null, isSaving: false })
    expect(getState().toasts.map(({ words }) => words.key)).toEqual(['message.edit.stale'])
    expect(await saveEdit(doomed)).toBe(true)
    expect(getState().edits).toEqual({})
  })

  test('taken back, or in a window that was locked before, it does not happen', async () => {
    const { deleteMessage, keepMessage } = await import('../../../src/renderer/store/messages.ts')
    const { applyToStore, getState } = await import('../../../src/renderer/store/store.ts')
    deleteMessage(doomed)
    keepMessage(doomed.id)
    expect(getState().toasts).toEqual([])
    deleteMessage(doomed)
    const lock = { isLocked: true, isSet: true, idleMinutes: 10, triesLeft: 10 } as const
    applyToStore([{ kind: 'lock', lock: { ...lock, accounts: [] } }])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(invoke).not.toHaveBeenCalled()
  })
})
