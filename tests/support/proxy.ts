import { createServer, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface TestProxy {
  /** `host:port`, as system settings name it. */
  readonly address: string
  /** What was asked for, as `CONNECT host:port` or `GET /path`. */
  readonly requests: string[]
  close(): Promise<void>
}

/** An HTTP proxy that makes tunnels, to whoever gives its password if it has one. */
export async function startProxy(
  more: { password?: string; scheme?: string; status?: number } = {},
): Promise<TestProxy> {
  const { password, scheme = 'Basic realm="office"', status } = more
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const wanted = password && `Basic ${Buffer.from(password).toString('base64')}`
  // What is asked for without TLS is passed on as it is.
  const server = createServer((asked, answer) => {
    requests.push(`${asked.method} ${new URL(asked.url ?? '').pathname}`)
    if (wanted && asked.headers['proxy-authorization'] !== wanted) {
      return answer.writeHead(407, { 'proxy-authenticate': scheme }).end()
    }
    const { method, headers } = asked
    const onward = request(asked.url ?? '', { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  server.on('connection', (socket) => sockets.add(socket))
  server.on('connect', ({ url = '', headers }, client) => {
    requests.push(`CONNECT ${url}`)
    if (status) return client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
    if (wanted && headers['proxy-authorization'] !== wanted) {
      const refusal = `HTTP/1.1 407 Who are you\r\nProxy-Authenticate: ${scheme}\r\nContent-Length: 0\r\n\r\n`
      return client.end(refusal)
    }
    const { hostname, port } = new URL(`http://${url}`)
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(client)
      client.pipe(target)
    })
    sockets.add(target)
    target.on('error', () => client.destroy())
    client.on('error', () => target.destroy())
  })
  await listen(server)
  return {
    address: `127.0.0.1:${portOf(server)}`,
    requests,
    close: () => shut(server, sockets),
  }
}

/** A SOCKS 5 proxy without a password, which looks names up itself. */
export async function startSocksProxy(): Promise<TestProxy> {
  const { createServer: createTcp } = await import('node:net')
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server = createTcp((client) => {
    sockets.add(client)
    client.once('data', () => {
      client.write(Buffer.from([5, 0]))
      client.once('data', (asked) => {
        const host = asked.subarray(5, 5 + (asked[4] ?? 0)).toString('latin1')
        const port = asked.readUInt16BE(asked.length - 2)
        requests.push(`CONNECT ${host}:${port}`)
        const target = connect(port, host, () => {
          client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
          target.pipe(client)
          client.pipe(target)
        })
        sockets.add(target)
        target.on('error', () => client.destroy())
      })
    })
    client.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => shut(server, sockets),
  }
}

export function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function shut(server: { close(done: () => void): unknown }, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => server.close(() => resolve()))
}
