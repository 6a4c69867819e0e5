import { ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChatWindow, Patch, StoreChange } from '#shared/ipc.ts'
import type { ChannelName } from '#shared/ipc-names.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Belonging, Engine, EngineAnswer, EngineChannel, EngineHandlers } from '../engine/index.ts'
import { createDesk, type Desk } from './desk.ts'
import { type Input, ROUTES, type Route } from './routes.ts'

export interface DesksOptions<Opening> {
  openEngine(opening: Opening, emit: (patches: Patch[]) => void): Promise<Engine>
  emit(changes: StoreChange[]): void
  log: Log
}

/** The desks of all accounts, and the way of every question to the right one. */
export interface Desks<Opening> {
  /** The account's own desk, made when it is first asked for. */
  of(accountId: Id): Desk<Opening>
  remove(accountId: Id): void
  /** The engine's channels, each answered by the account or the accounts that it concerns. */
  readonly handlers: EngineHandlers
  /** What all engines hold now. */
  snapshot(): Promise<StoreChange[]>
  /** The account and the customer that a chat is of. Throws NOT_FOUND when it is not here. */
  find(sessionId: Id): Promise<{ accountId: Id; customerId: Id }>
  /**
   * Whether a question is about this chat, what is in it, or what else there is of its customer. Questions that are
   * not the engines' are about no chat.
   */
  isAbout(chat: ChatWindow, name: ChannelName, input: object): Promise<boolean>
  /** Says to its engine, if it still has one, that a chat is not open or on view any more. */
  letGo<Name extends 'session.close' | 'session.viewing'>(name: Name, input: Input<Name>): void
  kick(reason: Parameters<Engine['kick']>[0]): void
  stop(): Promise<void>
}

