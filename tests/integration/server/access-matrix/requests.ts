import { v7 as uuidv7 } from 'uuid'
import type { CommandName } from '#shared/commands.ts'
import type { ErrorBody, ErrorCode } from '#shared/errors.ts'
import { type Answer as FrameAnswer, PROTOCOL_VERSION, type UpName } from '#shared/protocol.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import type { Route } from '#shared/routes/route.ts'
import { call, DEVICE, openSocket } from '../client.ts'
import type { Caller, Chats } from './house.ts'

/** What came back, on either way. */
export interface Answer {
  readonly code: 'ok' | ErrorCode | `status ${number}`
  readonly text: string
  /** All of it but the number of the request: equal for what must not be told apart. */
  readonly comparable: string
}

/** What is uploaded. */
export const FILE = Buffer.from('The words of a file.')

type Payload = Record<string, unknown>

export interface Request {
  /** Which of a place's chats it is about. */
  readonly about: keyof Chats | null
  /** A valid body, query or frame. */
  payload(caller: Caller, sessionId: string): Payload
  deliver(url: string, caller: Caller, sessionId: string, payload: Payload): Promise<Answer>
}

export type Make = (caller: Caller, sessionId: string) => Payload

/** `params`: what stands for the names in the path, besides the chat's id. */
export function rest(
  name: RouteName,
  about: Request['about'] = null,
  payload: Make = () => ({}),
  params: (caller: Caller, sessionId: string) => Payload | Promise<Payload> = () => ({}),
): Request {
  const { method, path, body, binary, status }: Route = ROUTES[name]
  return {
    about,
    payload,
    async deliver(url, caller, sessionId, content) {
      const query = body === null ? `?${new URLSearchParams(content as Record<string, string>)}` : ''
      const named = { sessionId, ...(await params(caller, sessionId)) } as Record<string, string>
      const address = path.replaceAll(/:(\w+)/g, (_, part: string) => named[part] ?? '')
      const reply = await call(url, method, `/v1${address}${query}`, {
        ...(caller.token !== null && { token: caller.token }),
        ...(body !== null && { body: content }),
        ...(binary === 'request' && { file: FILE }),
      })
      const code = reply.status === status ? 'ok' : (reply.body.code ?? `status ${reply.status}`)
      return answer(code, { status: reply.status, body: reply.body })
    },
  }
}

export function frame(name: UpName, about: Request['about'] = null, payload: Make = () => ({})): Request {
  return {
    about,
    payload,
    async deliver(url, caller, _sessionId, content) {
      const { client } = caller
      if (client !== null && name !== 'hello') return answerOf(await client.ask(name, content))
      return fromNewSocket(url, caller.token ?? '', name, content)
    },
  }
}

export function command(name: CommandName, about: Request['about'], input: Make): Request {
  return frame('command', about, (caller, sessionId) => ({
    ...{ id: uuidv7(), name },
    input: input(caller, sessionId),
  }))
}

/** The first frame on a connection of its own, or the refusal of the connection. */
export async function fromNewSocket(
  url: string,
  token: string,
  name: UpName,
  content: Payload,
): Promise<Answer> {
  const client = await openSocket(url, token).catch((error: Error & { data?: ErrorBody }) => {
    if (error.data === undefined) throw error
    return error.data
  })
  if (!('ask' in client)) return answerOf({ ok: false, error: client })
  try {
    return answerOf(await client.ask(name, content))
  } finally {
    client.close()
  }
}

function answerOf(given: FrameAnswer<unknown>): Answer {
  return given.ok
    ? answer('ok', { body: given.value ?? {} })
    : answer(given.error.code, { body: given.error })
}

function answer(code: Answer['code'], given: { status?: number; body: unknown }): Answer {
  const text = JSON.stringify(given)
  return { code, text, comparable: text.replace(/"requestId":"[^"]*"/, '"requestId"') }
}

export const hello: Make = () => ({
  ...{ protocol: PROTOCOL_VERSION, clientId: DEVICE.id, appVersion: '0.1.0' },
  cursor: { epoch: 'of another time', rev: 1 },
})

/** With the id that every write carries. */
export const withId = (make: Make): Make => {
  return (caller, sessionId) => ({ id: uuidv7(), ...make(caller, sessionId) })
}
/** About the chat that the row is about. */
export const inSession = (make: Make): Make => {
  return (caller, sessionId) => ({ sessionId, ...make(caller, sessionId) })
}
