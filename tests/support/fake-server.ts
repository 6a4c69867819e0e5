import { createHash, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Dial, PipeEvents } from '../../src/main/connection/index.ts'
import { isReadOnly } from '../../src/shared/access.ts'
import type { AttributesPatch } from '../../src/shared/commands/attributes.ts'
import { type Command, command, type Receipt } from '../../src/shared/commands.ts'
import type {
  Attributes,
  Customer,
  Entity,
  EntityName,
  Message,
  Participant,
  Session,
  User,
} from '../../src/shared/entities.ts'
import { ParleyError } from '../../src/shared/errors.ts'
import type { Id } from '../../src/shared/ids.ts'
import {
  type Change,
  type Cursor,
  FIRST_PULL_MESSAGES,
  HEARTBEAT_MS,
  type Page,
  type Poke,
  PROTOCOL_VERSION,
  type PutChange,
  queueText,
  type RangePage,
} from '../../src/shared/protocol.ts'
import type { WorkspaceFacts } from '../../src/shared/routes/policy.ts'
import { BLANK_CUSTOMER, BLANK_SESSION, BLANK_USER } from './blank.ts'

interface Line {
  events: PipeEvents
  position: number
  greeted: boolean
}

interface Logged {
  rev: number
  entity: EntityName
  id: Id
}

type States = { [Name in EntityName]: Map<Id, Entity[Name]> }

/** What the fake's network does to a poke: the copies that arrive, each after so many milliseconds. */
export type Weather = (poke: Poke) => number[]

const FAIR: Weather = () => [0]

/**
 * A server in memory that follows the protocol, for one reader who sees everything. Its network can be told to lose,
 * double, delay and reorder pokes, its commands to be refused, its answers to be lost.
 */
export class FakeServer {
  epoch = 'epoch-1'
  /** Revs up to here are not kept. */
  floor = 0
  head = 0
  weather: Weather = FAIR
  /** Milliseconds; each look at it is a second later. */
  clock = Date.parse('2026-01-05T08:00:00.000Z')
  isReachable = true
  /** Sessions that a page of a reset brings. */
  resetPage = 5
  /** Changes that a page of a pull brings. */
  pullPage = 50
  /** Whether drafts go along with their chats. */
  draftTravel = false
  /** What it says of the workspace. */
  workspace: WorkspaceFacts = { surveys: true, referenceUrl: null }
  /** Refuses a command instead of carrying it out. */
  refuse: (command: Command) => ParleyError | null = () => null
  /** Whether a command is carried out but its answer lost. */
  losesAnswer: (command: Command) => boolean = () => false
  /** Commands as they came, repetitions and refused ones included. */
  readonly commands: Command[] = []
  readonly asked = { pull: 0, range: 0, checksum: 0, hello: 0 }
  /** The sum over the open sessions. */
  queueSum = (): string => {
    const open = [...this.states.session.values()].filter(({ status }) => !isReadOnly(status))
    return createHash('sha256').update(queueText(open)).digest('hex')
  }
  readonly states: States = {
    session: new Map(),
    message: new Map(),
    participant: new Map(),
    customer: new Map(),
    user: new Map(),
    team: new Map(),
    cannedResponse: new Map(),
    label: new Map(),
    attributeDefinition: new Map(),
    suggestion: new Map(),
  }
  readonly #log: Logged[] = []
  readonly #receipts = new Map<Id, Receipt>()
  readonly #lines = new Set<Line>()

