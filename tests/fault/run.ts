import { setTimeout as wait } from 'node:timers/promises'
import { FAIR } from '../support/bad-line.ts'
import type { Order } from '../support/desk-child.ts'
import type { FarDesk, Start } from '../support/far-desk.ts'
import type { FaultHouse } from '../support/fault-house.ts'
import { type Chat, Customers } from './customers.ts'
import { Judge } from './judge.ts'
import { Ledger } from './ledger.ts'
import { Names } from './names.ts'
import type { Action, Schedule } from './schedule.ts'
import { tolerated } from './tolerated.ts'

/** From the end of all faults until everybody agrees: 10 s by the rules, and as much again for a busy machine. */
const HEALS_WITHIN_MS = 20_000
const LOOK_EVERY_MS = 100

/** What a run came to. */
export interface Tally {
  messages: number
  /** Processes that were killed, or died where they were told to: of desks, and threads of their caches. */
  readonly deaths: { desks: number; workers: number }
}

/** A run of one schedule. */
class Run {
  readonly tally: Tally = { messages: 0, deaths: { desks: 0, workers: 0 } }
  readonly #house: FaultHouse
  readonly #chats: readonly Chat[]
  readonly #ledgers: readonly Ledger[]
  readonly #start: Start
  readonly #customers: Customers
  readonly #judge: Judge
  /** Desks that will die at some point of their code. */
  readonly #armed = new Set<FarDesk>()
  /** Those that have died there, and have been switched on again since. */
  readonly #died = new Set<FarDesk>()
  /** What goes on while the schedule does. */
  readonly #meanwhile: Promise<void>[] = []

  constructor(parts: {
    house: FaultHouse
    chats: readonly Chat[]
    ledgers: readonly Ledger[]
    names: Names
    start: Start
  }) {
    const { house, chats, ledgers, names, start } = parts
    this.#house = house
    this.#chats = chats
    this.#ledgers = ledgers
    this.#start = start
    this.#customers = new Customers(house, names)
    this.#judge = new Judge(house, chats, names)
  }

  /** Of a desk at which somebody wants to do something: it is switched on. */
  async #ledger(index: number): Promise<Ledger> {
    const ledger = pick(this.#ledgers, index)
    await tolerated(this.start(ledger))
    return ledger
  }

