import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dialSocketIo, type Pipe } from '../../../../src/main/connection/index.ts'
import type { ParleyError } from '../../../../src/shared/errors.ts'

let http: HttpServer
let io: Server
let serverUrl: string
let pipe: Pipe | undefined

beforeEach(async () => {
  http = createServer()
  io = new Server(http, { path: '/v1/socket' })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  serverUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterEach(async () => {
  pipe?.close()
  await io.close()
})

/** Dials, and answers what the pipe says until it is told no more. */
function open(token = 'token') {
  const frames: [string, unknown][] = []
  let opened = () => undefined as unknown
  let closed: (reason: ParleyError) => unknown = () => undefined
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve
  })
  const end = new Promise<ParleyError>((resolve) => {
    closed = resolve
  })
  pipe = dialSocketIo(
    { serverUrl, token },
    {
      onOpen: () => opened(),
      onFrame: (name, frame) => frames.push([name, frame]),
      onClose: (reason) => closed(reason),
    },
  )
  return { pipe, frames, isOpen, end }
}

test('frames go both ways, and questions are answered', async () => {
  io.on('connection', (socket) => {
    expect(socket.handshake.auth).toEqual({ token: 'mine' })
    expect(socket.conn.transport.name).toBe('websocket')
    socket.on('hello', (frame: unknown, answer: (value: unknown) => void) => {
      answer({ ok: true, value: frame })
      socket.emit('poke', { to: 1 })
    })
  })
  const { pipe: opened, frames, isOpen } = open('mine')
  await isOpen
  const answer = await new Promise((resolve) => opened.send('hello', { a: 1 }, resolve))
  expect(answer).toEqual({ ok: true, value: { a: 1 } })
  await expect.poll(() => frames).toEqual([['poke', { to: 1 }]])
})

test('what the server says when it refuses is told', async () => {
  io.use((_socket, next) =>
    next(Object.assign(new Error('no'), { data: { code: 'TOKEN_EXPIRED', message: 'Too late.' } })),
  )
  expect((await open().end).body).toEqual({ code: 'TOKEN_EXPIRED', message: 'Too late.' })
})

test('a server that is not there is offline', async () => {
  await io.close()
  expect((await open().end).code).toBe('OFFLINE')
})

test('a line that is lost ends once, and does not come back by itself', async () => {
  let connections = 0
  io.on('connection', () => {
    connections++
  })
  const { isOpen, end } = open()
  await isOpen
  io.disconnectSockets(true)
  expect((await end).code).toBe('OFFLINE')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(connections).toBe(1)
})
