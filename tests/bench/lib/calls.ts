import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench's own, with functions that can be called from here. */
export interface Child {
  readonly pid: number
  call<Result>(name: string, ...args: unknown[]): Promise<Result>
  stop(): Promise<void>
}

interface Call {
  readonly number: number
  readonly name: string
  readonly args: readonly unknown[]
}

interface Answer {
  readonly number: number
  readonly value?: unknown
  readonly error?: string
}

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts a module that says {@link answerCalls}. `file` is told from the checkout's root. */
export async function startChild(
  file: string,
  env: Record<string, string> = {},
  execArgv: string[] = [],
): Promise<Child> {
  const child = fork(file, [], { cwd: ROOT, env: { ...process.env, ...env }, execArgv })
  const waiting = new Map<number, (answer: Answer) => void>()
  child.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.(answer)
    waiting.delete(answer.number)
  })
  const died = once(child, 'exit').then(([code, signal]) => `${file} ended with ${code ?? signal}`)
  let count = 0
  const self: Child = {
    pid: pidOf(child),
    async call(name, ...args) {
      const number = ++count
      const answered = new Promise<Answer>((resolve) => waiting.set(number, resolve))
      child.send({ number, name, args } satisfies Call)
      const answer = await Promise.race([answered, died.then((error): Answer => ({ number, error }))])
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer.value as never
    },
    async stop() {
      child.kill('SIGTERM')
      await died
    },
  }
  await self.call('ready')
  return self
}

/** The child's end: each function by its name. */
export function answerCalls(functions: Record<string, (...args: never[]) => unknown>): void {
  const all: Record<string, (...args: never[]) => unknown> = { ready: () => true, ...functions }
  process.on('message', ({ number, name, args }: Call) => {
    const work = async () => all[name]?.(...(args as never[]))
    work().then(
      (value) => process.send?.({ number, value }),
      (error: Error) => process.send?.({ number, error: error.stack ?? error.message }),
    )
  })
  // Whoever started it may have been killed.
  process.on('disconnect', () => process.exit())
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('A process could not be started.')
  return child.pid
}