  async act(action: Action): Promise<void> {
    switch (action.do) {
      case 'write':
        return (await this.#ledger(action.desk)).write(pick(this.#chats, action.chat), action.kind)
      case 'burst':
        return this.#burst(await this.#ledger(action.desk), pick(this.#chats, action.chat), action)
      case 'flood': {
        const ledger = await this.#ledger(action.desk)
        const { kind, count } = action
        return this.#alongside(ledger.writeMany(pick(this.#chats, action.chat), kind, count))
      }
      case 'draft':
        return (await this.#ledger(action.desk)).type(pick(this.#chats, action.chat), action.kind)
      case 'read':
        return (await this.#ledger(action.desk)).readAll(pick(this.#chats, action.chat))
      case 'claim':
      case 'status':
        return this.#command(await this.#ledger(action.desk), action)
      case 'say':
        return this.#customers.say(pick(this.#chats, action.chat))
      case 'crowd':
        return this.#alongside(this.#customers.sayMany(pick(this.#chats, action.chat), action.count))
      case 'edit':
      case 'delete':
        return this.#customers.change(action.do, pick(this.#chats, action.chat))
      case 'assign':
        return this.#assign(pick(this.#chats, action.chat), action.to)
      case 'weather':
      case 'cut':
      case 'kick':
        return tolerated(pick(this.#ledgers, action.desk).desk.order(orderOf(action)))
      case 'killWorker':
        return this.#killWorker(pick(this.#ledgers, action.desk).desk)
      case 'kill':
        return this.#kill(pick(this.#ledgers, action.desk).desk)
      case 'restart': {
        const ledger = pick(this.#ledgers, action.desk)
        await ledger.desk.stop()
        this.#armed.delete(ledger.desk)
        return tolerated(this.start(ledger, action.crashAt === null ? {} : { crashAt: action.crashAt }))
      }
      case 'killServer':
        return this.#alongside(this.#house.keeper.kill(action.downFor))
      case 'armServer':
        return this.#alongside(this.#house.keeper.arm(action.crashAt))
      case 'wait':
        await wait(action.milliseconds)
        return
      case 'death':
        return this.#awaitDeath(pick(this.#ledgers, action.desk).desk)
      case 'serverDeath':
        return this.#awaitServerDeath()
      case 'sent': {
        const { desk } = pick(this.#ledgers, action.desk)
        while ((await desk.unsent()) > 0) await wait(LOOK_EVERY_MS)
        return
      }
      case 'catchUp':
        return this.#catchUp(pick(this.#ledgers, action.desk).desk)
    }
  }

  /** It goes on while the schedule does. What goes wrong with it is heard when the schedule is over. */
  #alongside(wanted: Promise<void>): void {
    wanted.catch(() => undefined)
    this.#meanwhile.push(wanted)
  }

  async #kill(desk: FarDesk): Promise<void> {
    if (!desk.isRunning()) return
    this.tally.deaths.desks++
    await desk.kill()
  }

  async #killWorker(desk: FarDesk): Promise<void> {
    const killed = desk.order({ what: 'killWorker' }).then(() => this.tally.deaths.workers++)
    await tolerated(killed)
  }

  async #awaitDeath(desk: FarDesk): Promise<void> {
    if (this.#died.delete(desk)) return
    if ((await desk.ended()) !== 'SIGKILL') throw new Error('It has ended, and not where it should.')
  }

  /** Begins when the server that is to die has been started. */
  async #awaitServerDeath(): Promise<void> {
    await Promise.all(this.#meanwhile)
    const { keeper } = this.#house
    while (keeper.isArmed()) await wait(LOOK_EVERY_MS)
  }

  async #catchUp(desk: FarDesk): Promise<void> {
    const isThere = async () =>
      desk.screen().sync.connection.state === 'online' &&
      JSON.stringify([...this.#judge.screen(desk)]) === JSON.stringify([...(await this.#judge.kept())])
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
    if (this.#armed.delete(desk)) {
      this.#died.add(desk)
      this.tally.deaths.desks++
    }
    if (more.crashAt !== undefined) this.#armed.add(desk)
    await desk.start({ ...this.#start, ...more })
    for (const { id } of this.#chats) await tolerated(desk.show(id))
  }

  async #burst(
    ledger: Ledger,
    chat: Chat,
    { count, killAfter }: { count: number; killAfter: number },
  ): Promise<void> {
    const writes = ledger.writeMany(chat, 'reply', count)
    await wait(killAfter)
    await this.#kill(ledger.desk)
    await writes
  }

  async #command({ desk }: Ledger, action: Extract<Action, { do: 'claim' | 'status' }>): Promise<void> {
    const { id: sessionId } = pick(this.#chats, action.chat)
    const command =
      action.do === 'claim'
        ? ({ name: 'session.claim', input: { sessionId } } as const)
        : ({ name: 'session.status', input: { sessionId, to: action.to } } as const)
    await tolerated(desk.ask('command.run', { command }))
  }

  async #assign({ id: sessionId }: Chat, whom: number | null): Promise<void> {
    const { staff } = this.#house.world
    const userId = staff[whom === 0 ? 'mara' : 'jonas'].id
    const to = whom === null ? { kind: 'queue' } : { kind: 'user', userId }
    await tolerated(this.#house.run(staff.nora, 'session.assign', { sessionId, to, note: '' }))
  }

  /** Everything is well again, and whoever sits at a desk decides what waits for that. Answers what is wrong after it. */
  async heal(patience: number): Promise<string[]> {
    await Promise.all(this.#meanwhile)
    await this.#house.keeper.calm()
    for (const ledger of this.#ledgers) {
      if (ledger.desk.isRunning() && this.#armed.delete(ledger.desk)) await this.#kill(ledger.desk)
      await tolerated(ledger.desk.order({ what: 'weather', weather: FAIR }))
      await this.start(ledger)
    }
    for (const chat of this.#chats) await this.#reopen(chat)
    // What was lost without a trace shows with the next thing that is said.
    for (const chat of this.#chats) await this.#customers.say(chat)
    const found = await this.#awaitAgreement(patience)
    for (const messages of (await this.#judge.kept()).values()) this.tally.messages += messages.length
    return found
  }

  /** As long as the queues get shorter they are waited for: how long they are is the schedule's doing. */
  async #awaitAgreement(patience: number): Promise<string[]> {
    let until = performance.now() + patience
    let fewest = Number.POSITIVE_INFINITY
    for (;;) {
      const settled = await Promise.all(this.#ledgers.map((ledger) => ledger.settle(this.#chats)))
      const unsent = settled.reduce((sum, one) => sum + one.unsent, 0)
      const waiting = settled.flatMap(({ wrong }) => wrong)
      const found = waiting.length > 0 ? waiting : await this.#judge.judge(this.#ledgers)
      if (found.length === 0) return found
      if (unsent < fewest) {
        fewest = unsent
        until = Math.max(until, performance.now() + patience)
      }
      if (performance.now() > until) return found
      await wait(LOOK_EVERY_MS)
    }
  }

  async #reopen({ id: sessionId }: Chat): Promise<void> {
    const { staff } = this.#house.world
    await tolerated(this.#house.run(staff.nora, 'session.status', { sessionId, to: 'active' }))
  }
}

function orderOf(action: Extract<Action, { do: 'weather' | 'cut' | 'kick' }>): Order {
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

export interface RunOptions {
  /** How each desk is started. */
  start?: Start
  serverUrl?: string
  /** Ends what faults the caller has brought in by other ways. */
  heal?(): void
  /** Milliseconds until everybody must agree. */
  patience?: number
  /** Hears what it came to, also of a run that goes wrong. */
  count?(tally: Tally): void
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
    count = () => undefined,
  }: RunOptions = {},
): Promise<string[]> {
  const names = new Names()
  const people = (['mara', 'jonas', 'mara'] as const).slice(0, desks)
  const ledgers = await Promise.all(
    people.map(async (person, index) => {
      const desk = await house.desk(person, { seed: seed * 10 + index, serverUrl })
      return new Ledger(person, desk, names)
    }),
  )
  const chats = [await house.chat(), await house.chat()]
  const { mara, jonas } = house.world.staff
  for (const [index, { id: sessionId, firstId }] of chats.entries()) {
    await house.run(index === 0 ? mara : jonas, 'session.claim', { sessionId })
    names.know(firstId, `first-${index}`)
  }
  const run = new Run({ house, chats, ledgers, names, start })
  try {
    await Promise.all(ledgers.map((ledger) => run.begin(ledger)))
    for (const action of actions) await run.act(action)
    heal()
    return await run.heal(patience)
  } finally {
    count(run.tally)
    await Promise.all(ledgers.map(({ desk }) => desk.remove()))
  }
}