export function createDesks<Opening>({ openEngine, emit, log }: DesksOptions<Opening>): Desks<Opening> {
  const desks = new Map<Id, Desk<Opening>>()
  /** Which account a session turned out to be of. */
  const owners = new Map<Id, Id>()

  function of(accountId: Id): Desk<Opening> {
    const there = desks.get(accountId)
    if (there) return there
    const tell = (patches: Patch[]) => {
      // What is still on its way from an account that has left is nobody's.
      if (desks.get(accountId) === desk) emit(patches.map((patch) => changeOf(accountId, patch)))
    }
    const desk = createDesk<Opening>({ openEngine: (opening) => openEngine(opening, tell), emit: tell, log })
    desks.set(accountId, desk)
    return desk
  }

  /** Only the account's own files say what is its own: an id of one account never gets to the server of another. */
  async function claimants(belonging: Belonging, among: readonly (readonly [Id, Engine])[]): Promise<Id[]> {
    const claims = await Promise.allSettled(among.map(([, engine]) => engine.owns(belonging)))
    return among.flatMap(([accountId], index) => {
      const claim = claims[index]
      return claim?.status === 'fulfilled' && claim.value ? [accountId] : []
    })
  }

  async function ownerOf(belonging: Belonging): Promise<Id> {
    const known = 'sessionId' in belonging ? owners.get(belonging.sessionId) : undefined
    if (known !== undefined) return known
    const [open, waiting] = partition()
    // Accounts that are still being opened are waited for only when no other one has it.
    const found = await claimants(belonging, open)
    if (found.length === 0) found.push(...(await claimants(belonging, await settled(waiting))))
    const [accountId] = found
    if (accountId === undefined) throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
    if (found.length > 1) {
      log.error('desks.claimed-twice', { accounts: found.length })
      throw new ParleyError('CONFLICT', 'Two of your workspaces say that this chat is theirs.', {
        hint: 'Nothing was sent. Tell whoever runs the servers.',
      })
    }
    if ('sessionId' in belonging) owners.set(belonging.sessionId, accountId)
    return accountId
  }

  function partition(): [open: [Id, Engine][], waiting: [Id, Desk<Opening>][]] {
    const open: [Id, Engine][] = []
    const waiting: [Id, Desk<Opening>][] = []
    for (const [accountId, desk] of desks) {
      const engine = desk.opened()
      if (engine) open.push([accountId, engine])
      else waiting.push([accountId, desk])
    }
    return [open, waiting]
  }

  async function settled(waiting: readonly [Id, Desk<Opening>][]): Promise<[Id, Engine][]> {
    const engines = await Promise.allSettled(waiting.map(([, desk]) => desk.engine()))
    return waiting.flatMap(([accountId], index): [Id, Engine][] => {
      const engine = engines[index]
      return engine?.status === 'fulfilled' ? [[accountId, engine.value]] : []
    })
  }

  /** All engines that are open; while none is, the first. One that opens later tells what it has by itself. */
  async function engines(only: Id | undefined): Promise<Engine[]> {
    if (desks.size === 0) throw new ParleyError('UNAUTHENTICATED', 'Nobody is signed in.')
    if (only !== undefined) {
      const desk = desks.get(only)
      if (!desk) throw new ParleyError('NOT_FOUND', 'You are not signed in to this workspace any more.')
      return [await desk.engine()]
    }
    await first(Array.from(desks.values(), (desk) => desk.engine()))
    return [...desks.values()].flatMap((desk) => desk.opened() ?? [])
  }

  async function askAll<Name extends EngineChannel>(
    name: Name,
    route: Extract<Route<Name>, { to: 'all' }>,
    input: Input<Name>,
  ): Promise<EngineAnswer<Name>> {
    const asked = await engines(route.only?.(input))
    const answers = await Promise.allSettled(asked.map((engine) => handle(engine, name, input)))
    // One account's trouble must not hide the others: it is told by its own notices.
    const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue
      if (given.length === 0) throw answer.reason
      log.warn('desks.one-failed', { name, ...errorFacts(answer.reason) })
    }
    return route.merge(given, input)
  }

  async function ask<Name extends EngineChannel>(
    name: Name,
    input: Input<Name>,
  ): Promise<EngineAnswer<Name>> {
    const route: Route<Name> = ROUTES[name]
    if (route.to === 'all') return askAll(name, route, input)
    const engine = await of(await ownerOf(route.belonging(input))).engine()
    return handle(engine, name, input)
  }

  return {
    of,
    remove(accountId) {
      desks.delete(accountId)
      for (const [sessionId, owner] of owners) if (owner === accountId) owners.delete(sessionId)
    },
    // Each name is given the handler of that name, which the compiler cannot see through the list.
    handlers: Object.fromEntries(
      Object.keys(ROUTES).map((name) => [name, (input: never) => ask(name as EngineChannel, input)]),
    ) as unknown as EngineHandlers,
    async snapshot() {
      const all = Array.from(desks, async ([accountId, desk]) => {
        const patches = await desk.snapshot().catch((error: unknown): Patch[] => {
          log.error('desks.not-read', errorFacts(error))
          return []
        })
        return patches.map((patch) => changeOf(accountId, patch))
      })
      return (await Promise.all(all)).flat()
    },
    async find(sessionId) {
      const accountId = await ownerOf({ sessionId })
      const customerId = await (await of(accountId).engine()).customerOf(sessionId)
      if (customerId === null) throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
      return { accountId, customerId }
    },
    async isAbout({ sessionId, accountId }, name, input) {
      const route = isEngineChannel(name) ? (ROUTES[name] as Route<EngineChannel>) : null
      if (route === null) return true
      // The name picks route and input alike, which the compiler cannot see.
      if (route.to === 'all') return !route.only || route.only(input as never) === accountId
      const belonging = route.belonging(input as never)
      if ('sessionId' in belonging && belonging.sessionId === sessionId) return true
      const engine = desks.get(accountId)?.opened()
      return (await engine?.isWithin(sessionId, belonging)) ?? false
    },
    letGo(name, input) {
      ask(name, input).catch((error: unknown) => log.debug('desks.not-let-go', errorFacts(error)))
    },
    kick(reason) {
      for (const desk of desks.values()) desk.kick(reason)
    },
    async stop() {
      await Promise.allSettled(Array.from(desks.values(), (desk) => desk.stop()))
    },
  }
}

function isEngineChannel(name: ChannelName): name is EngineChannel {
  return name in ROUTES
}

function handle<Name extends EngineChannel>(
  engine: Engine,
  name: Name,
  input: Input<Name>,
): Promise<EngineAnswer<Name>> {
  const handler: (input: Input<Name>) => Promise<EngineAnswer<Name>> = engine.handlers[name]
  return handler(input)
}

function changeOf(accountId: Id, patch: Patch): StoreChange {
  return { kind: 'account', accountId, patch }
}

/** The first that comes to be; when none does, why the first of them did not. */
async function first<Value>(promises: readonly Promise<Value>[]): Promise<Value> {
  return Promise.any(promises).catch(() => promises[0] as Promise<Value>)
}
