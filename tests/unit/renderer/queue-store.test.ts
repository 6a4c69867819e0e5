import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ChannelInput, ChannelOutput, QueueRow } from '#shared/ipc.ts'
import { inView } from '#shared/queue.ts'
import { createFilter, NO_FILTERS, queueFilters } from '#shared/queue-filters.ts'
import { changeSeveral } from '../../../src/renderer/store/bulk.ts'
import { changesOf } from '../../../src/renderer/store/held.ts'
import { arrange, chooseView, loadFirstPage } from '../../../src/renderer/store/queue.ts'
import { deleteView, saveView } from '../../../src/renderer/store/saved-views.ts'
import { select, selectBetween, selectWhole, toggleSelected } from '../../../src/renderer/store/selection.ts'
import {
  applyToStore,
  currentIds,
  currentList,
  getState,
  setState,
  useStore,
} from '../../../src/renderer/store/store.ts'
import { ACCOUNT, ME, row } from './fixtures.ts'

const invoke = vi.fn()
let rows: QueueRow[]
/** Pages that are to be answered by hand. */
let held: (() => void)[] | null

const reader = { id: ME, teamIds: [] }

/** Rows in a page. */
let size: number

function page({ view, filters, after }: ChannelInput<'queue.page'>): ChannelOutput<'queue.page'> {
  const isThrough = createFilter(queueFilters.parse(filters ?? {}))
  const found = rows.filter((each) => inView(view, each, reader) && isThrough(each, reader))
  const from = after === null ? 0 : found.findIndex(({ session }) => session.id === after.id) + 1
  return { rows: found.slice(from, from + size), more: found.length > from + size }
}

beforeEach(() => {
  rows = ['a', 'b', 'c', 'd'].map((id, index) =>
    row(id, { lastMessageAt: `2026-03-10T12:0${9 - index}:00.000Z`, tags: index % 2 === 0 ? ['vip'] : [] }),
  )
  held = null
  size = 50
  invoke.mockReset().mockImplementation(async (name: string, input: never) => {
    if (name !== 'queue.page') return { ok: false, error: { code: 'TIMEOUT', message: '' } }
    const value = page(input)
    if (held) await new Promise<void>((resolve) => held?.push(resolve))
    return { ok: true, value }
  })
  vi.stubGlobal('window', { parley: { invoke, on: () => () => {} } })
  vi.stubGlobal('localStorage', { setItem: () => {} })
  setState(useStore.getInitialState())
  const me = {
    workspace: { id: ACCOUNT, name: 'Demo', slug: 'demo' },
    user: { ...{ id: ME, name: 'Mara', role: 'supervisor' as const, avatarUrl: null }, teamIds: [] },
    email: 'mara@example.com',
  }
  const account = { id: ACCOUNT, me, serverUrl: 'https://demo.example', vault: 'keychain', isShut: false }
  applyToStore([{ kind: 'accounts', accounts: { state: 'signed_in', accounts: [account] } } as never])
})

const ids = () => currentIds(getState()).join('')

describe('arranging a list', () => {
  test('goes on showing what it has until its new beginning is here', async () => {
    await loadFirstPage('mine')
    expect(ids()).toBe('abcd')
    held = []
    const arranging = arrange({ filters: { ...NO_FILTERS, tag: ['vip'] } })
    expect(ids()).toBe('abcd')
    await vi.waitFor(() => expect(held).toHaveLength(1))
    held[0]?.()
    await arranging
    expect(ids()).toBe('ac')
  })

  test('twice in a row ends with both, whichever answer comes first', async () => {
    await loadFirstPage('mine')
    held = []
    const first = arrange({ filters: { ...NO_FILTERS, tag: ['vip'] } })
    const second = arrange({ sort: 'waiting' })
    await vi.waitFor(() => expect(held).toHaveLength(2))
    held[1]?.()
    await second
    held[0]?.()
    await first
    expect(currentList(getState().preferences)).toMatchObject({ sort: 'waiting', filters: { tag: ['vip'] } })
    expect(ids()).toBe('ac')
  })

  test('what was looked for is not kept, and not what comes back to', async () => {
    await loadFirstPage('mine')
    await arrange({ text: 'nobody' })
    expect(ids()).toBe('')
    expect(JSON.stringify(getState().preferences)).not.toContain('nobody')
    chooseView('all')
    chooseView('mine')
    await vi.waitFor(() => expect(ids()).toBe('abcd'))
  })

  test('a row that no longer fits goes, and one that fits comes', async () => {
    await arrange({ filters: { ...NO_FILTERS, tag: ['vip'] } })
    const changed = [
      row('a', { tags: [] }),
      row('e', { tags: ['vip'], lastMessageAt: '2026-03-10T13:00:00.000Z' }),
    ]
    applyToStore(changesOf(ACCOUNT, [{ kind: 'rows', rows: changed }]))
    expect(ids()).toBe('ec')
  })
})

