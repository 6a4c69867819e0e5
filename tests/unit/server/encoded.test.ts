import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Poke } from '#shared/protocol.ts'
import { encoded } from '../../../src/server/realtime/encoded.ts'

const http = createServer()
const server = new Server(http, { perMessageDeflate: false })
let url: string

beforeAll(async () => {
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})

afterAll(async () => {
  await server.close()
})

/** A poke of about so many bytes, in more than one script. */
function pokeOf(size: number): Poke {
  return { from: 0, to: 1, at: `مرحبا ${'x'.repeat(size)}`, changes: [] }
}

it.each(['websocket', 'polling'])('a poke of any size arrives as it was sent, by %s', async (transport) => {
  const client = io(url, { transports: [transport], forceNew: true })
  try {
    const [socket] = await once(server, 'connection')
    for (const size of [0, 30, 60, 125, 126, 1_000, 65_400, 65_600, 200_000]) {
      const arrived = new Promise<Poke>((resolve) => client.once('poke', resolve))
      socket.conn.write(...encoded(pokeOf(size)))
      expect(await arrived).toEqual(pokeOf(size))
    }
  } finally {
    client.close()
  }
})

it('is worked out once for all who get the same', () => {
  const poke = pokeOf(10)
  expect(encoded(poke)).toBe(encoded(poke))
})
