import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { answerCalls } from '../lib/calls.ts'
import { quantile } from '../lib/statistics.ts'

export interface GetResult {
  readonly operations: number
  readonly seconds: number
  readonly mean: number
  readonly p99: number
}

/** A kept-alive connection that asks one thing after another, and only counts the bytes of what it gets. */
class Line {
  readonly #socket: Socket
  readonly #request: string
  /** Bytes of the answer's body that are still to come; null before its head. */
  #missing: number | null = null
  #answered: () => void = () => {}
  bytes = 0

  constructor(socket: Socket, request: string) {
    this.#socket = socket
    this.#request = request
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', (error) => {
      throw error
    })
  }

  ask(): Promise<void> {
    this.#socket.write(this.#request)
    return new Promise((resolve) => {
      this.#answered = resolve
    })
  }

  #receive(chunk: Buffer): void {
    if (this.#missing === null) {
      const end = chunk.indexOf('\r\n\r\n')
      const head = chunk.toString('latin1', 0, end)
      if (end === -1 || !head.startsWith('HTTP/1.1 200')) throw new Error(`Not what was asked for: ${head}`)
      this.bytes = Number(/content-length: (\d+)/i.exec(head)?.[1])
      this.#missing = this.bytes - (chunk.length - end - 4)
    } else this.#missing -= chunk.length
    if (this.#missing === 0) {
      this.#missing = null
      this.#answered()
    }
  }

  close(): void {
    this.#socket.destroy()
  }
}

async function open(url: string, path: string, token: string, count: number): Promise<Line[]> {
  const { hostname, port, host } = new URL(url)
  const request = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      await once(socket, 'connect')
      return new Line(socket, request)
    }),
  )
}

/** Each connection asks again as soon as it is answered. */
async function getClosed(
  url: string,
  path: string,
  token: string,
  connections: number,
  seconds: number,
): Promise<GetResult> {
  const lines = await open(url, path, token, connections)
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() - started < seconds * 1_000) {
        const asked = performance.now()
        await line.ask()
        times.push(performance.now() - asked)
      }
    }),
  )
  return told(lines, times, started)
}

/** Requests come at their own times; the wait counts from then, the one for a free connection included. */
async function getOpen(
  url: string,
  path: string,
  token: string,
  connections: number,
  rate: number,
  seconds: number,
): Promise<GetResult> {
  const lines = await open(url, path, token, connections)
  const times: number[] = []
  const started = performance.now()
  let taken = 0
  await Promise.all(
    lines.map(async (line) => {
      while (taken < rate * seconds) {
        const due = started + (taken++ / rate) * 1_000
        const early = due - performance.now()
        if (early > 0) await delay(early)
        await line.ask()
        times.push(performance.now() - due)
      }
    }),
  )
  return told(lines, times, started)
}

function told(lines: readonly Line[], times: readonly number[], started: number): GetResult {
  for (const line of lines) line.close()
  return {
    operations: times.length,
    seconds: (performance.now() - started) / 1_000,
    mean: times.reduce((total, time) => total + time, 0) / times.length,
    p99: quantile(times, 0.99),
  }
}

answerCalls({ getClosed, getOpen })
