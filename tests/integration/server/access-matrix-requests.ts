import { v7 as uuidv7 } from 'uuid'
import type { CommandName } from '#shared/commands.ts'
import type { ErrorBody, ErrorCode } from '#shared/errors.ts'
import { type Answer as FrameAnswer, PROTOCOL_VERSION, type UpName } from '#shared/protocol.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import type { Caller, Chats } from './access-matrix-house.ts'
import { call, DEVICE, openSocket } from './client.ts'
import { PASSWORD } from './world.ts'

/** Rows beside those that the contract names: the same route or command in another shape. */
type Variant =
  | 'rest changeStatus: locked'
  | 'rest sendMessage: note'
  | 'command session.status: locked'
  | 'command message.send: note'

/** Whatever can be asked of the server. The frame `command` is the door of all commands. */
export type Operation =
  | `rest ${RouteName}`
  | `command ${CommandName}`
  | `frame ${Exclude<UpName, 'command'>}`
  | Variant

/** What came back, on either way. */
export interface Answer {
  readonly code: 'ok' | ErrorCode | `status ${number}`
  readonly text: string
  /** All of it but the number of the request: equal for what must not be told apart. */
  readonly comparable: string
}

type Payload = Record<string, unknown>

export interface Request {
  /** Which of a place's chats it is about. */
  readonly about: keyof Chats | null
  /** A valid body, query or frame. */
  payload(caller: Caller, sessionId: string): Payload
  deliver(url: string, caller: Caller, sessionId: string, payload: Payload): Promise<Answer>
}

type Make = (caller: Caller, sessionId: string) => Payload

function rest(name: RouteName, about: Request['about'] = null, payload: Make = () => ({})): Request {
  const { method, path, body, status } = ROUTES[name]
  return {
    about,
    payload,
    async deliver(url, caller, sessionId, content) {
      const query = body === null ? `?${new URLSearchParams(content as Record<string, string>)}` : ''
      const reply = await call(url, method, `/v1${path.replace(':sessionId', sessionId)}${query}`, {
        ...(caller.token !== null && { token: caller.token }),
        ...(body !== null && { body: content }),
      })
      const code = reply.status === status ? 'ok' : (reply.body.code ?? `status ${reply.status}`)
      return answer(code, { status: reply.status, body: reply.body })
    },
  }
}

function frame(name: UpName, about: Request['about'] = null, payload: Make = () => ({})): Request {
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

function command(name: CommandName, about: Request['about'], input: Make): Request {
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

const withId = (make: Make): Make => {
  return (caller, sessionId) => ({ id: uuidv7(), ...make(caller, sessionId) })
}
const inSession = (make: Make): Make => {
  return (caller, sessionId) => ({ sessionId, ...make(caller, sessionId) })
}
const refreshToken: Make = ({ refreshToken }) => ({ refreshToken })
/** Of a type that nobody has an open chat of. */
const opening: Make = () => ({ type: 'support', subject: 'New', message: { id: uuidv7(), body: 'Hello?' } })
/** Beyond all messages, so that nothing is stale and every watermark moves. */
const marks: Make = () => ({ deliveredSeq: 1_000, readSeq: 1_000 })
const text: Make = () => ({ type: 'text', body: 'An answer', baseSeq: 1_000 })
const note: Make = () => ({ type: 'note', body: 'A remark', baseSeq: 1_000 })

/** How each is asked, as it should be: whatever is refused is refused for who asks and what they ask about. */
export const REQUESTS: Readonly<Record<Operation, Request>> = {
  'rest health': rest('health'),
  'rest signIn': rest('signIn', null, ({ email }) => ({ email, password: PASSWORD, device: DEVICE })),
  'rest refresh': rest('refresh', null, refreshToken),
  'rest signOut': rest('signOut', null, refreshToken),
  'rest createCustomer': rest('createCustomer', null, ({ slug }) => {
    return { workspace: slug, name: 'Visitor', device: DEVICE }
  }),
  'rest me': rest('me'),
  'rest listSessions': rest('listSessions', null, () => ({ limit: '100' })),
  'rest startSession': rest('startSession', null, withId(opening)),
  'rest getSession': rest('getSession', 'held'),
  'rest claimSession': rest(
    'claimSession',
    'waiting',
    withId(() => ({})),
  ),
  'rest changeStatus': rest(
    'changeStatus',
    'held',
    withId(() => ({ status: 'paused' })),
  ),
  'rest changeStatus: locked': rest(
    'changeStatus',
    'held',
    withId(() => ({ status: 'locked' })),
  ),
  'rest mark': rest('mark', 'held', withId(marks)),
  'rest listMessages': rest('listMessages', 'held', () => ({ limit: '100' })),
  'rest sendMessage': rest('sendMessage', 'held', withId(text)),
  'rest sendMessage: note': rest('sendMessage', 'held', withId(note)),
  'rest sync': rest('sync', null, () => ({ limit: '500' })),

  'command session.start': command('session.start', null, opening),
  'command session.claim': command(
    'session.claim',
    'waiting',
    inSession(() => ({})),
  ),
  'command session.status': command(
    'session.status',
    'held',
    inSession(() => ({ to: 'paused' })),
  ),
  'command session.status: locked': command(
    'session.status',
    'held',
    inSession(() => ({ to: 'locked' })),
  ),
  'command session.mark': command('session.mark', 'held', inSession(marks)),
  'command message.send': command('message.send', 'held', inSession(text)),
  'command message.send: note': command('message.send', 'held', inSession(note)),

  'frame hello': frame('hello', null, hello),
  'frame pull': frame('pull', null, () => ({ since: null })),
  'frame range': frame(
    'range',
    'held',
    inSession(() => ({ fromSeq: 1, toSeq: 100 })),
  ),
  'frame typing': frame(
    'typing',
    'held',
    inSession(() => ({ typing: true })),
  ),
}
