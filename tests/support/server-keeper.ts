import { setTimeout as wait } from 'node:timers/promises'
import type { TestServer } from './server.ts'

/** Starts a server again on the same data whenever it has died, as a service manager would. */
export interface ServerKeeper {
  /** How often it has died. */
  deaths(): number
  /** As a power cut would; it is back so many milliseconds later. */
  kill(downFor: number): Promise<void>
  /** Has it die at a point of its code (`point:n`, as `PARLEY_CRASH_AT`), and be back after that. */
  arm(crashAt: string): Promise<void>
  /** Whether it has yet to die there. */
  isArmed(): boolean
  /** Resolves when it runs, and nothing waits to kill it. */
  calm(): Promise<void>
}

export function keepServer(server: TestServer): ServerKeeper {
  let deaths = 0
  /** Counts the runs, so that a death that was seen to is not seen to twice. */
  let run = 0
  let isArmed = false
  let last: Promise<unknown> = Promise.resolve()

  /** One thing at a time is done to it. */
  function inTurn(action: () => Promise<void>): Promise<void> {
    const turn = last.then(action)
    last = turn.catch(() => undefined)
    return turn
  }

  async function end(): Promise<void> {
    run++
    deaths++
    isArmed = false
    await server.kill()
  }

  async function startArmed(crashAt: string): Promise<void> {
    const mine = ++run
    isArmed = true
    try {
      await server.restart({ PARLEY_CRASH_AT: crashAt })
    } catch {
      // It has died there before it listened.
    }
    void server.exited().then(() =>
      inTurn(async () => {
        if (run !== mine) return
        await end()
        await server.restart()
      }),
    )
  }

  return {
    deaths: () => deaths,
    isArmed: () => isArmed,
    kill: (downFor) =>
      inTurn(async () => {
        await end()
        await wait(downFor)
        await server.restart()
      }),
    arm: (crashAt) =>
      inTurn(async () => {
        await end()
        await startArmed(crashAt)
      }),
    calm: () =>
      inTurn(async () => {
        if (!isArmed) return
        await end()
        await server.restart()
      }),
  }
}
