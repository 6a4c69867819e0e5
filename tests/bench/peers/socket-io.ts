import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { v7 as uuidv7 } from 'uuid'
import { answerCalls } from '../lib/calls.ts'

// A bare Socket.IO server: it acknowledges what comes, and tells all readers of it when it has been given what to tell.

const http = createServer()
const io = new Server(http, { path: '/v1/socket', serveClient: false, perMessageDeflate: false })
let poke: unknown = null

io.on('connection', (socket) => {
  socket.on('hello', (_frame, ack) => {
    void socket.join('readers')
    ack({ ok: true, value: {} })
  })
  socket.on('command', ({ id }, ack) => {
    ack({
      ok: true,
      value: { id, sessionId: uuidv7(), seq: 1, at: new Date().toISOString(), duplicate: false },
    })
    if (poke !== null) io.to('readers').emit('poke', poke)
  })
})

answerCalls({
  async listen() {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  },
  tellReaders(text: string) {
    poke = JSON.parse(text)
  },
  collectGarbage: () => globalThis.gc?.(),
})
