import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session, User } from '../../../../src/shared/entities.ts'
import { ParleyError } from '../../../../src/shared/errors.ts'
import type { Id } from '../../../../src/shared/ids.ts'
import { createDesk, eventually, type TestDesk } from '../../../support/desk-engine.ts'
import { journalOf } from '../../../support/desk-files.ts'
import { FakeServer } from '../../../support/fake-server.ts'
import type { ReadingEngine } from '../../../support/reading-engine.ts'

let desk: TestDesk
let server: FakeServer
let session: Session
let jonas: User
let engine: ReadingEngine

beforeEach(async () => {
  desk = createDesk()
  server = new FakeServer()
  server.draftTravel = true
  jonas = server.addUser('Jonas')
  session = server.startSession({ assigneeId: desk.me.id, status: 'active' })
  await openDesk()
  await eventually(() => expect(desk.screen().rows).toHaveProperty(session.id))
})
afterEach(() => desk.remove())

async function openDesk(): Promise<void> {
  engine = await desk.open(server.dialAs(desk.me.id))
  await isOnline()
}

const isOnline = () => eventually(() => expect(desk.screen().sync.connection.state).toBe('online'))
const open = () => engine.handlers['session.open']({ sessionId: session.id })
const saveDraft = (body: string, kind: 'reply' | 'note' = 'reply') =>
  engine.handlers['draft.save']({ sessionId: session.id, kind, body, baseSeq: 0, replyTo: null, caret: null })
const told = (name: string) => server.commands.filter((command) => command.name === name)
const handedOver = async () => (await engine.handlers['suggestion.handedOver']({})).handOvers

function assignTo(assigneeId: Id | null): void {
  const known = server.states.session.get(session.id)
  if (known) server.put('session', { ...known, assigneeId })
}

function goOffline(): void {
  server.isReachable = false
  server.cutLines()
}

async function goOnline(): Promise<void> {
  server.isReachable = true
  engine.kick('network')
  await isOnline()
}

describe('a draft of mine whose chat goes to somebody else', () => {
  test('goes along, once; its author sees that it did, and keeps it', async () => {
    await saveDraft('I would say yes')
    await saveDraft('and be careful', 'note')
    assignTo(jonas.id)
    await eventually(async () =>
      expect((await handedOver()).map(({ state }) => state)).toEqual(['travelled', 'travelled']),
    )
    // Which of the two was first is nobody's concern.
    const offered = [...server.states.suggestion.values()].sort((a, b) => a.kind.localeCompare(b.kind))
    expect(offered).toMatchObject([
      { sessionId: session.id, kind: 'note', body: 'and be careful', ownerId: jonas.id },
      { sessionId: session.id, kind: 'reply', body: 'I would say yes', ownerId: jonas.id },
    ])
    expect(await engine.unsent()).toBe(0)
    const opened = await open()
    expect(opened.drafts.map(({ body }) => body)).toEqual(['and be careful', 'I would say yes'])
    expect(opened.handOvers).toHaveLength(2)
    // It is mine, and not a suggestion for me.
    expect(opened.suggestions).toEqual([])
    // Given on to the next one, it is not told again by whoever no longer has the chat.
    assignTo(randomUUID())
    await saveDraft('later')
    await eventually(() => expect(desk.screen().rows[session.id]?.session.assigneeId).not.toBe(jonas.id))
    expect(told('suggestion.offer')).toHaveLength(2)
  })

  test('goes along when the chat goes out of sight, and can be read ever after', async () => {
    await saveDraft('out of sight')
    // It is there, but not for me any more.
    const rev = server.head + 1
    const gone = { op: 'del', entity: 'session', rev, id: session.id }
    server.say('poke', { from: server.head, to: rev, at: server.now(), changes: [gone] })
    server.head = rev
    await eventually(() => expect(desk.screen().rows).toEqual({}))
    await eventually(async () =>
      expect(await handedOver()).toMatchObject([{ body: 'out of sight', state: 'travelled' }]),
    )
    await eventually(() => expect(told('suggestion.offer')).toHaveLength(1))
  })

  test('stays where it is when the workspace does not let it travel', async () => {
    server.draftTravel = false
    server.cutLines()
    await goOnline()
    await eventually(() => expect(server.asked.hello).toBe(2))
    await saveDraft('mine')
    assignTo(jonas.id)
    await eventually(() => expect(desk.screen().rows[session.id]?.session.assigneeId).toBe(jonas.id))
    expect(await handedOver()).toEqual([])
    expect((await open()).drafts).toMatchObject([{ body: 'mine' }])
    expect(told('suggestion.offer')).toEqual([])
  })

  test('waits for the line, through a restart, is unsent until it has travelled, and is told with the same id again', async () => {
    let losses = 1
    server.losesAnswer = ({ name }) => name === 'suggestion.offer' && losses-- > 0
    await saveDraft('on its way')
    assignTo(jonas.id)
    await eventually(() => expect(told('suggestion.offer')).toHaveLength(1))
    goOffline()
    expect(await engine.unsent()).toBe(1)
    await engine.stop()
    engine = await desk.open(server.dialAs(desk.me.id))
    expect(await handedOver()).toMatchObject([{ state: 'waiting' }])
    await saveDraft('on its way, and changed since')
    await goOnline()
    await eventually(async () => expect(await handedOver()).toMatchObject([{ state: 'travelled' }]))
    expect(await engine.unsent()).toBe(0)
    expect(new Set(told('suggestion.offer').map((command) => JSON.stringify(command))).size).toBe(1)
    expect(server.states.suggestion.size).toBe(1)
  })

  test('is just a draft again when the server does not take it, or the chat comes back', async () => {
    server.refuse = ({ name }) =>
      name === 'suggestion.offer' ? new ParleyError('READ_ONLY', 'This chat is closed.') : null
    await saveDraft('too late')
    assignTo(jonas.id)
    await eventually(() => expect(told('suggestion.offer')).toHaveLength(1))
    await eventually(async () => expect(await handedOver()).toEqual([]))
    expect((await open()).drafts).toMatchObject([{ body: 'too late' }])
    expect(await engine.unsent()).toBe(0)

    server.refuse = () => null
    assignTo(desk.me.id)
    await eventually(() => expect(desk.screen().rows[session.id]?.session.assigneeId).toBe(desk.me.id))
    assignTo(jonas.id)
    await eventually(async () => expect(await handedOver()).toMatchObject([{ state: 'travelled' }]))
    assignTo(desk.me.id)
    await eventually(async () => expect(await handedOver()).toEqual([]))
    expect((await open()).drafts).toMatchObject([{ body: 'too late' }])
  })
})

