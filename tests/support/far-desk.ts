import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ErrorBody, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { ChannelOutput, Patch } from '#shared/ipc.ts'
import type { EngineChannel, EngineHandlers } from '../../src/main/engine/index.ts'
import { applyPatches, type Entities, NO_ENTITIES } from '../../src/renderer/store/entities.ts'
import { FAIR, type Weather } from './bad-line.ts'
import { BLANK_USER } from './blank.ts'
import type { FromDesk, Opening, Order, Reply } from './desk-child.ts'

const CHILD = resolve(import.meta.dirname, 'desk-child.ts')
const WORKER = resolve(import.meta.dirname, 'mortal-worker.ts')

/** Half of what a start costs is to compile the same files again. */
const COMPILED = join(tmpdir(), 'parley-compiled')

export interface Start {
  /** `point:n`, as `PARLEY_CRASH_AT`. */
  crashAt?: string
  weather?: Weather
  serverUrl?: string
  /** Another worker than the real one. */
  workerFile?: string
  isBlindToGaps?: boolean
  /** The command that runs the process, in front of its own. */
  under?: readonly string[]
}

/** A desk whose engine is a process of its own. Folder and key outlive it. */
export interface FarDesk {
  readonly name: string
  readonly folder: string
  readonly key: Buffer
  readonly logged: readonly { event: string; facts: unknown }[]
  isRunning(): boolean
  pid(): number | undefined
  /** Resolves when the engine can be asked; rejects when its process ends before. */
  start(more?: Start): Promise<void>
  ask<Name extends EngineChannel>(
    channel: Name,
    input: Parameters<EngineHandlers[Name]>[0],
  ): Promise<ChannelOutput<Name>>
  /** Opens a chat and shows it from now on, with all that was ever said in it. */
  show(sessionId: Id): Promise<void>
  /** Fetches what was said before what is shown: a desk that opened a chat while it was offline may lack it. */
  scrollUp(sessionId: Id): Promise<void>
  /** What a renderer would hold. */
  screen(): Entities
  order(order: Order): Promise<unknown>
  unsent(): Promise<number>
  /** As a power cut would, as far as a process can tell. */
  kill(): Promise<void>
  /** Resolves with the signal that ended the process, or its exit code. */
  ended(): Promise<unknown>
  stop(): Promise<void>
  remove(): Promise<void>
}

export interface FarDeskOptions {
  name: string
  userId: Id
  token: string
  serverUrl: string
  seed: number
}

export function createFarDesk({ name, userId, token, serverUrl, seed }: FarDeskOptions): FarDesk {
  const folder = mkdtempSync(join(tmpdir(), 'parley-desk-'))
  const key = randomBytes(32)
  const clientId = randomUUID()
  const logged: { event: string; facts: unknown }[] = []
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const shown = new Set<Id>()
  let child: ChildProcess | null = null
  let ended: Promise<unknown> = Promise.resolve(null)
  let entities = NO_ENTITIES
  let lastId = 0
  let starts = 0

  function hear(message: FromDesk): void {
    if ('id' in message) settle(message)
    else if ('logged' in message) logged.push({ event: message.logged, facts: message.facts })
    else see(message.patches)
  }

  function see(patches: readonly Patch[]): void {
    entities = applyPatches(entities, patches)
    // As a renderer does, when everything it held was replaced.
    if (patches.some(({ kind }) => kind === 'reset'))
      for (const sessionId of shown) show(sessionId).catch(() => undefined)
  }

  function settle(reply: Reply): void {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.ok) asked?.resolve(reply.value)
    else asked?.reject(reply.error ? ParleyError.from(reply.error as ErrorBody) : new Error(reply.message))
  }

  /** `heard` is called before anything that is said later is listened to. */
  function order(what: Order, heard: (answer: unknown) => void = () => undefined): Promise<unknown> {
    const to = child
    if (!to?.connected) return Promise.reject(new Error(`${name} is not running.`))
    const id = ++lastId
    return new Promise((resolveAsked, reject) => {
      const resolve = (answer: unknown) => {
        heard(answer)
        resolveAsked(answer)
      }
      waiting.set(id, { resolve, reject })
      to.send({ id, order: what }, (error) => error && reject(error))
    })
  }

  async function start({
    crashAt,
    weather = FAIR,
    workerFile = WORKER,
    isBlindToGaps = false,
    under = [],
    ...more
  }: Start = {}): Promise<void> {
    starts++
    entities = NO_ENTITIES
    const [execPath = process.execPath, ...execArgv] = [
      ...under,
      ...(under.length > 0 ? [process.execPath] : []),
    ]
    const started = fork(CHILD, {
      execPath,
      execArgv,
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: COMPILED,
        ...(crashAt !== undefined && { PARLEY_CRASH_AT: crashAt }),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child = started
    started.on('message', (message: FromDesk) => child === started && hear(message))
    ended = once(started, 'exit').then(([code, signal]) => {
      if (child === started) child = null
      for (const { reject } of waiting.values()) reject(new Error(`${name} has ended.`))
      waiting.clear()
      return signal ?? code
    })
    const me: Opening['options']['me'] = {
      workspace: { id: randomUUID(), name: 'Test', slug: 'test' },
      user: { id: userId, name, role: 'agent', ...BLANK_USER },
      email: `${name}@example.com`,
    }
    const options = {
      folder,
      workerFile,
      me,
      serverUrl: more.serverUrl ?? serverUrl,
      clientId,
      appVersion: '0.1.0',
    }
    const opening = {
      options,
      key: key.toString('hex'),
      token,
      seed: seed * 1_000 + starts,
      weather,
      isBlindToGaps,
    }
    await order({ what: 'open', opening })
  }

  async function ask<Name extends EngineChannel>(
    channel: Name,
    input: Parameters<EngineHandlers[Name]>[0],
  ): Promise<ChannelOutput<Name>> {
    // The child answers a channel with what its handler returns.
    return (await order({ what: 'ask', channel, input })) as ChannelOutput<Name>
  }

  async function show(sessionId: Id): Promise<void> {
    shown.add(sessionId)
    entities = { ...entities, messages: { [sessionId]: [], ...entities.messages } }
    const opening = { what: 'ask', channel: 'session.open', input: { sessionId } } as const
    await order(opening, (answer) => {
      const { row, messages, pending } = answer as ChannelOutput<'session.open'>
      entities = applyPatches(entities, [
        { kind: 'rows', rows: [row] },
        { kind: 'messages', sessionId, messages },
        { kind: 'pending', sessionId, pending },
      ])
    })
    await scrollUp(sessionId)
  }

  async function scrollUp(sessionId: Id): Promise<void> {
    for (let more = true; more; ) {
      const beforeSeq = entities.messages[sessionId]?.[0]?.seq ?? 1
      if (beforeSeq === 1) return
      const before = { what: 'ask', channel: 'messages.before', input: { sessionId, beforeSeq } } as const
      await order(before, (answer) => {
        const older = answer as ChannelOutput<'messages.before'>
        entities = applyPatches(entities, [{ kind: 'messages', sessionId, messages: older.messages }])
        more = older.more && older.messages.length > 0
      })
    }
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL')
    await ended
  }

  return {
    ...{ name, folder, key, logged, start, ask, show, scrollUp, kill },
    order: (what) => order(what),
    isRunning: () => child !== null,
    pid: () => child?.pid,
    screen: () => entities,
    unsent: async () => Number(await order({ what: 'unsent' })),
    ended: () => ended,
    async stop() {
      if (child === null) return
      await order({ what: 'stop' }).catch(() => undefined)
      await ended
    },
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
