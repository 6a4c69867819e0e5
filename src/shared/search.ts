import { z } from 'zod'
import { customer, message, session, sessionStatus, sessionType } from './entities.ts'
import { id, timestamp } from './ids.ts'

/** What is searched. */
export const searchSection = z.enum(['messages', 'sessions', 'customers'])
export type SearchSection = z.infer<typeof searchSection>

/**
 * Narrows a search; all that is given holds. `from` is included, `to` is not. What only messages have (`sender`,
 * `senderId`, `sessionId`) leaves no sessions and customers to find.
 */
export const searchFilters = z.strictObject({
  from: timestamp.optional(),
  to: timestamp.optional(),
  sender: z.enum(['customer', 'user']).optional(),
  senderId: id.optional(),
  sessionId: id.optional(),
  status: sessionStatus.optional(),
  type: sessionType.optional(),
  tag: z.string().min(1).max(200).optional(),
  assigneeId: id.optional(),
  customerId: id.optional(),
})
export type SearchFilters = z.infer<typeof searchFilters>

/** Whether only messages can be what is wanted. */
export function isAboutMessages({
  sender,
  senderId,
  sessionId,
}: Partial<Pick<SearchFilters, 'sender' | 'senderId' | 'sessionId'>>): boolean {
  return sender !== undefined || senderId !== undefined || sessionId !== undefined
}

const found = {
  /** What hits are ordered by, newest first: when the message, the customer or the session was made. */
  at: timestamp,
  /** Text around the first word that was found; all of it when it is short. Text, not HTML. */
  snippet: z.string(),
  /** Where in the snippet the words stand that were found: start and length, in UTF-16 units. */
  matches: z.array(z.tuple([z.int().nonnegative(), z.int().positive()])),
}

/** What a list of hits says of the chat they are in. */
const chat = {
  subject: session.shape.subject,
  status: session.shape.status,
  customerId: id,
  customerName: customer.shape.name,
}

/** One thing that was found. */
export const searchHit = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('message'), ...found, id, ...chat },
    ...{ sessionId: id, seq: message.shape.seq },
    ...{ senderKind: message.shape.senderKind, senderId: message.shape.senderId, type: message.shape.type },
  }),
  z.object({
    ...{ kind: z.literal('session'), ...found, id, ...chat },
    ...session.pick({ externalRef: true, tags: true }).shape,
  }),
  z.object({
    ...{ kind: z.literal('customer'), ...found },
    ...customer.pick({ id: true, name: true, email: true, phone: true, externalId: true }).shape,
  }),
])
export type SearchHit = z.infer<typeof searchHit>

/** A hit's place among the others of its section. */
export const searchPlace = z.strictObject({ at: timestamp, id })
export type SearchPlace = z.infer<typeof searchPlace>

/** Orders hits as they are shown: newest first. */
export function byRecency(left: SearchPlace, right: SearchPlace): number {
  return compare(right.at, left.at) || compare(right.id, left.id)
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
