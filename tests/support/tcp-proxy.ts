import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Towards the server, or back from it. */
type Way = 'up' | 'down'

export interface TcpProxy {
  readonly url: string
  /** Ends every connection with a reset. */
  reset(): void
  /** Nothing goes that way any more, and nobody is told: bytes wait until {@link flow}. */
  stall(...ways: Way[]): void
  /** Each chunk is this late, and no more than so many bytes go each way in a second. */
  slow(limits: { latency: number; bytesPerSecond: number }): void
  /** New connections are reset at once. */
  refuse(): void
  /** All is well again. */
  flow(): void
  connections(): number
  close(): Promise<void>
}

const UNLIMITED = { latency: 0, bytesPerSecond: Number.POSITIVE_INFINITY }

/** A way to `port` of this machine with the faults of a network, which the kernel's own shapers do not offer everywhere. */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  const links = new Set<() => void>()
  const stalled = new Set<Way>()
  let limits = UNLIMITED
  let isRefusing = false
  let go: () => void = () => undefined
  let flowing = new Promise<void>((resolve) => {
    go = resolve
  })

  async function pump(from: Socket, to: Socket, way: Way): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      const delay = limits.latency + (chunk.length / limits.bytesPerSecond) * 1_000
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      while (stalled.has(way)) await flowing
      if (!to.writable) return
      if (!to.write(chunk)) await once(to, 'drain')
    }
    to.end()
  }

  const server = createServer((near) => {
    if (isRefusing) {
      near.resetAndDestroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    const end = () => {
      links.delete(end)
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    links.add(end)
    for (const socket of [near, far]) {
      socket.setNoDelay()
      socket.on('error', end)
      socket.on('close', end)
    }
    pump(near, far, 'up').catch(end)
    pump(far, near, 'down').catch(end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const reset = () => {
    for (const end of [...links]) end()
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reset,
    stall(...ways) {
      for (const way of ways) stalled.add(way)
    },
    slow(wanted) {
      limits = wanted
    },
    refuse() {
      isRefusing = true
      reset()
    },
    flow() {
      stalled.clear()
      limits = UNLIMITED
      isRefusing = false
      go()
      flowing = new Promise<void>((resolve) => {
        go = resolve
      })
    },
    connections: () => links.size,
    async close() {
      stalled.clear()
      go()
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}