  /** Dials as `me`. */
  dialAs(me: Id): Dial {
    return (_target, events) => {
      const line: Line = { events, position: 0, greeted: false }
      setTimeout(() => {
        if (!this.isReachable)
          return events.onClose(new ParleyError('OFFLINE', 'The server cannot be reached.'))
        this.#lines.add(line)
        events.onOpen()
      })
      return {
        send: (name, frame, onAnswer) => {
          setTimeout(() => {
            if (!this.#lines.has(line)) return
            const answer = this.#answer(line, me, name, frame)
            if (answer !== null) setTimeout(() => this.#lines.has(line) && onAnswer?.(answer))
          })
        },
        close: () => this.#lines.delete(line),
      }
    }
  }

  cutLines(reason = new ParleyError('OFFLINE', 'The connection was lost.')): void {
    for (const line of [...this.#lines]) {
      this.#lines.delete(line)
      line.events.onClose(reason)
    }
  }

  /** Says something that is not in the protocol, or something of its own, to everybody. */
  say(name: string, frame: unknown): void {
    for (const line of this.#lines) line.events.onFrame(name, frame)
  }

  heartbeat(): void {
    this.#tell()
  }

  /** A restored backup: other numbers from here on, and what came after `rev` never was. */
  restore(forget: (message: Message) => boolean): void {
    this.epoch = `epoch-${Number(this.epoch.slice(6)) + 1}`
    for (const message of [...this.states.message.values()].filter(forget)) {
      this.states.message.delete(message.id)
      this.#receipts.delete(message.id)
      const session = this.states.session.get(message.sessionId)
      if (session) session.lastSeq = Math.min(session.lastSeq, message.seq - 1)
    }
    this.cutLines()
  }

  // What happens on the server.

  put<Name extends EntityName>(entity: Name, value: Entity[Name], isTold = true): void {
    ;(this.states[entity] as Map<Id, Entity[Name]>).set(value.id, value)
    this.#note(entity, value.id, isTold)
  }

  del(entity: EntityName, id: Id, isTold = true): void {
    this.states[entity].delete(id)
    if (entity === 'session') {
      for (const one of ['message', 'participant'] as const) {
        for (const value of this.states[one].values())
          if (value.sessionId === id) this.states[one].delete(value.id)
      }
    }
    this.#note(entity, id, isTold)
  }

  addUser(name: string, id: Id = randomUUID()): User {
    const user: User = { id, name, role: 'agent', ...BLANK_USER }
    this.put('user', user)
    return user
  }

  startSession(more: Partial<Session> = {}): Session {
    const at = this.now()
    const customer: Customer = {
      ...BLANK_CUSTOMER,
      id: randomUUID(),
      name: 'Ada Example',
      locale: 'en',
      attributes: { plan: 'gold' },
      createdAt: at,
    }
    const session: Session = {
      ...BLANK_SESSION,
      id: v7(),
      type: 'general',
      status: 'waiting',
      customerId: customer.id,
      assigneeId: null,
      subject: '',
      tags: ['new'],
      lastSeq: 0,
      lastMessageAt: at,
      createdAt: at,
      ...more,
    }
    this.put('customer', customer, false)
    this.put('session', session)
    return session
  }

  join(sessionId: Id, userId: Id, more: Partial<Participant> = {}): void {
    const participant = {
      id: randomUUID(),
      sessionId,
      kind: 'user',
      memberId: userId,
      deliveredSeq: 0,
      readSeq: 0,
    } as const
    this.put('participant', { ...participant, ...more })
  }

  /** Somebody writes; without a user it is the customer. */
  write(sessionId: Id, body: string, more: Partial<Message> = {}): Message {
    const session = this.states.session.get(sessionId)
    if (!session) throw new Error('There is no such session.')
    const at = this.now()
    const message: Message = {
      id: v7(),
      sessionId,
      seq: session.lastSeq + 1,
      senderKind: 'customer',
      senderId: session.customerId,
      type: 'text',
      body,
      attachment: null,
      event: null,
      replyTo: null,
      status: 'sent',
      createdAt: at,
      editedAt: null,
      editedBy: null,
      deletedBy: null,
      review: null,
      deletedAt: null,
      ...more,
    }
    this.states.session.set(sessionId, { ...session, lastSeq: message.seq, lastMessageAt: at })
    this.states.message.set(message.id, message)
    // One transaction, one frame.
    this.#note('session', sessionId, false)
    this.#note('message', message.id)
    return message
  }

  /** Messages that no change ever told of: a reader who gains sight of the session gets the session alone. */
  plant(sessionId: Id, count: number): void {
    const { head } = this
    const logged = this.#log.length
    const { weather } = this
    this.weather = () => []
    for (let planted = 0; planted < count; planted++) this.write(sessionId, `planted ${planted}`)
    this.weather = weather
    this.#log.length = logged
    this.head = head
    for (const line of this.#lines) line.position = head
    const session = this.states.session.get(sessionId)
    if (session) this.put('session', session)
  }

  messagesOf(sessionId: Id): Message[] {
    return [...this.states.message.values()]
      .filter((one) => one.sessionId === sessionId)
      .sort((a, b) => a.seq - b.seq)
  }

  now(): string {
    this.clock += 1_000
    return new Date(this.clock).toISOString()
  }

  // What it answers.

  #answer(line: Line, me: Id, name: string, frame: unknown): object | null {
    try {
      const value = this.#carryOut(line, me, name, frame)
      return value === null ? null : { ok: true, value }
    } catch (error) {
      if (error instanceof ParleyError) return { ok: false, error: error.body }
      throw error
    }
  }

  #carryOut(line: Line, me: Id, name: string, frame: unknown): object | null {
    switch (name) {
      case 'hello':
        this.asked.hello++
        line.greeted = true
        line.position = this.head
        return {
          protocol: PROTOCOL_VERSION,
          epoch: this.epoch,
          head: this.head,
          serverTime: this.now(),
          limits: { maxBody: 8_000, maxPage: 500, heartbeatMs: HEARTBEAT_MS },
          minAppVersion: '0.0.0',
          serverVersion: '0.3.0',
          policy: { draftTravel: this.draftTravel },
          workspace: this.workspace,
        }
      case 'pull':
        this.asked.pull++
        return this.#pull(frame as { since: Cursor | null; resume?: string })
      case 'range':
        this.asked.range++
        return this.#range(frame as { sessionId: Id; fromSeq: number; toSeq: number; limit: number })
      case 'checksum':
        this.asked.checksum++
        return { epoch: this.epoch, rev: this.head, sum: this.queueSum() }
      case 'command':
        return this.#command(me, command.parse(frame))
      default:
        return null
    }
  }

  #pull({ since, resume }: { since: Cursor | null; resume?: string }): Page {
    if (resume !== undefined) {
      const [epoch = '', head, skip] = resume.split(' ')
      if (epoch !== this.epoch) throw new ParleyError('INVALID', 'This is not a place in a pull.')
      return this.#reset(Number(head), Number(skip))
    }
    if (since === null || since.epoch !== this.epoch || since.rev < this.floor)
      return this.#reset(this.head, 0)
    const records = this.#log.filter(({ rev }) => rev > since.rev).slice(0, this.pullPage)
    const to = records.at(-1)?.rev ?? this.head
    const changes = this.#changes(records)
    return {
      epoch: this.epoch,
      to,
      at: this.now(),
      changes,
      more: to < this.head,
      reset: false,
      resume: null,
    }
  }

  #reset(head: number, skip: number): Page {
    const sessions = [...this.states.session.values()].sort((a, b) => (a.id < b.id ? 1 : -1))
    const some = sessions.slice(skip, skip + this.resetPage)
    const changes: PutChange[] = []
    if (skip === 0) {
      for (const value of this.states.team.values())
        changes.push({ op: 'put', entity: 'team', rev: head, value })
      for (const value of this.states.user.values())
        changes.push({ op: 'put', entity: 'user', rev: head, value })
    }
    for (const session of some) {
      const customer = this.states.customer.get(session.customerId)
      if (customer) changes.push({ op: 'put', entity: 'customer', rev: head, value: customer })
      changes.push({ op: 'put', entity: 'session', rev: head, value: session })
      for (const value of this.states.participant.values()) {
        if (value.sessionId === session.id)
          changes.push({ op: 'put', entity: 'participant', rev: head, value })
      }
      for (const value of this.messagesOf(session.id).slice(-FIRST_PULL_MESSAGES)) {
        changes.push({ op: 'put', entity: 'message', rev: head, value })
      }
    }
    const next = skip + this.resetPage
    const more = next < sessions.length
    const resume = more ? `${this.epoch} ${head} ${next}` : null
    return { epoch: this.epoch, to: head, at: this.now(), changes, more, reset: true, resume }
  }

  #range({
    sessionId,
    fromSeq,
    toSeq,
    limit,
  }: {
    sessionId: Id
    fromSeq: number
    toSeq: number
    limit: number
  }): RangePage {
    const session = this.states.session.get(sessionId)
    if (!session) throw new ParleyError('NOT_FOUND', 'There is no such session.')
    const to = Math.min(toSeq, session.lastSeq)
    const messages = this.messagesOf(sessionId)
      .filter(({ seq }) => seq >= fromSeq && seq <= to)
      .slice(-limit)
    const isCut = messages.length === limit
    return { messages, fromSeq: isCut ? (messages[0]?.seq ?? fromSeq) : Math.min(fromSeq, to), toSeq: to }
  }

  #command(me: Id, given: Command): Receipt | null {
    this.commands.push(given)
    const earlier = this.#receipts.get(given.id)
    if (earlier) return { ...earlier, duplicate: true }
    const refusal = this.refuse(given)
    if (refusal) throw refusal
    const receipt = this.#write(me, given)
    this.#receipts.set(given.id, receipt)
    return this.losesAnswer(given) ? null : receipt
  }

  #write(me: Id, { id, name, input }: Command): Receipt {
    if (name === 'suggestion.settle') {
      this.del('suggestion', input.suggestionId)
      return { id, sessionId: null, seq: null, at: this.now(), duplicate: false }
    }
    if (name === 'customer.update') {
      const { customerId, attributes = {}, ...fields } = input
      const customer = this.states.customer.get(customerId)
      if (!customer) throw new ParleyError('NOT_FOUND', 'There is no such customer.')
      this.put('customer', {
        ...customer,
        ...(fields as Partial<Customer>),
        attributes: patchedAttributes(customer.attributes, attributes),
      })
      return { id, sessionId: null, seq: null, at: this.now(), duplicate: false }
    }
    if (name === 'session.start') throw new ParleyError('FORBIDDEN', 'Customers start chats.')
    const session = 'sessionId' in input ? this.states.session.get(input.sessionId) : undefined
    if (!session) throw new ParleyError('NOT_FOUND', 'There is no such session.')
    const receipt: Receipt = { id, sessionId: session.id, seq: null, at: this.now(), duplicate: false }
    switch (name) {
      case 'message.send': {
        if (isReadOnly(session.status)) throw new ParleyError('READ_ONLY', 'This chat is closed.')
        const { body, type, replyTo } = input
        const message = this.write(session.id, body, { id, type, replyTo, senderKind: 'user', senderId: me })
        return { ...receipt, seq: message.seq }
      }
      case 'suggestion.offer':
        this.put('suggestion', {
          ...{ id, authorId: me, ownerId: session.assigneeId, createdAt: receipt.at },
          ...input,
        })
        return receipt
      case 'session.update': {
        const { sessionId: _, tags, attributes = {}, ...fields } = input
        const kept = session.tags.filter((tag) => !tags?.remove.includes(tag))
        this.put('session', {
          ...session,
          ...(fields as Partial<Session>),
          tags: [...new Set([...kept, ...(tags?.add ?? [])])],
          attributes: patchedAttributes(session.attributes, attributes),
        })
        return receipt
      }
      case 'session.claim':
        this.put('session', { ...session, assigneeId: me, status: 'active' }, false)
        this.join(session.id, me)
        return receipt
      case 'session.status':
        this.put('session', { ...session, status: input.to })
        return receipt
      case 'session.mark': {
        const mine = [...this.states.participant.values()].find(
          (one) => one.sessionId === session.id && one.memberId === me,
        )
        if (!mine) return receipt
        const readSeq = Math.max(mine.readSeq, input.readSeq ?? 0)
        this.put('participant', {
          ...mine,
          readSeq,
          deliveredSeq: Math.max(mine.deliveredSeq, readSeq, input.deliveredSeq ?? 0),
        })
        return receipt
      }
      default:
        throw new ParleyError('INVALID', `This server does not know ${name}.`)
    }
  }

  // The change log.

  #note(entity: EntityName, id: Id, isTold = true): void {
    this.#log.push({ rev: ++this.head, entity, id })
    if (isTold) this.#tell()
  }

  #changes(records: readonly Logged[]): Change[] {
    const latest = new Map(records.map((record) => [record.id, record]))
    const order: EntityName[] = [
      'team',
      'user',
      'customer',
      'session',
      'participant',
      'message',
      'suggestion',
    ]
    return [...latest.values()]
      .sort((a, b) => order.indexOf(a.entity) - order.indexOf(b.entity) || a.rev - b.rev)
      .map(({ entity, id, rev }): Change => {
        const value = this.states[entity].get(id)
        // An entity's name and its map belong together.
        return value ? ({ op: 'put', entity, rev, value } as PutChange) : { op: 'del', entity, rev, id }
      })
  }

  #tell(): void {
    const at = this.now()
    for (const line of this.#lines) {
      if (!line.greeted) continue
      const from = line.position
      const changes = this.#changes(this.#log.filter(({ rev }) => rev > from))
      line.position = this.head
      const poke: Poke = structuredClone({ from, to: this.head, at, changes })
      for (const delay of this.weather(poke)) {
        setTimeout(() => this.#lines.has(line) && line.events.onFrame('poke', poke), delay)
      }
    }
  }
}

function patchedAttributes(before: Attributes, patch: AttributesPatch): Attributes {
  const after = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null)
  // Those that are null are gone.
  return Object.fromEntries(after) as Attributes
}
