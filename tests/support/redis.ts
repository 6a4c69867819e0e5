import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A real Redis that forgets everything when it ends, on a port that it keeps. */
export interface TestRedis {
  readonly url: string
  /** As a power cut would. */
  kill(): Promise<void>
  /** On the same port, empty. */
  restart(): Promise<void>
  /** Keeps its connections and answers nothing, as a network that swallows packets would. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

export async function startTestRedis(): Promise<TestRedis> {
  const port = await freePort()
  let child = await launch(port)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const cleanUp = () => void child.kill('SIGKILL')
  process.once('exit', cleanUp)
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill,
    async restart() {
      child = await launch(port)
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      process.off('exit', cleanUp)
      await kill()
    },
  }
}

async function launch(port: number): Promise<ChildProcess> {
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`redis-server has ended:\n${said}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ready to accept connections')) resolve()
    })
  })
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
