import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The server as a process of its own, with its own PostgreSQL, so that it can be killed like one. */
export interface TestServer {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  pid(): number | undefined
  /** What it has written so far, to both outputs. */
  output(): string
  /** Resolves with its exit code, or the signal that ended it. */
  exited(): Promise<number | string>
  /** As an operator would: drains, stops PostgreSQL, keeps the data. */
  stop(): Promise<void>
  /** Stops it and deletes its data: for a file that starts many. What is left is deleted when the file has run. */
  remove(): Promise<void>
  /** As a power cut would. PostgreSQL, a process of its own, is left behind. */
  kill(): Promise<void>
  /** On the same port and the same data. */
  restart(env?: Record<string, string>): Promise<void>
}

export interface TestServerOptions {
  seed?: 'demo' | 'none'
  accessTokenSeconds?: number
  /** Further settings, as the environment spells them. */
  env?: Record<string, string>
  /** Another program than the real one: a server that is broken on purpose. */
  program?: string
}

/** A server that does not get as far as listening: its exit code and what it said. */
export class ServerStartFailed extends Error {
  readonly exitCode: number | string
  readonly output: string

  constructor(exitCode: number | string, output: string) {
    super(`the server ended with ${exitCode}:\n${output}`)
    this.exitCode = exitCode
    this.output = output
  }
}

interface Run {
  child: ChildProcess
  output: string
  exited: Promise<number | string>
}

/** What must not outlive the tests, however they end. */
const leftovers = new Set<() => void>()
process.once('exit', () => {
  for (const cleanUp of leftovers) cleanUp()
})
// How a test runner ends its workers.
process.once('SIGTERM', () => process.exit())

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-server-'))
  const settings: Record<string, string> = {
    PARLEY_DATA_DIR: dataDir,
    PARLEY_SEED: options.seed ?? 'none',
    PARLEY_LOG_LEVEL: 'warn',
    PARLEY_PORT: '0',
    ...(options.accessTokenSeconds && { PARLEY_ACCESS_TOKEN_SECONDS: String(options.accessTokenSeconds) }),
    ...options.env,
  }
  const program = options.program ?? 'src/server/index.ts'
  let run = launch(program, settings)
  const cleanUp = () => {
    run.child.kill('SIGKILL')
    endPostgres(dataDir)
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  leftovers.add(cleanUp)

  let url: string
  try {
    url = await listening(run)
  } catch (error) {
    leftovers.delete(cleanUp)
    cleanUp()
    throw error
  }
  const { port } = new URL(url)
  const stop = async () => {
    run.child.kill('SIGTERM')
    await run.exited
    endPostgres(dataDir)
  }
  return {
    url,
    port: Number(port),
    dataDir,
    pid: () => run.child.pid,
    output: () => run.output,
    exited: () => run.exited,
    stop,
    async remove() {
      await stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
      leftovers.delete(cleanUp)
    },
    async kill() {
      run.child.kill('SIGKILL')
      await run.exited
    },
    async restart(env = {}) {
      run = launch(program, { ...settings, PARLEY_PORT: port, ...env })
      await listening(run)
    },
  }
}

function launch(program: string, settings: Record<string, string>): Run {
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Closed rather than exited: by then both outputs have been read to their ends.
  const exited = once(child, 'close').then(
    ([code, signal]: (number | string | null)[]) => code ?? signal ?? 'unknown',
  )
  const run: Run = { child, output: '', exited }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      run.output += text
    })
  }
  return run
}

async function listening(run: Run): Promise<string> {
  const said = new Promise<string>((resolve) => {
    run.child.stdout?.on('data', () => {
      const url = /Parley is listening on (\S+)/.exec(run.output)?.[1]
      if (url !== undefined) resolve(url)
    })
  })
  const failed = run.exited.then((code) => {
    throw new ServerStartFailed(code, run.output)
  })
  return Promise.race([said, failed])
}

/** Ends the PostgreSQL that a killed server has left behind, if one runs. */
function endPostgres(dataDir: string): void {
  try {
    const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // None is left.
  }
}
