import { z } from 'zod'
import { authoredId, id, seq, timestamp } from './ids.ts'

export const staffRole = z.enum(['agent', 'supervisor', 'admin'])
export type StaffRole = z.infer<typeof staffRole>

export const sessionType = z.enum(['booking', 'emergency', 'general', 'support'])
export type SessionType = z.infer<typeof sessionType>

export const priority = z.enum(['low', 'normal', 'high', 'urgent'])
export type Priority = z.infer<typeof priority>

export const sessionStatus = z.enum(['waiting', 'active', 'paused', 'ended', 'locked'])
export type SessionStatus = z.infer<typeof sessionStatus>

export const messageType = z.enum(['text', 'audio', 'image', 'file', 'video', 'system', 'emergency', 'note'])
export type MessageType = z.infer<typeof messageType>

export const messageStatus = z.enum(['sent', 'pending_approval', 'approved', 'rejected', 'deleted'])

/** Longest text of one message, in UTF-16 units. */
export const MAX_BODY = 8_000

/** A text a person wrote: not blank, without characters that PostgreSQL cannot store. */
export const messageBody = z
  .string()
  .max(MAX_BODY)
  .refine((text) => text.trim() !== '', 'Write something first.')
  .refine((text) => !text.includes('\u0000'), 'The text contains a character that cannot be stored.')

export const user = z.object({
  id,
  name: z.string(),
  role: staffRole,
  teamIds: z.array(id),
  avatarUrl: z.string().nullable(),
})
export type User = z.infer<typeof user>

export const team = z.object({ id, name: z.string() })
export type Team = z.infer<typeof team>

export const customer = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** BCP 47 language tag, as the customer's browser said. */
  locale: z.string().nullable(),
  /** IANA time zone name. */
  timeZone: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  createdAt: timestamp,
})
export type Customer = z.infer<typeof customer>

export const externalRef = z.object({ kind: z.enum(['booking', 'order']), reference: z.string().max(200) })

/** One chat. */
export const session = z.object({
  id,
  type: sessionType,
  category: z.string().nullable(),
  priority,
  status: sessionStatus,
  customerId: id,
  teamId: id.nullable(),
  assigneeId: id.nullable(),
  subject: z.string(),
  tags: z.array(z.string()),
  externalRef: externalRef.nullable(),
  metadata: z.record(z.string(), z.json()),
  lastSeq: seq,
  lastMessageAt: timestamp,
  /** When staff must next have answered or resolved; null while the clock does not run. */
  dueAt: timestamp.nullable(),
  createdAt: timestamp,
  endedAt: timestamp.nullable(),
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
})
export type Attachment = z.infer<typeof attachment>

/** What a system message says, as facts: each client words it in its reader's language. */
export const systemEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('claimed'), userId: id }),
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
  deletedAt: timestamp.nullable(),
})
export type Message = z.infer<typeof message>

/** Everything that travels in the change log, by name. */
export const ENTITIES = { session, message, participant, customer, user, team } as const
export type EntityName = keyof typeof ENTITIES
export type Entity = { [Name in EntityName]: z.infer<(typeof ENTITIES)[Name]> }
export const entityName = z.enum(Object.keys(ENTITIES) as [EntityName, ...EntityName[]])

/** Staff's own words to each other: no customer may receive one, on any path. */
export function isStaffOnly(message: Pick<Message, 'type'>): boolean {
  return message.type === 'note'
}
