import { z } from 'zod'
import { authoredId, id, seq, timestamp } from './ids.ts'
import { suggestion } from './suggestion.ts'

export { type Suggestion, suggestion } from './suggestion.ts'

export const staffRole = z.enum(['agent', 'supervisor', 'admin'])
export type StaffRole = z.infer<typeof staffRole>

export const sessionType = z.enum(['booking', 'emergency', 'general', 'support'])
export type SessionType = z.infer<typeof sessionType>

/** What a chat weighs against its assignee's capacity. */
export const PRIORITY_WEIGHTS = { low: 1, normal: 1, high: 2, urgent: 3 } as const
export const priority = z.enum(['low', 'normal', 'high', 'urgent'])
export type Priority = z.infer<typeof priority>

export const sessionStatus = z.enum(['waiting', 'active', 'paused', 'ended', 'locked'])
export type SessionStatus = z.infer<typeof sessionStatus>

/**
 * How a chat came in: through our widget (or whoever else holds the socket), through the REST API, or as a message that
 * was left on a form while nobody was there.
 */
export const sessionChannel = z.enum(['widget', 'api', 'form'])
export type SessionChannel = z.infer<typeof sessionChannel>
/** The one that most chats come in by: on screen, only the others are named. */
export const USUAL_CHANNEL = 'widget' satisfies SessionChannel

/** Whether customers who came this way are shown the question how they were helped. */
export function canAskSurvey({ channel }: { channel: SessionChannel }): boolean {
  return channel !== 'form'
}

export const messageType = z.enum(['text', 'audio', 'image', 'file', 'video', 'system', 'emergency', 'note'])
export type MessageType = z.infer<typeof messageType>

export const messageStatus = z.enum(['sent', 'pending_approval', 'approved', 'rejected', 'deleted'])

/** Longest text of one message, in UTF-16 units. */
export const MAX_BODY = 8_000

/** Words beside a file, which may be none, without characters that PostgreSQL cannot store. */
export const caption = z
  .string()
  .max(MAX_BODY)
  .refine((text) => !text.includes('\u0000'), 'The text contains a character that cannot be stored.')

/** A text a person wrote: a caption that is not blank. */
export const messageBody = caption.refine((text) => text.trim() !== '', 'Write something first.')

export const user = z.object({
  id,
  name: z.string(),
  role: staffRole,
  teamIds: z.array(id),
  avatarUrl: z.string().nullable(),
  /** What routing may match a chat's category or tags with. */
  skills: z.array(z.string()),
  /** BCP 47 primary language subtags: `en`, `ar`. */
  languages: z.array(z.string()),
  /** Weighted chats at a time: see {@link PRIORITY_WEIGHTS}. */
  capacity: z.int().nonnegative(),
})
export type User = z.infer<typeof user>

export const team = z.object({ id, name: z.string() })
export type Team = z.infer<typeof team>

/** Values of custom attributes by the key of their {@link attributeDefinition}; a date is a `2026-11-21`. */
export const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type Attributes = z.infer<typeof attributes>

export const customer = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** BCP 47 language tag, as the customer's browser said. */
  locale: z.string().nullable(),
  /** IANA time zone name. */
  timeZone: z.string().nullable(),
  phone: z.string().nullable(),
  /** The customer's id in the company's own systems. */
  externalId: z.string().nullable(),
  /** What staff keep about them. */
  notes: z.string(),
  attributes,
  blockedAt: timestamp.nullable(),
  blockedReason: z.string().nullable(),
  createdAt: timestamp,
})
export type Customer = z.infer<typeof customer>

export const externalRef = z.object({ kind: z.enum(['booking', 'order']), reference: z.string().max(200) })

/** One promise of a service level. Its clock stands still while `dueAt` is null and it is not met. */
export const slaTarget = z.object({
  dueAt: timestamp.nullable(),
  metAt: timestamp.nullable(),
  warnedAt: timestamp.nullable(),
  breachedAt: timestamp.nullable(),
})
export type SlaTarget = z.infer<typeof slaTarget>

/** A session's promises; null for those that its policy does not make. */
export const sessionSla = z.object({
  policyId: id,
  firstResponse: slaTarget.nullable(),
  nextResponse: slaTarget.nullable(),
  resolution: slaTarget.nullable(),
})
export type SessionSla = z.infer<typeof sessionSla>

/** What a customer said of how they were helped. `userId` is who answered them. */
export const rating = z.object({
  score: z.int().min(1).max(5),
  comment: z.string(),
  userId: id.nullable(),
  at: timestamp,
})
export type Rating = z.infer<typeof rating>

/** One chat. */
export const session = z.object({
  id,
  type: sessionType,
  /** Said by who creates it, and never changed. A server before version 4 of the protocol does not say it. */
  channel: sessionChannel.default(USUAL_CHANNEL),
  category: z.string().nullable(),
  priority,
  status: sessionStatus,
  customerId: id,
  teamId: id.nullable(),
  assigneeId: id.nullable(),
  subject: z.string(),
  tags: z.array(z.string()),
  externalRef: externalRef.nullable(),
  /** What the company's systems keep with a chat. */
  metadata: z.record(z.string(), z.json()),
  /** What staff fill in. */
  attributes,
  lastSeq: seq,
  lastMessageAt: timestamp,
  /** When staff must next have answered or resolved; null while the clock does not run. */
  dueAt: timestamp.nullable(),
  sla: sessionSla.nullable(),
  /** Since when the customer has been without an answer; null while it is their turn. */
  waitingSince: timestamp.nullable(),
  /** Out of sight of the queue until then, or until the customer writes. */
  snoozedUntil: timestamp.nullable(),
  /** Whom routing has asked to take it, and until when. */
  offer: z.object({ userId: id, expiresAt: timestamp }).nullable(),
  createdAt: timestamp,
  endedAt: timestamp.nullable(),
  endReason: z.string().nullable(),
  /** Since when the customer is asked how they were helped; null while nobody wants to know. */
  surveyAskedAt: timestamp.nullable().default(null),
  rating: rating.nullable(),
})
export type Session = z.infer<typeof session>

