import { io, type Socket } from 'socket.io-client'
import { v7 as uuidv7 } from 'uuid'
import type { Command, Receipt } from '#shared/commands.ts'
import type { ErrorBody } from '#shared/errors.ts'
import {
  type Answer,
  type Change,
  type Page,
  type Poke,
  PROTOCOL_VERSION,
  poke as pokeFrame,
  type Welcome,
  welcome,
} from '#shared/protocol.ts'
import type { Me, Tokens } from '#shared/rest.ts'
import { emailOf, PASSWORD } from './world.ts'

export const DEVICE = { id: '8b1f1f0a-6c1e-4c7e-9c1e-1f0a6c1e4c7e', name: 'test' }

export interface Reply {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any
}

export interface CallOptions {
  readonly token?: string
  readonly body?: unknown
  /** A body that is no JSON. */
  readonly file?: Buffer
  readonly headers?: Record<string, string>
}

export async function call(
  url: string,
  method: string,
  path: string,
  { token, body, file, headers }: CallOptions = {},
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(file !== undefined && { 'content-type': 'application/octet-stream' }),
      ...headers,
    },
    ...(file !== undefined && { body: new Uint8Array(file) }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

export async function signIn(
  url: string,
  slug: string,
  person: 'mara' | 'jonas' | 'omar' | 'nora',
): Promise<{ tokens: Tokens; me: Me }> {
  const body = { email: emailOf(person, slug), password: PASSWORD, device: DEVICE }
  return (await call(url, 'POST', '/v1/auth/sign-in', { body })).body
}

export async function introduce(url: string, workspace: string): Promise<{ id: string; token: string }> {
  const { body } = await call(url, 'POST', '/v1/customers', {
    body: { workspace, name: 'Visitor', device: DEVICE },
  })
  return { id: body.customer.id, token: body.tokens.accessToken }
}

/** A client of the socket that keeps the protocol's one rule, and what it has seen. */
export interface TestClient {
  readonly socket: Socket
  readonly pokes: Poke[]
  readonly changes: Change[]
  readonly errors: ErrorBody[]
  hello(frame?: object): Promise<Answer<Welcome>>
  ask(name: string, frame: unknown): Promise<Answer<never>>
  pull(since?: { epoch: string; rev: number } | null, resume?: string): Promise<Page>
  command(command: Pick<Command, 'name' | 'input'>): Promise<Answer<Receipt>>
  /** Resolves with the first change that fits, of those that have come or will. */
  seen(fits: (change: Change) => boolean): Promise<Change>
  disconnected(): Promise<void>
  close(): void
}

export async function openSocket(
  url: string,
  token: string,
  options: {
    origin?: string
    headers?: Record<string, string>
    transports?: ('websocket' | 'polling')[]
  } = {},
): Promise<TestClient> {
  const socket = io(url, {
    path: '/v1/socket',
    auth: { token },
    transports: options.transports ?? ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...options.headers, ...(options.origin && { origin: options.origin }) },
  })
  const pokes: Poke[] = []
  const changes: Change[] = []
  const errors: ErrorBody[] = []
  const waiting = new Set<() => void>()
  socket.on('poke', (frame: unknown) => {
    const poke = pokeFrame.parse(frame) as Poke
    pokes.push(poke)
    changes.push(...poke.changes)
    for (const look of waiting) look()
  })
  socket.on('error', (error: ErrorBody) => errors.push(error))
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const ask = (name: string, frame: unknown) => socket.timeout(10_000).emitWithAck(name, frame)
  return {
    ...{ socket, pokes, changes, errors, ask },
    async hello(frame = {}) {
      const answer: Answer<Welcome> = await ask('hello', {
        ...{ protocol: PROTOCOL_VERSION, clientId: DEVICE.id, appVersion: '0.1.0', cursor: null },
        ...frame,
      })
      if (answer.ok) welcome.parse(answer.value)
      return answer
    },
    async pull(since = null, resume) {
      const answer: Answer<Page> = await ask('pull', { since, ...(resume !== undefined && { resume }) })
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.value
    },
    command: (command) => ask('command', { id: uuidv7(), ...command }),
    async seen(fits) {
      for (;;) {
        const found = changes.find(fits)
        if (found !== undefined) return found
        await new Promise<void>((resolve) => {
          const look = () => {
            waiting.delete(look)
            resolve()
          }
          waiting.add(look)
        })
      }
    },
    disconnected: () => gone,
    close: () => void socket.disconnect(),
  }
}

/** A chat's message as a command. */
export function say(sessionId: string, body: string, more: object = {}): Pick<Command, 'name' | 'input'> {
  const input = {
    ...{ sessionId, type: 'text' as const, body },
    replyTo: null,
    baseSeq: null,
    force: false,
    ...more,
  }
  return { name: 'message.send', input }
}
