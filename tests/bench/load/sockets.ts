import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { PROTOCOL_VERSION } from '#shared/protocol.ts'
import { answerCalls } from '../lib/calls.ts'
import { quantile } from '../lib/statistics.ts'
import { LeanSocket } from './lean-socket.ts'

/** Who connects, and where they write, if they do. */
export interface Person {
  readonly token: string
  readonly sessionId: string | null
}

export interface SendResult {
  readonly operations: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
}

const BODY = 'Good morning, the parcel has not arrived yet. Could you have a look where it is? Thank you!'
/** Connections that are being made at a time. */
const AT_ONCE = 40

interface Connected extends Person {
  readonly socket: LeanSocket
}

const people: Connected[] = []

async function connect(url: string, persons: Person[]): Promise<void> {
  const queue = [...persons]
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const socket = await LeanSocket.open(url, next.token)
      people.push({ ...next, socket })
      const clientId = uuidv7()
      await socket.ask('hello', { protocol: PROTOCOL_VERSION, clientId, appVersion: '1.0.0', cursor: null })
    }
  })
  await Promise.all(workers)
}

function send({ socket, sessionId }: Connected): Promise<string> {
  const input = { sessionId, type: 'text', body: BODY, replyTo: null, baseSeq: null, force: false }
  return socket.ask('command', { id: uuidv7(), name: 'message.send', input })
}

function writers(): Connected[] {
  return people.filter((person) => person.sessionId !== null)
}

/** Each writes as soon as their last one is acknowledged: as many in flight as there are writers. */
async function sendClosed(seconds: number): Promise<SendResult> {
  const started = performance.now()
  const times: number[] = []
  const loops = writers().map(async (person) => {
    while (performance.now() - started < seconds * 1_000) {
      const sent = performance.now()
      await send(person)
      times.push(performance.now() - sent)
    }
  })
  await Promise.all(loops)
  return told(times, performance.now() - started)
}

/** Messages come at their own times, whether or not those before have been answered; the wait counts from then. */
async function sendOpen(rate: number, seconds: number): Promise<SendResult> {
  const started = performance.now()
  const all = writers()
  const times: number[] = []
  const under: Promise<void>[] = []
  for (let count = 0; count < rate * seconds; ) {
    const elapsed = performance.now() - started
    for (; count < (elapsed / 1_000) * rate; count += 1) {
      const due = started + (count / rate) * 1_000
      const person = all[count % all.length]
      if (person === undefined) throw new Error('Nobody writes.')
      under.push(
        send(person).then(() => {
          times.push(performance.now() - due)
        }),
      )
    }
    await delay(1)
  }
  await Promise.all(under)
  return told(times, performance.now() - started)
}

function told(times: readonly number[], milliseconds: number): SendResult {
  return {
    operations: times.length,
    seconds: milliseconds / 1_000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  }
}

/** So many messages are under way at a time, each until every reader has it. */
async function fanOut(messages: number, window: number): Promise<{ seconds: number }> {
  const readers = people.filter((person) => person.sessionId === null)
  const wanted = messages * readers.length
  let delivered = 0
  let sent = 0
  const started = performance.now()
  const done = new Promise<void>((resolve) => {
    const next = () => {
      while (sent < messages && sent * readers.length < delivered + window * readers.length) {
        const person = writers()[sent % writers().length]
        if (person !== undefined) void send(person)
        sent += 1
      }
    }
    for (const { socket } of readers) {
      socket.onEvent = (text) => {
        delivered += messagesIn(text)
        next()
        if (delivered >= wanted) resolve()
      }
    }
    next()
  })
  await done
  for (const { socket } of readers) socket.onEvent = () => {}
  return { seconds: (performance.now() - started) / 1_000 }
}

const MESSAGE = '"entity":"message"'

function messagesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf(MESSAGE); at !== -1; at = text.indexOf(MESSAGE, at + MESSAGE.length)) count += 1
  return count
}

/** The poke that readers get after somebody has written, as text; all of them have it when it is answered. */
async function recordPoke(): Promise<string> {
  const readers = people.filter((person) => person.sessionId === null)
  const [writer] = writers()
  if (writer === undefined) throw new Error('A writer is needed.')
  const seen = readers.map(
    ({ socket }) =>
      new Promise<string>((resolve) => {
        socket.onEvent = (text) => {
          if (messagesIn(text) === 1) resolve(text)
        }
      }),
  )
  await send(writer)
  const [text = ''] = await Promise.all(seen)
  for (const { socket } of readers) socket.onEvent = () => {}
  return JSON.stringify(JSON.parse(text.slice(text.indexOf('[')))[1])
}

function disconnect(): void {
  for (const { socket } of people.splice(0)) socket.close()
}

answerCalls({ connect, sendClosed, sendOpen, fanOut, recordPoke, disconnect })
