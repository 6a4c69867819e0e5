import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Direction = 'up' | 'down'

export interface SlowLine {
  readonly url: string
  /** Bytes that clients have sent and the server was given. */
  readonly sent: number
  /** How many connections there have been. */
  readonly connections: number
  /** For what comes from now on: in each direction, bytes a second and milliseconds under way. */
  limit(limits: { bytesPerSecond: number; delayMs: number }): void
  /** The connections that are there carry nothing more until they thaw; nobody is told. */
  freeze(...directions: Direction[]): void
  thaw(): void
  close(): Promise<void>
}

/** A TCP proxy in front of a server, which does to its connections what the world does. */
export async function startSlowLine(serverUrl: string): Promise<SlowLine> {
  const { hostname, port } = new URL(serverUrl)
  const pairs = new Set<{ client: Socket; target: Socket; frozen: Set<Direction>; pump: () => void }>()
  let limits = { bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 }
  const told = { sent: 0, connections: 0 }

  const server = createServer((client) => {
    told.connections++
    const target = connect(Number(port), hostname)
    const frozen = new Set<Direction>()
    const up = lane(
      client,
      target,
      () => frozen.has('up'),
      (bytes) => (told.sent += bytes),
    )
    const down = lane(
      target,
      client,
      () => frozen.has('down'),
      () => undefined,
    )
    const pump = () => {
      up()
      down()
    }
    const pair = { client, target, frozen, pump }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      target.destroy()
    }
    for (const socket of [client, target]) socket.on('error', end).on('close', end)
  })

  /** One direction of one connection: what comes waits for its turn, in order. */
  function lane(from: Socket, to: Socket, isFrozen: () => boolean, passed: (bytes: number) => void) {
    const waiting: { chunk: Buffer; due: number }[] = []
    let freeAt = 0
    let timer: NodeJS.Timeout | undefined

    function pump(): void {
      clearTimeout(timer)
      while (!isFrozen()) {
        const first = waiting[0]
        if (!first) return
        const wait = first.due - performance.now()
        if (wait > 0) {
          timer = setTimeout(pump, wait)
          return
        }
        waiting.shift()
        passed(first.chunk.length)
        if (to.writable) to.write(first.chunk)
      }
    }

    from.on('data', (chunk) => {
      freeAt = Math.max(performance.now(), freeAt) + (chunk.length / limits.bytesPerSecond) * 1_000
      waiting.push({ chunk, due: freeAt + limits.delayMs })
      pump()
    })
    from.on('close', () => clearTimeout(timer))
    return pump
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get sent() {
      return told.sent
    },
    get connections() {
      return told.connections
    },
    limit(next) {
      limits = next
    },
    freeze(...directions) {
      for (const { frozen } of pairs) for (const direction of directions) frozen.add(direction)
    },
    thaw() {
      for (const { frozen, pump } of pairs) {
        frozen.clear()
        pump()
      }
    },
    close() {
      for (const { client, target } of pairs) {
        client.destroy()
        target.destroy()
      }
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
