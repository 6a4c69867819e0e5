import { setTimeout as wait } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { Message } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { ChannelOutput, DraftKind, PendingMessage } from '#shared/ipc.ts'
import { inWorkspace } from '../../src/server/db/index.ts'
import type { Identity } from '../../src/server/domain/access/index.ts'
import { FAIR } from '../support/bad-line.ts'
import type { Order } from '../support/desk-child.ts'
import type { FarDesk, Start } from '../support/far-desk.ts'
import type { FaultHouse } from '../support/fault-house.ts'
import { type DeskHistory, type Kept, violations } from '../support/history.ts'
import type { Action, Schedule } from './schedule.ts'

/** From the end of all faults until everybody agrees: 10 s by the rules, and as much again for a busy machine. */
const HEALS_WITHIN_MS = 20_000
const LOOK_EVERY_MS = 100

/** What was done at one desk, as whoever sits there knows it. */
interface Ledger {
  readonly person: 'mara' | 'jonas'
  readonly desk: FarDesk
  readonly written: Map<string, string[]>
  readonly discarded: string[]
  readonly typed: Map<string, string[]>
  /** By chat: how far was read here, by what was answered and by what was not. */
  readonly read: Map<string, number[]>
}

interface Chat {
  readonly id: string
  readonly customer: Identity
}

/** A run of one schedule: what everybody meant to say, by a name that stands at the beginning of its words. */
class Run {
  readonly #house: FaultHouse
  readonly #chats: readonly Chat[]
  readonly #ledgers: readonly Ledger[]
  readonly #start: Start
  readonly #intended: string[] = []
  readonly #acknowledged: string[] = []
  /** Ids that are known, with the names of what they carry. */
  readonly #names = new Map<string, string>()
  /** What customers have said and not taken back. */
  readonly #said: { id: string; chat: Chat; name: string }[] = []
  /** Desks that will die at some point of their code. */
  readonly #armed = new Set<FarDesk>()
  /** Those that have died there, and have been switched on again since. */
  readonly #died = new Set<FarDesk>()
  #count = 0

  constructor(house: FaultHouse, chats: readonly Chat[], ledgers: readonly Ledger[], start: Start) {
    this.#house = house
    this.#chats = chats
    this.#ledgers = ledgers
    this.#start = start
  }