/** Somebody's place in a session. `deliveredSeq` and `readSeq` are watermarks: they only move forward. */
export const participant = z.object({
  id,
  sessionId: id,
  kind: z.enum(['customer', 'user']),
  /** A customer's or a user's id, as `kind` says. */
  memberId: id,
  deliveredSeq: seq,
  readSeq: seq,
})
export type Participant = z.infer<typeof participant>

export const attachment = z.object({
  id,
  name: z.string(),
  mimeType: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
  durationSeconds: z.number().nonnegative().nullable(),
  /** Loudness from 0 to 1, evenly spaced over the duration. */
  waveform: z.array(z.number().min(0).max(1)).nullable(),
  /** Pixels, of a picture as it is shown. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  hasThumbnail: z.boolean(),
  /** When its time was up: the file is gone, and these facts are what is left. */
  removedAt: timestamp.nullable(),
})
export type Attachment = z.infer<typeof attachment>

/** What a system message says, as facts: each client words it in its reader's language. */
export const systemEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('claimed'), userId: id }),
  /** The chat has got another assignee or team, or is back in the queue. `byId` null: routing did it. */
  z.object({
    kind: z.literal('assigned'),
    fromUserId: id.nullable(),
    toUserId: id.nullable(),
    toTeamId: id.nullable(),
    byId: id.nullable(),
  }),
  /** A member of staff writes in a chat that is not theirs. */
  z.object({ kind: z.literal('joined'), userId: id }),
  z.object({ kind: z.literal('status'), from: sessionStatus, to: sessionStatus, userId: id.nullable() }),
])
export type SystemEvent = z.infer<typeof systemEvent>

export const message = z.object({
  id: authoredId,
  sessionId: id,
  seq: seq.min(1),
  senderKind: z.enum(['customer', 'user', 'system']),
  senderId: id.nullable(),
  type: messageType,
  body: z.string(),
  attachment: attachment.nullable(),
  event: systemEvent.nullable(),
  replyTo: id.nullable(),
  status: messageStatus,
  createdAt: timestamp,
  editedAt: timestamp.nullable(),
  editedBy: id.nullable(),
  /** The text of a deleted message is gone. */
  deletedAt: timestamp.nullable(),
  deletedBy: id.nullable(),
  /** Who has approved or rejected it, as its status says. */
  review: z.object({ userId: id, at: timestamp, reason: z.string() }).nullable(),
})
export type Message = z.infer<typeof message>

/** What a message is before anything has happened to it. */
export const UNTOUCHED = {
  attachment: null,
  event: null,
  replyTo: null,
  status: 'sent',
  editedAt: null,
  editedBy: null,
  deletedAt: null,
  deletedBy: null,
  review: null,
} as const satisfies Partial<Message>

/** A prepared text: everybody's, a team's, or one person's own. `{{customer.name}}` and the like are filled in. */
export const cannedResponse = z.object({
  id,
  teamId: id.nullable(),
  ownerId: id.nullable(),
  /** What is typed after `/`. */
  shortcut: z.string(),
  title: z.string(),
  body: z.string(),
  updatedAt: timestamp,
})
export type CannedResponse = z.infer<typeof cannedResponse>

/** A tag or a category that sessions may carry, by its name. */
export const label = z.object({
  id,
  kind: z.enum(['tag', 'category']),
  name: z.string(),
  color: z.enum(['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink']),
  /** No longer offered; who carries it keeps it. */
  archivedAt: timestamp.nullable(),
})
export type Label = z.infer<typeof label>

/** A custom attribute of customers or sessions. */
export const attributeDefinition = z.object({
  id,
  subject: z.enum(['customer', 'session']),
  key: z.string(),
  label: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'date', 'choice']),
  /** Of a `choice`. */
  choices: z.array(z.string()),
  archivedAt: timestamp.nullable(),
})
export type AttributeDefinition = z.infer<typeof attributeDefinition>

/** Everything that travels in the change log, by name. */
export const ENTITIES = {
  session,
  message,
  participant,
  customer,
  user,
  team,
  cannedResponse,
  label,
  attributeDefinition,
  suggestion,
} as const
export type EntityName = keyof typeof ENTITIES
export type Entity = { [Name in EntityName]: z.infer<(typeof ENTITIES)[Name]> }
export const entityName = z.enum(Object.keys(ENTITIES) as [EntityName, ...EntityName[]])

/** Staff's own words to each other, and replies that nobody has let through. */
export const STAFF_ONLY = {
  types: ['note'],
  statuses: ['pending_approval', 'rejected'],
} as const satisfies { types: readonly MessageType[]; statuses: readonly Message['status'][] }

/** What no customer may receive, on any path. The one rule of it: what asks the database does so by {@link STAFF_ONLY}. */
export function isStaffOnly({ type, status }: Pick<Message, 'type' | 'status'>): boolean {
  const { types, statuses } = STAFF_ONLY
  return types.some((one) => one === type) || statuses.some((one) => one === status)
}
