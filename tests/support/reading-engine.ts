import type { Engine, EngineChannel, EngineHandlers } from '../../src/main/engine/index.ts'
import { CHANNELS, type ChannelOutput, isPacked, unpack } from '../../src/shared/ipc.ts'

type ReadingHandlers = {
  [Name in EngineChannel]: (...input: Parameters<EngineHandlers[Name]>) => Promise<ChannelOutput<Name>>
}

/** An engine whose answers come unpacked, as a page reads them; each is what its schema says. */
export type ReadingEngine = Omit<Engine, 'handlers'> & { readonly handlers: ReadingHandlers }

export function readingEngine(engine: Engine): ReadingEngine {
  return { ...engine, handlers: readingHandlers(engine.handlers) }
}

export function readingHandlers(handlers: EngineHandlers): ReadingHandlers {
  const reading = Object.entries(handlers).map(
    ([name, handle]: [string, (input: never) => Promise<object>]) => [
      name,
      async (input: never) => {
        const answer = await handle(input)
        return isPacked(answer) ? CHANNELS[name as EngineChannel].output.parse(unpack(answer)) : answer
      },
    ],
  )
  return Object.fromEntries(reading)
}
