import { setTimeout as delay } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { v7 as uuidv7 } from 'uuid'
import type { Receipt } from '#shared/commands.ts'
import type { Message } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import {
  type Answer,
  type Change,
  type Cursor,
  type Page,
  type Poke,
  PROTOCOL_VERSION,
} from '#shared/protocol.ts'
import type { Random } from './random.ts'

/**
 * A client in its simplest form: keeps the protocol's one rule, comes back to any of the nodes when its socket ends,
 * and sends what it has to say until it has been told that it was taken.
 */
export interface Replica {
  /** By entity and id. */
  readonly held: ReadonlyMap<string, unknown>
  /** Why its sockets have ended, as far as it was told. */
  readonly told: readonly ErrorBody[]
  messages(sessionId: string): Message[]
  /** Resolves when it was acknowledged. */
  send(id: string, sessionId: string, body: string): Promise<void>
  /** Every poke it was ever sent, once more: a late frame of an old socket. */
  replay(): void
  online(): Promise<void>
  close(): void
}

/** Of a socket that lives: one that has ended says so at once. */
const ACK_MS = 30_000

export function createReplica(urls: readonly string[], token: string, random: Random): Replica {
  const held = new Map<string, unknown>()
  const told: ErrorBody[] = []
  const everPoked: Poke[] = []
  const waiting = new Set<() => void>()
  let cursor: Cursor | null = null
  let buffered: Poke[] | null = []
  let socket: Socket | null = null
  let isOnline = false
  let closed = false

  void (async () => {
    while (!closed) {
      const heard = told.length
      await live(urls[random.below(urls.length)] ?? '').catch(() => {})
      isOnline = false
      const hint = told[heard]?.retryAfterMs ?? 0
      await delay(Math.min(hint, 1_000) + 50 + random.below(250))
    }
  })()

  /** From a socket's beginning to its end. */
  async function live(url: string): Promise<void> {
    const own = io(url, {
      ...{ path: '/v1/socket', auth: { token }, transports: ['websocket'] },
      ...{ reconnection: false, forceNew: true },
    })
    const ended = new Promise<void>((resolve) => {
      own.once('disconnect', () => resolve())
      own.once('connect_error', () => resolve())
    })
    socket = own
    buffered = []
    own.on('poke', (poke: Poke) => {
      everPoked.push(poke)
      if (buffered === null) receive(poke)
      else buffered.push(poke)
    })
    own.on('error', (error: ErrorBody) => told.push(error))
    own.once('connect', () => {
      catchUp(own).catch(() => own.disconnect())
    })
    await ended
  }

  async function catchUp(own: Socket): Promise<void> {
    const hello = { protocol: PROTOCOL_VERSION, clientId: uuidv7(), appVersion: '9.0.0', cursor }
    const greeting: Answer<unknown> = await own.timeout(ACK_MS).emitWithAck('hello', hello)
    if (!greeting.ok) throw new Error(greeting.error.code)
    await pull(own)
    isOnline = true
    for (const go of waiting) go()
    waiting.clear()
  }

  async function pull(own: Socket): Promise<void> {
    const collected: Page[] = []
    let since = cursor
    let resume: string | undefined
    for (;;) {
      const frame = { since, ...(resume !== undefined && { resume }) }
      const answer: Answer<Page> = await own.timeout(ACK_MS).emitWithAck('pull', frame)
      if (!answer.ok) throw new Error(answer.error.code)
      const page = answer.value
      collected.push(page)
      if (page.reset) resume = page.resume ?? undefined
      else since = { epoch: page.epoch, rev: page.to }
      if (!page.more) break
    }
    if (collected[0]?.reset) held.clear()
    for (const page of collected) for (const change of page.changes) apply(change)
    const last = collected.at(-1)
    if (last !== undefined) cursor = { epoch: last.epoch, rev: last.to }
    const late = buffered ?? []
    buffered = null
    for (const poke of late) receive(poke)
  }

  function receive(poke: Poke): void {
    if (cursor === null || poke.to <= cursor.rev) return
    if (poke.from > cursor.rev) {
      buffered = [poke]
      const own = socket
      if (own !== null) void pull(own).catch(() => own.disconnect())
      return
    }
    for (const change of poke.changes) if (change.rev > cursor.rev) apply(change)
    cursor = { ...cursor, rev: poke.to }
  }

  function apply(change: Change): void {
    if (change.op === 'put') {
      held.set(`${change.entity} ${change.value.id}`, change.value)
      return
    }
    held.delete(`${change.entity} ${change.id}`)
    if (change.entity !== 'session') return
    for (const [key, value] of held) {
      if ((value as { sessionId?: string }).sessionId === change.id) held.delete(key)
    }
  }

  const online = async (): Promise<void> => {
    while (!isOnline) await new Promise<void>((resolve) => waiting.add(resolve))
  }

  return {
    ...{ held, told, online },
    messages: (sessionId) =>
      [...held]
        .flatMap(([key, value]) => (key.startsWith('message ') ? [value as Message] : []))
        .filter((message) => message.sessionId === sessionId)
        .sort((a, b) => a.seq - b.seq),
    async send(id, sessionId, body) {
      const input = { sessionId, type: 'text', body, replyTo: null, baseSeq: null, force: false }
      while (!closed) {
        await online()
        const answer: Answer<Receipt> | null = await (socket as Socket)
          .timeout(ACK_MS)
          .emitWithAck('command', { id, name: 'message.send', input })
          .catch(() => null)
        if (answer?.ok) return
        if (answer?.ok === false && !['UNAVAILABLE', 'INTERNAL', 'TIMEOUT'].includes(answer.error.code)) {
          throw new Error(`${answer.error.code}: ${answer.error.message}`)
        }
        await delay(50 + random.below(200))
      }
    },
    replay() {
      for (const poke of everPoked) receive(poke)
    },
    close() {
      closed = true
      socket?.disconnect()
    },
  }
}
