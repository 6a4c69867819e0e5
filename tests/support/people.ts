import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { ROUTES, type RouteName, type RouteOf, type RouteResponse } from '#shared/rest.ts'
import { emailOf, PASSWORD } from './console.ts'

/** People who speak to a server over its REST API, without a console or a widget. */

type Body<Name extends RouteName> = RouteOf<Name>['body'] extends z.ZodType
  ? z.input<RouteOf<Name>['body']>
  : undefined

interface Question<Name extends RouteName> {
  /** What stands for the names in the route's path. */
  params?: Readonly<Record<string, string>>
  body?: Body<Name>
}

export type Ask = <Name extends RouteName>(
  route: Name,
  question?: Question<Name>,
) => Promise<RouteResponse<Name>>

/** Asks the server, and throws what it refuses. */
export function asking(serverUrl: string, token?: string): Ask {
  return async (route, { params = {}, body } = {}) => {
    const { method, path, response: schema } = ROUTES[route]
    const address = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
    const response = await fetch(`${serverUrl}/v1${address}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${route} answered ${response.status}: ${text}`)
    return schema.parse(text === '' ? undefined : JSON.parse(text)) as RouteResponse<typeof route>
  }
}

const newDevice = () => ({ id: uuidv7(), name: 'test' })

/** By name: whoever signs in again is at the same device, or their presence would be that of two. */
const devices = new Map<string, ReturnType<typeof newDevice>>()

/** A member of the demo workspace's staff, signed in on a device of their own. */
export async function asStaff(serverUrl: string, name: string) {
  const device = devices.get(name) ?? newDevice()
  devices.set(name, device)
  const body = { email: emailOf(name), password: PASSWORD, device }
  const answer = await asking(serverUrl)('signIn', { body })
  if (!('tokens' in answer)) throw new Error(`${name} has to go on signing in: ${JSON.stringify(answer)}`)
  const { accessToken } = answer.tokens
  return { ask: asking(serverUrl, accessToken), accessToken, me: answer.me }
}

interface Beginning {
  workspace?: string
  name?: string
  subject?: string
  text?: string
}

/** A new customer begins a chat. */
export async function beginChat(
  serverUrl: string,
  { workspace = 'demo', name = 'Visitor', subject = '', text = 'Hello?' }: Beginning = {},
) {
  const { tokens } = await asking(serverUrl)('createCustomer', {
    body: { workspace, name, device: newDevice() },
  })
  const ask = asking(serverUrl, tokens.accessToken)
  const id = uuidv7()
  await ask('startSession', {
    body: { id, type: 'general', subject, message: { id: uuidv7(), body: text } },
  })
  const params = { sessionId: id }
  return {
    id,
    ask,
    /** What the customer writes next. */
    say: (words: string) =>
      ask('sendMessage', { params, body: { id: uuidv7(), type: 'text', body: words, baseSeq: null } }),
  }
}