describe('what a colleague was writing when their chat came to me', () => {
  function leave(body: string, more: { ownerId?: Id } = {}): Id {
    const id = v7()
    server.put('suggestion', {
      ...{ id, sessionId: session.id, authorId: jonas.id, ownerId: desk.me.id, kind: 'reply' },
      ...{ body, baseSeq: 0, createdAt: server.now(), ...more },
    })
    return id
  }
  const decide = (id: Id, decision: 'take' | 'dismiss') =>
    engine.handlers['suggestion.decide']({ id, decision })
  const shown = () => desk.screen().suggestions[session.id]?.suggestions.map(({ body }) => body)
  const drafts = async () => (await open()).drafts.map(({ body }) => body)

  /** The time in which it can be undone is over: seen at the next start. */
  async function later(): Promise<void> {
    await engine.stop()
    journalOf(desk, (journal) => journal.run('update suggestion_decisions set next_at = next_at - 11000'))
    await openDesk()
  }

  test('is shown where it is mine to take, and becomes my draft, behind what I have written', async () => {
    await open()
    const id = leave('their words')
    leave('for somebody else', { ownerId: jonas.id })
    await eventually(() => expect(shown()).toEqual(['their words']))
    await saveDraft('my words')
    await decide(id, 'take')
    expect(shown()).toEqual([])
    expect(await drafts()).toEqual(['my words\n\ntheir words'])
    await expect(decide(id, 'dismiss')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(told('suggestion.settle')).toEqual([])
    await later()
    await eventually(() =>
      expect(told('suggestion.settle')).toMatchObject([{ input: { suggestionId: id, decision: 'take' } }]),
    )
    await eventually(() => expect(server.states.suggestion.has(id)).toBe(false))
    expect(await drafts()).toEqual(['my words\n\ntheir words'])
    expect((await open()).suggestions).toEqual([])
  })

  test('can be had back for a while: the draft is as before, and nobody was told', async () => {
    await open()
    const [one, two] = [leave('one'), leave('two')]
    await eventually(() => expect(shown()).toEqual(['one', 'two']))
    await decide(one, 'take')
    await decide(two, 'dismiss')
    expect(shown()).toEqual([])
    await engine.handlers['suggestion.undo']({ id: one })
    await engine.handlers['suggestion.undo']({ id: two })
    expect(shown()).toEqual(['one', 'two'])
    expect(await drafts()).toEqual([])
    await expect(engine.handlers['suggestion.undo']({ id: one })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(told('suggestion.settle')).toEqual([])
  })

  test('is not had back at the cost of what has been written since', async () => {
    await open()
    const id = leave('their words')
    await eventually(() => expect(shown()).toEqual(['their words']))
    await decide(id, 'take')
    await saveDraft('their words, and mine')
    await expect(engine.handlers['suggestion.undo']({ id })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await drafts()).toEqual(['their words, and mine'])
  })

  test('is gone when the chat is', async () => {
    await open()
    const id = leave('their words')
    await eventually(() => expect(shown()).toEqual(['their words']))
    server.del('suggestion', id)
    await eventually(() => expect(shown()).toEqual([]))
    await expect(decide(id, 'take')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