test('a view that is saved is gone to, and the one it came from is as it was made', async () => {
  await loadFirstPage('mine')
  await arrange({ filters: { ...NO_FILTERS, tag: ['vip'] }, sort: 'due' })
  saveView('Very important')
  const saved = currentList(getState().preferences)
  expect(saved).toMatchObject({ name: 'Very important', view: 'mine', sort: 'due' })
  await vi.waitFor(() => expect(ids()).toBe('ac'))
  deleteView(saved.id)
  expect(currentList(getState().preferences)).toMatchObject({ id: 'mine', sort: 'lastMessage' })
  await vi.waitFor(() => expect(ids()).toBe('abcd'))
  getState().toasts[0]?.action?.run()
  expect(getState().preferences.queue.saved).toHaveLength(1)
})

test('rows are chosen one by one and by their span', () => {
  toggleSelected('b')
  selectBetween(['a', 'b', 'c', 'd'], 'b', 'd')
  expect(getState().selected).toEqual(['b', 'c', 'd'])
  toggleSelected('c')
  expect(getState().selected).toEqual(['b', 'd'])
  selectBetween(['a', 'b'], null, 'a')
  expect(getState().selected).toEqual(['b', 'd', 'a'])
})

describe('choosing a whole list', () => {
  beforeEach(() => {
    size = 1
  })

  /** The one that waits; the others are answered at once from now on. */
  async function answerHeld() {
    await vi.waitFor(() => expect(held?.length).toBeGreaterThan(0))
    const waiting = held ?? []
    held = null
    for (const answer of waiting) answer()
  }

  test('takes what is on no page yet too', async () => {
    await loadFirstPage('mine')
    expect(ids()).toBe('a')
    await selectWhole()
    expect(getState().selected).toEqual(['a', 'b', 'c', 'd'])
  })

  test('waits for the page that is under way', async () => {
    held = []
    const first = loadFirstPage('mine')
    const whole = selectWhole()
    await answerHeld()
    await first
    await whole
    expect(getState().selected).toEqual(['a', 'b', 'c', 'd'])
  })

  test('chooses nothing where somebody has gone to another list meanwhile', async () => {
    await loadFirstPage('mine')
    held = []
    const whole = selectWhole()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    chooseView('ended')
    await answerHeld()
    await whole
    expect(getState().selected).toEqual([])
  })

  test('chooses nothing where not all of it can be read', async () => {
    await loadFirstPage('mine')
    invoke.mockResolvedValueOnce({ ok: false, error: { code: 'TIMEOUT', message: '' } })
    await selectWhole()
    expect(getState().selected).toEqual([])
  })
})

describe('changing several', () => {
  const outcome = (some: Partial<ChannelOutput<'sessions.bulk'>>) => ({
    done: [],
    refused: [],
    inverse: [],
    ...some,
  })
  /** Answers of `sessions.bulk`, in their order. */
  const answering = (...answers: ReturnType<typeof outcome>[]) => {
    for (const value of answers) invoke.mockResolvedValueOnce({ ok: true, value })
  }
  const asked = () => invoke.mock.calls.filter(([name]) => name === 'sessions.bulk').map(([, input]) => input)

  beforeEach(async () => {
    await loadFirstPage('mine')
    select(['a', 'b'])
  })

  test('looks first, does it, and can take it back', async () => {
    const inverse = [{ sessionIds: ['a', 'b'], action: { kind: 'priority', to: 'low' } as const }]
    answering(outcome({ done: ['a', 'b'] }), outcome({ done: ['a', 'b'], inverse }))
    await changeSeveral(['a', 'b'], { kind: 'priority', to: 'high' })
    await vi.waitFor(() => expect(getState().toasts).toHaveLength(1))
    expect(getState()).toMatchObject({ selected: [], bulk: null, toasts: [{ words: { key: 'bulk.done' } }] })
    answering(outcome({ done: ['a', 'b'] }))
    getState().toasts[0]?.action?.run()
    await vi.waitFor(() => expect(getState().toasts).toHaveLength(2))
    expect(asked().map(({ dryRun, action }) => [dryRun, action.to])).toEqual([
      [true, 'high'],
      [false, 'high'],
      [false, 'low'],
    ])
  })

  test('asks where some cannot be changed, goes on with the others, and says whose were left', async () => {
    const refused = [{ sessionId: 'b', code: 'READ_ONLY' as const }]
    answering(outcome({ done: ['a'], refused }))
    await changeSeveral(['a', 'b'], { kind: 'claim' })
    const { bulk } = getState()
    expect(bulk).toMatchObject({ step: 'asking', ready: 1, refused })
    answering(outcome({ refused: [{ sessionId: 'a', code: 'CONFLICT' }] }))
    if (bulk?.step === 'asking') bulk.go()
    await vi.waitFor(() => expect(getState().toasts).toHaveLength(1))
    const [told] = getState().toasts
    expect(told).toMatchObject({ tone: 'problem', words: { key: 'bulk.doneSome', values: { count: 0 } } })
    expect(told?.words.values?.names).toContain('Pilar Quintana')
    expect(asked()[1]).toMatchObject({ sessionIds: ['a'], dryRun: false })
    expect(getState().selected).toEqual(['a', 'b'])
  })

  test('says why nothing could be done at all', async () => {
    invoke.mockResolvedValueOnce({ ok: false, error: { code: 'OFFLINE', message: '' } })
    await changeSeveral(['a'], { kind: 'claim' })
    expect(getState()).toMatchObject({ bulk: null, toasts: [{ words: { key: 'error.offline' } }] })
    expect(asked()).toHaveLength(1)
  })
})