  #newName(by: string): string {
    const name = `${by}-${++this.#count}`
    this.#intended.push(name)
    return name
  }

  /** Of a desk at which somebody wants to do something: it is switched on. */
  async #ledger(index: number): Promise<Ledger> {
    const ledger = pick(this.#ledgers, index)
    await tolerated(this.start(ledger))
    return ledger
  }

  async act(action: Action): Promise<void> {
    const { world } = this.#house
    switch (action.do) {
      case 'write': {
        const ledger = await this.#ledger(action.desk)
        return this.#write(ledger, pick(this.#chats, action.chat), action.kind)
      }
      case 'burst':
        return this.#burst(await this.#ledger(action.desk), pick(this.#chats, action.chat), action)
      case 'draft':
        return this.#type(await this.#ledger(action.desk), pick(this.#chats, action.chat), action.kind)
      case 'read':
        return this.#read(await this.#ledger(action.desk), pick(this.#chats, action.chat))
      case 'claim': {
        const { desk } = await this.#ledger(action.desk)
        return tolerated(
          desk.ask('command.run', {
            command: { name: 'session.claim', input: { sessionId: pick(this.#chats, action.chat).id } },
          }),
        )
      }
      case 'status': {
        const { desk } = await this.#ledger(action.desk)
        const { id: sessionId } = pick(this.#chats, action.chat)
        return tolerated(
          desk.ask('command.run', {
            command: { name: 'session.status', input: { sessionId, to: action.to } },
          }),
        )
      }
      case 'say':
        return this.say(pick(this.#chats, action.chat))
      case 'edit':
      case 'delete':
        return this.#change(action.do, pick(this.#chats, action.chat))
      case 'assign': {
        const { id: sessionId } = pick(this.#chats, action.chat)
        const userId = world.staff[action.to === 0 ? 'mara' : 'jonas'].id
        const to = action.to === null ? { kind: 'queue' } : { kind: 'user', userId }
        return tolerated(this.#house.run(world.staff.nora, 'session.assign', { sessionId, to, note: '' }))
      }
      case 'weather':
      case 'cut':
      case 'kick':
      case 'killWorker':
        return tolerated(pick(this.#ledgers, action.desk).desk.order(orderOf(action)))
      case 'kill':
        return pick(this.#ledgers, action.desk).desk.kill()
      case 'restart': {
        const ledger = pick(this.#ledgers, action.desk)
        await ledger.desk.stop()
        this.#armed.delete(ledger.desk)
        return tolerated(this.start(ledger, action.crashAt === null ? {} : { crashAt: action.crashAt }))
      }
      case 'wait':
        await wait(action.milliseconds)
        return
      case 'death':
        return this.#awaitDeath(pick(this.#ledgers, action.desk).desk)
      case 'catchUp':
        return this.#catchUp(pick(this.#ledgers, action.desk).desk)
    }
  }

  async #awaitDeath(desk: FarDesk): Promise<void> {
    if (this.#died.delete(desk)) return
    if ((await desk.ended()) !== 'SIGKILL') throw new Error('It has ended, and not where it should.')
  }

  async #catchUp(desk: FarDesk): Promise<void> {
    const isThere = async () =>
      desk.screen().sync.connection.state === 'online' &&
      JSON.stringify([...this.#screen(desk)]) === JSON.stringify([...(await this.#kept())])
    while (!(await isThere())) await wait(LOOK_EVERY_MS)
  }

  /** Starts a desk for the first time, and opens the chats there once it has heard of them. */
  async begin(ledger: Ledger): Promise<void> {
    await this.start(ledger)
    for (const { id } of this.#chats) {
      while (!ledger.desk.screen().rows[id]) await wait(LOOK_EVERY_MS)
      await ledger.desk.show(id)
    }
  }

  /** Starts a desk that does not run, and opens the chats there. */
  async start({ desk }: Ledger, more: Start = {}): Promise<void> {
    if (desk.isRunning()) return
    if (this.#armed.delete(desk)) this.#died.add(desk)
    if (more.crashAt !== undefined) this.#armed.add(desk)
    await desk.start({ ...this.#start, ...more })
    for (const { id } of this.#chats) await tolerated(desk.show(id))
  }

  async #burst(
    ledger: Ledger,
    chat: Chat,
    { count, killAfter }: { count: number; killAfter: number },
  ): Promise<void> {
    const writes = Array.from({ length: count }, () => this.#write(ledger, chat, 'reply'))
    await wait(killAfter)
    await ledger.desk.kill()
    await Promise.all(writes)
  }

  async #write(
    { desk, person, written, typed }: Ledger,
    { id: sessionId }: Chat,
    kind: DraftKind,
  ): Promise<void> {
    const name = this.#newName(person)
    const baseSeq = desk.screen().messages[sessionId]?.at(-1)?.seq ?? 0
    const drafts = entry(typed, `${sessionId} ${kind}`, [''])
    // Until it is answered, nobody knows whether it took the draft's place.
    drafts.push('')
    const asked = desk.ask('message.send', { sessionId, kind, body: name, replyTo: null, baseSeq })
    try {
      const { id } = await asked
      this.#names.set(id, name)
      entry(written, sessionId).push(name)
      typed.set(`${sessionId} ${kind}`, drafts.slice(drafts.lastIndexOf('')))
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'INVALID') throw error
    }
  }

  async #type({ desk, person, typed }: Ledger, { id: sessionId }: Chat, kind: DraftKind): Promise<void> {
    const body = `Half a sentence of ${person}, ${++this.#count}`
    const place = `${sessionId} ${kind}`
    entry(typed, place, ['']).push(body)
    try {
      await desk.ask('draft.save', { sessionId, kind, body, baseSeq: 0 })
      typed.set(place, [body])
    } catch {
      // Saved or not: both texts may be there.
    }
  }

  async #read({ desk, read }: Ledger, { id: sessionId }: Chat): Promise<void> {
    const seq = desk.screen().messages[sessionId]?.at(-1)?.seq
    if (seq === undefined) return
    const before = read.get(sessionId) ?? [0]
    read.set(sessionId, [...before, seq])
    await tolerated(
      desk
        .ask('session.read', { sessionId, seq })
        .then(() => read.set(sessionId, [Math.max(seq, ...before)])),
    )
  }

  async say(chat: Chat): Promise<void> {
    const name = this.#newName('customer')
    const id = uuidv7()
    this.#names.set(id, name)
    const input = { sessionId: chat.id, type: 'text', body: name, replyTo: null, baseSeq: null, force: false }
    try {
      await this.#house.run(chat.customer, 'message.send', input, id)
    } catch (error) {
      // The chat has ended.
      if (error instanceof ParleyError) return
      throw error
    }
    this.#acknowledged.push(name)
    this.#said.push({ id, chat, name })
  }

  async #change(what: 'edit' | 'delete', chat: Chat): Promise<void> {
    const message = this.#said.filter((said) => said.chat === chat).at(-1)
    if (message === undefined) return
    const place = { sessionId: chat.id, messageId: message.id }
    const words = { body: `${message.name} edited ${++this.#count}`, baseEditedAt: null }
    const wanted = this.#house.run(
      chat.customer,
      `message.${what}`,
      what === 'edit' ? { ...place, ...words } : place,
    )
    await tolerated(wanted)
    // An edited one has another text to begin with, a deleted one has none.
    this.#said.splice(this.#said.indexOf(message), 1)
  }

  /** Everything is well again, and whoever sits at a desk decides what waits for that. Answers what is wrong after it. */
  async heal(patience: number): Promise<string[]> {
    for (const ledger of this.#ledgers) {
      if (this.#armed.delete(ledger.desk)) await ledger.desk.kill()
      await tolerated(ledger.desk.order({ what: 'weather', weather: FAIR }))
      await this.start(ledger)
    }
    for (const chat of this.#chats) await this.#reopen(chat)
    // What was lost without a trace shows with the next thing that is said.
    for (const chat of this.#chats) await this.say(chat)
    const until = performance.now() + patience
    for (;;) {
      const found = await this.#judge()
      if (found.length === 0 || performance.now() > until) return found
      await wait(LOOK_EVERY_MS)
    }
  }

  async #reopen({ id: sessionId }: Chat): Promise<void> {
    const { staff } = this.#house.world
    await tolerated(this.#house.run(staff.nora, 'session.status', { sessionId, to: 'active' }))
  }

  async #judge(): Promise<string[]> {
    const waiting = await Promise.all(this.#ledgers.map((ledger) => this.#settle(ledger)))
    if (waiting.some((found) => found.length > 0)) return waiting.flat()
    const clients = new Map<string, Map<string, Kept[]>>()
    const desks = new Map<string, DeskHistory>()
    const server = await this.#kept()
    for (const [index, ledger] of this.#ledgers.entries()) {
      const name = `${ledger.person}, desk ${index}`
      clients.set(`${name}, all along`, this.#screen(ledger.desk))
      const anew = new Map<string, Kept[]>()
      const drafts = new Map<string, string>()
      const unread = new Map<string, { may: number[]; shown: number }>()
      for (const { id } of this.#chats) {
        const opened = await ledger.desk.ask('session.open', { sessionId: id })
        for (const draft of opened.drafts) drafts.set(`${id} ${draft.kind}`, draft.body)
        unread.set(id, { may: await this.#unread(ledger, id), shown: opened.row.unread })
        anew.set(id, await this.#readAll(ledger.desk, id, opened))
      }
      clients.set(`${name}, opened anew`, anew)
      const { written, discarded, typed } = ledger
      desks.set(name, { written, discarded, typed, drafts, unread })
    }
    return violations({
      acknowledged: this.#acknowledged,
      intended: this.#intended,
      ...{ server, clients, desks },
    })
  }

  /** Decides what the desk asks about, and answers what it lacks or still has to send. */
  async #settle({ desk, person, discarded }: Ledger): Promise<string[]> {
    try {
      for (const { id: sessionId } of this.#chats) {
        const { pending } = await desk.ask('session.open', { sessionId })
        await desk.scrollUp(sessionId)
        for (const message of pending) await this.#decide(desk, message, discarded)
      }
    } catch (error) {
      if (error instanceof ParleyError)
        return [`I5: a chat cannot be opened at a desk of ${person}: ${error}`]
      throw error
    }
    const unsent = await desk.unsent()
    return unsent > 0 ? [`I5: ${unsent} wait to be sent at a desk of ${person}`] : []
  }

  async #decide(desk: FarDesk, { id, body, state }: PendingMessage, discarded: string[]): Promise<void> {
    if (state !== 'confirm' && state !== 'stale' && state !== 'failed') return
    const decision = state === 'failed' ? 'discard' : 'send'
    try {
      await desk.ask('message.decide', { id, decision })
      if (decision === 'discard') discarded.push(body)
    } catch (error) {
      // It went out in this very moment.
      if (!(error instanceof ParleyError)) throw error
    }
  }

  /** What the desk has been showing since it was started. */
  #screen(desk: FarDesk): Map<string, Kept[]> {
    const { messages, pending } = desk.screen()
    return new Map(this.#chats.map(({ id }) => [id, this.#shown(messages[id] ?? [], pending[id] ?? [])]))
  }

  /** What somebody would see who opened the chat now, and scrolled to its beginning. */
  async #readAll(
    desk: FarDesk,
    sessionId: string,
    { messages, more, pending }: Pick<ChannelOutput<'session.open'>, 'messages' | 'more' | 'pending'>,
  ): Promise<Kept[]> {
    const [first] = messages
    if (!more || !first) return this.#shown(messages, pending)
    const older = await desk.ask('messages.before', { sessionId, beforeSeq: first.seq })
    const all = [...older.messages, ...messages]
    return this.#readAll(desk, sessionId, { messages: all, more: older.more, pending })
  }

  #shown(messages: readonly Message[], pending: readonly PendingMessage[]): Kept[] {
    return [
      ...messages.map((message) => this.#keep(message)),
      ...pending.map(({ body, state }) => ({ id: body, seq: 0, authored: true, text: state })),
    ]
  }

  #keep(message: { id: string; seq: number; type: string; body: string; status: string }): Kept {
    const { id, seq, type, body, status } = message
    const authored = type !== 'system'
    const name = this.#names.get(id) ?? (authored ? (body.split(' ')[0] ?? id) : id)
    return { id: name, seq, authored, text: `${status} ${type} ${body}` }
  }

  async #kept(): Promise<Map<string, Kept[]>> {
    const { db, workspaceId } = this.#house.world
    const ids = this.#chats.map(({ id }) => id)
    const rows = await inWorkspace(db, { workspaceId, id: null }, (tx) =>
      tx
        .selectFrom('messages')
        .select(['id', 'seq', 'session_id', 'type', 'body', 'status'])
        .where('session_id', 'in', ids)
        .orderBy('seq')
        .execute(),
    )
    return new Map(
      ids.map((id) => [id, rows.filter((row) => row.session_id === id).map((row) => this.#keep(row))]),
    )
  }

  /** By the database's mark, and by what was read at this desk: of who takes no part the server keeps none. */
  async #unread({ person, read }: Ledger, sessionId: string): Promise<number[]> {
    const { db, workspaceId, staff } = this.#house.world
    return inWorkspace(db, { workspaceId, id: null }, async (tx) => {
      const mark = await tx
        .selectFrom('participants')
        .select('read_seq')
        .where('session_id', '=', sessionId)
        .where('member_id', '=', staff[person].id)
        .executeTakeFirst()
      const customers = await tx
        .selectFrom('messages')
        .select('seq')
        .where('session_id', '=', sessionId)
        .where('sender_kind', '=', 'customer')
        .execute()
      return (read.get(sessionId) ?? [0]).map(
        (here) => customers.filter(({ seq }) => seq > Math.max(here, mark?.read_seq ?? 0)).length,
      )
    })
  }

  /** Names of what was said first, by id. */
  name(firsts: readonly { id: string; name: string }[]): void {
    for (const { id, name } of firsts) {
      this.#names.set(id, name)
      this.#intended.push(name)
      this.#acknowledged.push(name)
    }
  }
}

function orderOf(action: Extract<Action, { do: 'weather' | 'cut' | 'kick' | 'killWorker' }>): Order {
  switch (action.do) {
    case 'weather':
      return { what: 'weather', weather: action.weather }
    case 'kick':
      return { what: 'kick', reason: action.reason }
    default:
      return { what: action.do }
  }
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('There is nothing to choose from.')
  return value
}

function entry(map: Map<string, string[]>, key: string, first: string[] = []): string[] {
  const known = map.get(key) ?? first
  map.set(key, known)
  return known
}

/** Refusals, and desks that do not run, are part of the day. */
async function tolerated(wanted: Promise<unknown>): Promise<void> {
  try {
    await wanted
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}

export interface RunOptions {
  /** How each desk is started. */
  start?: Start
  serverUrl?: string
  /** Ends what faults the caller has brought in by other ways. */
  heal?(): void
  /** Milliseconds until everybody must agree. */
  patience?: number
}

/** Plays a schedule in chats and on desks of its own, heals everything, and answers what is wrong then. */
export async function play(
  house: FaultHouse,
  { desks, seed, actions }: Schedule,
  {
    start = {},
    serverUrl = house.server.url,
    heal = () => undefined,
    patience = HEALS_WITHIN_MS,
  }: RunOptions = {},
): Promise<string[]> {
  const people = (['mara', 'jonas', 'mara'] as const).slice(0, desks)
  const ledgers = await Promise.all(
    people.map(async (person, index): Promise<Ledger> => {
      const desk = await house.desk(person, { seed: seed * 10 + index, serverUrl })
      return { person, desk, written: new Map(), discarded: [], typed: new Map(), read: new Map() }
    }),
  )
  const chats = [await house.chat(), await house.chat()]
  const { mara, jonas } = house.world.staff
  for (const [index, { id: sessionId }] of chats.entries())
    await house.run(index === 0 ? mara : jonas, 'session.claim', { sessionId })
  const run = new Run(house, chats, ledgers, start)
  run.name(chats.map(({ firstId }, index) => ({ id: firstId, name: `first-${index}` })))
  try {
    await Promise.all(ledgers.map((ledger) => run.begin(ledger)))
    for (const action of actions) await run.act(action)
    heal()
    return await run.heal(patience)
  } finally {
    await Promise.all(ledgers.map(({ desk }) => desk.remove()))
  }
}
