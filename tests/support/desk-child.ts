import { createApi } from '../../src/main/account/index.ts'
import { crashPoint } from '../../src/main/cache/crash-point.ts'
import { type Dial, dialSocketIo } from '../../src/main/connection/index.ts'
import { assembleEngine } from '../../src/main/engine/assemble.ts'
import type { EngineOptions } from '../../src/main/engine/index.ts'
import { ParleyError } from '../../src/shared/errors.ts'
import type { Patch } from '../../src/shared/ipc.ts'
import { badLine, FAIR, type Weather } from './bad-line.ts'
import { randomFrom } from './random.ts'
import { type ReadingEngine, readingEngine } from './reading-engine.ts'

/** An engine in a process of its own, which does what its parent says and can be killed like one. */

export interface Opening {
  options: Pick<EngineOptions, 'folder' | 'workerFile' | 'me' | 'serverUrl' | 'clientId' | 'appVersion'>
  /** In hexadecimal. */
  key: string
  token: string
  /** Of the weather's choices. */
  seed: number
  weather: Weather
  /** A desk that is broken on purpose: takes every poke for the next one, whatever was lost before it. */
  isBlindToGaps: boolean
}

export type Order =
  | { what: 'open'; opening: Opening }
  | { what: 'ask'; channel: string; input: unknown }
  | { what: 'weather'; weather: Weather }
  | { what: 'cut' }
  | { what: 'kick'; reason: 'resume' | 'network' | 'user' }
  | { what: 'unsent' }
  | { what: 'killWorker' }
  | { what: 'stop' }

export type Reply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: ParleyError['body'] | null; message: string }

export type FromDesk = Reply | { patches: Patch[] } | { logged: string; facts: unknown }

function tell(message: FromDesk): void {
  process.send?.(message)
}

let engine: ReadingEngine
let weather = FAIR
let cut: () => void = () => undefined
let onWorkerDied: () => void = () => undefined

async function open(opening: Opening): Promise<void> {
  weather = opening.weather
  const dial = opening.isBlindToGaps ? withoutGaps(dialSocketIo) : dialSocketIo
  const line = badLine(dial, randomFrom(opening.seed), () => weather)
  cut = line.cut
  const note = (logged: string, facts: unknown = {}) => {
    tell({ logged, facts })
    if (logged === 'cache.worker-exit') onWorkerDied()
  }
  const assembled = await assembleEngine(
    {
      ...opening.options,
      key: Buffer.from(opening.key, 'hex'),
      sqliteBinding: undefined,
      accessToken: async () => opening.token,
      api: createApi(fetch),
      fetch,
      dialogs: { choose: async () => [], chooseTarget: async () => null },
      emit: (patches) => tell({ patches }),
      onNewMessages: () => undefined,
      log: { debug: () => undefined, info: note, warn: note, error: note },
      crash: crashPoint(true),
    },
    line.dial,
  )
  engine = readingEngine(assembled)
  tell({ patches: [{ kind: 'reset' }, ...(await engine.snapshot())] })
}

/** Resolves when it is dead; one that is not there yet cannot die. */
async function killWorker(): Promise<void> {
  await engine.unsent()
  const death = new Promise<void>((resolve) => {
    onWorkerDied = resolve
  })
  const deaths = new BroadcastChannel('worker-dies')
  deaths.postMessage('now')
  await death
  deaths.close()
}

function withoutGaps(dial: Dial): Dial {
  return (target, events) =>
    dial(target, {
      ...events,
      onFrame: (name, frame) =>
        events.onFrame(name, name === 'poke' ? { ...(frame as object), from: 0 } : frame),
    })
}

function carryOut(order: Order): unknown {
  switch (order.what) {
    case 'open':
      return open(order.opening)
    case 'ask': {
      const handlers = engine.handlers as Record<string, (input: unknown) => Promise<unknown>>
      return handlers[order.channel]?.(order.input)
    }
    case 'weather':
      weather = order.weather
      if (weather.isDown) cut()
      return null
    case 'cut':
      return cut()
    case 'kick':
      return engine.kick(order.reason)
    case 'unsent':
      return engine.unsent()
    case 'killWorker':
      return killWorker()
    case 'stop':
      return engine.stop()
  }
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  void (async () => {
    try {
      tell({ id, ok: true, value: (await carryOut(order)) ?? null })
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      tell({ id, ok: false, error: error instanceof ParleyError ? error.body : null, message })
    }
    if (order.what === 'stop') process.disconnect()
  })()
})
// Whoever has lost its parent has nobody to work for.
process.on('disconnect', () => process.exit())
