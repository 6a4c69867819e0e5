import { serialize } from 'node:v8'
import type { z } from 'zod'
import { type ErrorBody, invalidInput, ParleyError } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import {
  CHANNELS,
  type Channel,
  type ChannelOutput,
  type ChatWindow,
  type IpcResult,
  isPacked,
  type Packed,
  pack,
  unpack,
} from '#shared/ipc.ts'
import { CHANNEL_NAMES, type ChannelName } from '#shared/ipc-names.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Asker } from '../security/index.ts'

/** Bytes of one question at most, as they travel. The largest honest one is a draft of 100,000 characters. */
export const MAX_QUESTION = 1024 * 1024

export type HandlerInput<Name extends ChannelName> = z.output<(typeof CHANNELS)[Name]['input']>
/** Main's side of the registry: one handler missing or one too many does not compile. */
export type Handlers = {
  [Name in ChannelName]: (input: HandlerInput<Name>, asker: Asker) => Promise<Answer<Name>>
}
type Answer<Name extends ChannelName> =
  | ChannelOutput<Name>
  | ((typeof CHANNELS)[Name] extends { isPacked: true } ? Packed<ChannelOutput<Name>> : never)

export interface RouterOptions<Sender> {
  handlers: Handlers
  /** Who asks, told by the sender alone and never by what it says. */
  askerOf(sender: Sender): Asker | null
  /** Whether the window of a chat asks about no more than that chat, and its customer. */
  isAbout(chat: ChatWindow, name: ChannelName, question: object): Promise<boolean>
  /** Throws when the question is not answered now, such as at a locked window. */
  admit(name: ChannelName): Promise<void>
  /** Whether answers that come packed are looked into as well: wherever Parley is built and tested. */
  checksPacked: boolean
  log: Log
}

type RouterAnswer = IpcResult<unknown> | ({ ok: true } & Packed<unknown>)
export type Router<Sender> = (name: string, sender: Sender, question: unknown) => Promise<RouterAnswer>

/** The way of every question into main. A refusal is an answer: this never rejects. */
export function createRouter<Sender>({
  handlers,
  askerOf,
  isAbout,
  admit,
  checksPacked,
  log,
}: RouterOptions<Sender>): Router<Sender> {
  async function admitAll(name: ChannelName, asker: Asker, question: object): Promise<void> {
    await admit(name)
    if (asker.role === 'chat' && !(await isAbout(asker, name, question))) throw notAllowed()
  }

  async function answer(name: string, sender: Sender, question: unknown): Promise<RouterAnswer> {
    if (!isChannel(name)) throw new ParleyError('NOT_FOUND', 'There is no such question.')
    const channel: Channel = CHANNELS[name]
    const asker = askerOf(sender)
    if (asker === null || !channel.callers.includes(asker.role)) throw notAllowed()
    if (bytesOf(question) > MAX_QUESTION) throw new ParleyError('TOO_LARGE', 'The question is too large.')
    const parsed = channel.input.safeParse(question)
    if (!parsed.success) throw invalidInput(parsed.error)
    if (asker.role === 'chat' && !channel.isBeyondChat && !isOnlyAbout(asker.sessionId, parsed.data))
      throw notAllowed()
    // The compiler cannot see that the name picks handler and schema alike.
    const handler = handlers[name] as (input: unknown, asker: Asker) => Promise<object>
    const value = await withTimeout(
      admitAll(name, asker, parsed.data).then(() => handler(parsed.data, asker)),
      channel.timeout,
    )
    // It may have been locked while the answer was being found.
    await admit(name)
    if (!channel.isPacked) return { ok: true, value: check(name, value) }
    if (!isPacked(value)) return { ok: true, ...pack(check(name, value)) }
    if (checksPacked) check(name, unpack(value))
    return { ok: true, ...value }
  }

  return async (name, sender, question) => {
    try {
      return await answer(name, sender, question)
    } catch (error) {
      if (error instanceof ParleyError) {
        log.debug('ipc.refused', { name, code: error.code })
        return { ok: false, error: error.body }
      }
      log.error('ipc.failed', { name, ...errorFacts(error) })
      return { ok: false, error: INTERNAL }
    }
  }
}

/** What the schema names of an answer. */
function check(name: ChannelName, value: unknown): unknown {
  const checked = CHANNELS[name].output.safeParse(value)
  if (!checked.success) throw new TypeError(`${name} answered ${describe(checked.error)}`)
  return checked.data
}

const INTERNAL: ErrorBody = {
  code: 'INTERNAL',
  message: 'Something went wrong inside Parley.',
  hint: 'Please try again.',
}

function notAllowed(): ParleyError {
  return new ParleyError('FORBIDDEN', 'This page may not ask that.')
}

/** Whether no other chat is named in it. A command's own input has it one floor down. */
function isOnlyAbout(sessionId: Id, question: object): boolean {
  return Object.entries(question).every(([name, value]) => {
    if (name === 'sessionId') return value === sessionId
    // A search that names no chat is one of all of them.
    if (name === 'filters') return (value as { sessionId?: Id }).sessionId === sessionId
    const isNested = (name === 'command' || name === 'input') && typeof value === 'object' && value !== null
    return !isNested || isOnlyAbout(sessionId, value)
  })
}

function isChannel(name: string): name is ChannelName {
  return (CHANNEL_NAMES as readonly string[]).includes(name)
}

function bytesOf(question: unknown): number {
  try {
    return serialize(question).byteLength
  } catch {
    throw new ParleyError('INVALID', 'The question cannot be read.')
  }
}

/** Which fields a schema turned down, without their values. */
function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'nothing'}: ${issue.code}`).join(', ')
}

function withTimeout<Value>(promise: Promise<Value>, timeout: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = new ParleyError('TIMEOUT', 'This took too long.', { hint: 'Please try again.' })
    const timer = setTimeout(() => reject(late), timeout)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
