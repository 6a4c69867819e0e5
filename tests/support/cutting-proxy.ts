import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut, after so many bytes have gone up it. */
export interface CuttingProxy {
  readonly url: string
  /** Bytes that have gone up. */
  sent(): number
  /** Cuts the connection whose bytes reach each of these places, counted from now; `onCut` hears of it. */
  cutAt(places: readonly number[], onCut?: () => void): void
  close(): Promise<void>
}

export async function openCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let sent = 0
  let places: number[] = []
  let onCut: () => void = () => undefined

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      // Whoever is cut says so as an error; there is nobody to tell.
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket)
          near.destroy()
          far.destroy()
        })
    }
    far.pipe(near)
    near.on('data', (piece: Buffer) => {
      const [place = Number.POSITIVE_INFINITY] = places
      const left = place - sent
      if (piece.length < left) {
        sent += piece.length
        if (!far.write(piece)) {
          near.pause()
          far.once('drain', () => near.resume())
        }
        return
      }
      sent = place
      places.shift()
      far.end(piece.subarray(0, left), () => near.destroy())
      near.pause()
      onCut()
    })
    near.on('end', () => far.end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    cutAt(wanted, heard = () => undefined) {
      places = wanted.map((place) => sent + place)
      onCut = heard
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
