import { z } from 'zod'
import {
  type Entity,
  type EntityName,
  label,
  type Message,
  message,
  session,
  UNTOUCHED,
  USUAL_CHANNEL,
  user,
} from '#shared/entities.ts'
import { errorBody, errorCode } from '#shared/errors.ts'
import {
  type Change,
  change,
  type Page,
  type Poke,
  page,
  poke,
  type RangePage,
  rangePage,
} from '#shared/protocol.ts'

/**
 * What comes from a server that is newer than this console. Nothing of it may stop the rest from being understood, or
 * be asked for again and again: what we do not know is left out, or stands there as something we know.
 */

/** Kept in place of a message that cannot be shown. It takes the message's place, so that no hole is left there. */
const UPDATE_TO_SEE = 'Update Parley to see this message.'

const unknownMessage = message
  .pick({ id: true, sessionId: true, seq: true, createdAt: true })
  .extend({ senderKind: z.string(), senderId: z.string().nullable().catch(null) })
  .transform(({ senderKind, senderId, ...place }): Message => {
    // A customer who wrote something waits for an answer, whatever it was. All else is an event of the chat.
    const isCustomer = senderKind === 'customer' && senderId !== null
    const sender = isCustomer
      ? ({ senderKind: 'customer', senderId, type: 'text' } as const)
      : ({ senderKind: 'system', senderId: null, type: 'system' } as const)
    return { ...UNTOUCHED, ...place, ...sender, body: UPDATE_TO_SEE }
  })

/** Entities that need not be complete to be of use, with what stands in for a value that is not known. */
const STAND_INS: { [Name in EntityName]?: z.ZodType<Entity[Name]> } = {
  message: unknownMessage,
  session: session.extend({
    type: session.shape.type.catch('general'),
    priority: session.shape.priority.catch('normal'),
    channel: session.shape.channel.catch(USUAL_CHANNEL),
    // The one status in which nothing can be done to a chat by mistake.
    status: session.shape.status.catch('locked'),
    externalRef: session.shape.externalRef.catch(null),
  }),
  user: user.extend({ role: user.shape.role.catch('agent') }),
  label: label.extend({ color: label.shape.color.catch('gray') }),
}

const looseChange = z.object({ op: z.literal('put'), entity: z.string(), rev: z.int(), value: z.unknown() })
const loosely = { changes: z.array(z.unknown()) }
const loosePoke = poke.extend(loosely)
const loosePage = page.extend(loosely)
const looseRange = rangePage.extend({ messages: z.array(z.unknown()) })

/** A refusal of a kind that we do not know is one that nobody should repeat unchanged. */
export const anyError = errorBody.extend({ code: errorCode.catch('INVALID') })

/** What was read, and of how much of it only a part was understood. */
export interface Read<Value> {
  value: Value
  unknown: number
}

export function readPoke(frame: unknown): Read<Poke> | null {
  const parsed = loosePoke.safeParse(frame)
  return parsed.success ? withChanges(parsed.data) : null
}

export function readPage(value: unknown): Read<Page> | null {
  const parsed = loosePage.safeParse(value)
  return parsed.success ? withChanges(parsed.data) : null
}

export function readRange(value: unknown): Read<RangePage> | null {
  const parsed = looseRange.safeParse(value)
  if (!parsed.success) return null
  let unknown = 0
  const messages = parsed.data.messages.flatMap((raw): Message[] => {
    const known = message.safeParse(raw)
    if (known.success) return [known.data]
    unknown++
    const kept = unknownMessage.safeParse(raw)
    return kept.success ? [kept.data] : []
  })
  return { value: { ...parsed.data, messages }, unknown }
}

function withChanges<Frame extends { changes: unknown[] }>(frame: Frame) {
  let unknown = 0
  const changes = frame.changes.flatMap((raw): Change[] => {
    const known = change.safeParse(raw)
    if (known.success) return [known.data]
    unknown++
    return standIn(raw)
  })
  return { value: { ...frame, changes }, unknown }
}

function standIn(raw: unknown): Change[] {
  const put = looseChange.safeParse(raw)
  if (!put.success || !Object.hasOwn(STAND_INS, put.data.entity)) return []
  const value = STAND_INS[put.data.entity as EntityName]?.safeParse(put.data.value)
  // The table ties a name to its schema, which the compiler cannot follow through the look-up.
  return value?.success ? [{ ...put.data, value: value.data } as Change] : []
}
